"""The laws that are fitted, put together from the models' own expressions.

>>> sorted(str(symbol) for symbol in law(interfaces=1, kind="chord").arguments[:5])
['T', 'c', 't', 'y', 'z']

An interface is a step and a layer in series. The step is ``family_current``, with the exchange
current density of ``scaled_exchange_current``; two interfaces in one cell carry ``pair_current``.
Of the layer a share 1 − θ is there at once, and the rest grows as ``saturating_growth``. At a bias
the drop y that is left for the step, in units of RT/zF, solves y + (zF/RT) R_layer i(y) = zFU/RT:
``balance``. What is fitted is ln R; its gradient follows from the implicit-function theorem.

Every candidate is this one law with some of its parameters held (α = 0 is the limit by diffusion,
α = 1 the diode, R_S = 0 no layer, θ = 0 a layer that does not grow), but for the layer by itself.
"""

from dataclasses import dataclass
from functools import cache

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.models.arrhenius import reference_temperature
from heteroionic_lite.models.butler_volmer import scaled_exchange_current
from heteroionic_lite.models.interphase import saturating_growth
from heteroionic_lite.models.ionic_diode import characteristic_current, family_current
from heteroionic_lite.models.parameters import (
    activation_energy,
    charge_number,
    concentration,
    driving_drop,
    exchange_current_density,
    growth_time,
    interphase_resistance,
    reference_concentration,
    temperature,
    time,
    transfer_coefficient,
)
from heteroionic_lite.models.two_interfaces import pair_current

REFERENCE_CONCENTRATION = float(reference_concentration.default)  # mol/m³
REFERENCE_TEMPERATURE = float(reference_temperature.default)  # K

step_drop = sympy.Symbol("y", real=True)
log_current = sympy.Symbol("ln_i0", real=True)
log_time = sympy.Symbol("ln_tau", real=True)
late_share = sympy.Symbol("theta", nonnegative=True)

# What is fitted, in the order in which every function has it, and how it is called.
PARAMETERS = {
    "log_current": log_current,
    "transfer_coefficient": transfer_coefficient.symbol,
    "layer_resistance": interphase_resistance.symbol,
    "log_time": log_time,
    "late_share": late_share,
    "activation_energy": activation_energy.symbol,
}
CONDITIONS = {
    "step_drop": step_drop,
    "concentration": concentration.symbol,
    "time": time.symbol,
    "temperature": temperature.symbol,
    "charge_number": charge_number.symbol,
}


@dataclass(frozen=True)
class Law:
    """The logarithm of R with its gradient, and the balance that gives the drop at the step.

    All are expressions in ``arguments``. The balance comes with its slope, and is None where
    nothing is implicit; the applied bias, its right side, is not in it.
    """

    name: str
    value: tuple[sympy.Expr, ...]
    balance: tuple[sympy.Expr, sympy.Expr] | None
    parameters: tuple[sympy.Symbol, ...] = tuple(PARAMETERS.values())

    @property
    def arguments(self) -> tuple[sympy.Symbol, ...]:
        """The symbols of conditions and parameters, in the order of all functions."""
        return (*CONDITIONS.values(), *self.parameters)


def warmed(expression: sympy.Expr, sign: int) -> sympy.Expr:
    """With the one activation energy of all that is activated."""
    reciprocal = 1 / temperature.symbol - 1 / sympy.Float(REFERENCE_TEMPERATURE)
    return expression * sympy.exp(sign * activation_energy.symbol / R * reciprocal)


@cache
def layer() -> sympy.Expr:
    """Resistance of the layer at an age."""
    full = interphase_resistance.symbol
    growing = saturating_growth.expression.subs(growth_time.symbol, sympy.exp(log_time))
    return warmed(full * (1 - late_share) + late_share * growing, +1)


# The current over the exchange current, as long as only its derivatives are of interest.
_phi = sympy.Function("phi")
SHAPE = _phi(step_drop, transfer_coefficient.symbol)
FEED = _phi(step_drop, sympy.Integer(0))  # of what a liquid feeds: that of diffusion


@cache
def exchange() -> sympy.Expr:
    """The exchange current density at the concentration and temperature of a row."""
    scaled = scaled_exchange_current.expression.subs(
        {
            reference_concentration.symbol: REFERENCE_CONCENTRATION,
            exchange_current_density.symbol: sympy.exp(log_current),
        }
    )
    return warmed(scaled, -1)


@cache
def _shape(interfaces: int) -> sympy.Expr:
    """Current through the step over its exchange current, at its drop y (of each, of two)."""
    family = {1: family_current, 2: pair_current}[interfaces].expression
    drop = interfaces * step_drop * R * temperature.symbol / (charge_number.symbol * F)
    return family.subs({driving_drop.symbol: drop, characteristic_current.symbol: 1})


@cache
def _slope(interfaces: int) -> sympy.Expr:
    """The derivative of the shape by y, as a sum.

    At a limit of the current the difference that it is otherwise loses its digits. Two in series
    have the harmonic mean of the slopes at y₁ = m + y and y₂ = m − y.
    """
    alpha = transfer_coefficient.symbol

    def one(y: sympy.Expr) -> sympy.Expr:
        return alpha * sympy.exp(alpha * y) + (1 - alpha) * sympy.exp((alpha - 1) * y)

    if interfaces == 1:
        return one(step_drop)
    share = sympy.tanh((alpha - sympy.Rational(1, 2)) * step_drop) * sympy.tanh(step_drop / 2)
    shift = sympy.log((1 - share) / (1 + share))
    return 2 / (1 / one(shift + step_drop) + 1 / one(shift - step_drop))


def _written_out(expression: sympy.Expr, interfaces: int) -> sympy.Expr:
    """With the shape of the current and its derivatives in place."""
    shape = _shape(interfaces)
    alpha = transfer_coefficient.symbol
    found = {}
    for one in expression.atoms(sympy.Derivative):
        variables = list(one.variables)
        start = shape
        if step_drop in variables:
            variables.remove(step_drop)
            start = _slope(interfaces)
        derivative = sympy.diff(start, *variables) if variables else start
        found[one] = derivative if one.expr == SHAPE else derivative.subs(alpha, 0)
    return expression.xreplace(found).xreplace({SHAPE: shape, FEED: shape.subs(alpha, 0)})


def assembled(
    name: str,
    interfaces: int,
    kind: str,
    current: sympy.Expr,
    ohmic: sympy.Expr,
    parameters: tuple[sympy.Symbol, ...],
) -> Law:
    """The law of a current, in shapes, behind something ohmic; of two such interfaces in series."""
    thermal = R * temperature.symbol / (charge_number.symbol * F)
    step = thermal * (
        step_drop / current if kind == "chord" else 1 / sympy.diff(current, step_drop)
    )
    value = sympy.log(step + ohmic) + sympy.log(interfaces)
    balance = step_drop + ohmic * current / thermal
    by_drop = sympy.diff(value, step_drop)
    slope = sympy.diff(balance, step_drop)
    gradient = [sympy.diff(value, p) - by_drop * sympy.diff(balance, p) / slope for p in parameters]
    in_full = [_written_out(one, interfaces) for one in (value, *gradient, balance, slope)]
    return Law(name, tuple(in_full[:-2]), (in_full[-2], in_full[-1]), parameters)


def ohmic_law(
    name: str, interfaces: int, ohmic: sympy.Expr, parameters: tuple[sympy.Symbol, ...]
) -> Law:
    """The law of something ohmic with nothing else, which knows no bias."""
    value = sympy.log(ohmic) + sympy.log(interfaces)
    return Law(name, (value, *(sympy.diff(value, p) for p in parameters)), None, parameters)


@cache
def law(interfaces: int, kind: str) -> Law:
    """The law of one interface or of two in series, for chord or differential resistances."""
    current, own = exchange() * SHAPE, tuple(PARAMETERS.values())
    return assembled(f"{kind}_{interfaces}", interfaces, kind, current, layer(), own)


@cache
def layer_law(interfaces: int) -> Law:
    """The law of a layer with nothing else."""
    return ohmic_law(f"layer_{interfaces}", interfaces, layer(), tuple(PARAMETERS.values()))


def every_law() -> list[Law]:
    """All laws that a table may ask for."""
    of_steps = [law(n, kind) for n in (1, 2) for kind in ("chord", "differential")]
    return [*of_steps, layer_law(1), layer_law(2)]
