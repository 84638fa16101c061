"""Problem set 4: the models in general, eight exercises."""

import html
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sympy

from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
from heteroionic_lite.course.exercises import (
    Choice,
    Criterion,
    Draw,
    Essay,
    Expression,
    Limit,
    Mistake,
    Numeric,
    Option,
    Printed,
    ProblemSet,
    Table,
    Variant,
    Working,
)
from heteroionic_lite.course.lines import logarithms, slope
from heteroionic_lite.equation import Parameter
from heteroionic_lite.faces.formula import text
from heteroionic_lite.model import Model
from heteroionic_lite.models import (
    butler_volmer,
    diagnosis,
    differential,
    diffusion,
    frenkel,
    impedance,
    interphase,
    relaxation,
    relaxation_impedance,
)
from heteroionic_lite.models import parameters as p

ONE = {p.charge_number.symbol: 1}  # lithium
ZERO_CELSIUS = 273.15
_T, _U = p.temperature.symbol, p.driving_drop.symbol
_thermal = GAS_CONSTANT * _T / FARADAY

# -- 1 ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Misprint:
    """An equation, what a bad print makes of it, and which unit that has."""

    model: Model
    printed: Any
    unit: str  # as pint reads it
    said: str  # as an option says it
    right: str  # what the line has when it is printed well


_L = relaxation.relaxation_length.expression
MISPRINTS = (
    Misprint(
        diffusion.limiting_current_density,
        diffusion.limiting_current_density.expression / FARADAY,
        "mol/m^2/s",
        "a flux, in mol m⁻² s⁻¹",
        "a current density, A m⁻²",
    ),
    Misprint(
        butler_volmer.charge_transfer_resistance,
        butler_volmer.charge_transfer_resistance.expression * p.exchange_current_density.symbol**2,
        "V*A/m^2",
        "a power per area, in W m⁻²",
        "an area resistance, Ω m²",
    ),
    Misprint(
        relaxation.relaxation_length,
        _L**2,
        "m^2",
        "an area, in m²",
        "a length, m",
    ),
    Misprint(
        diffusion.layer_diffusion_resistance,
        diffusion.layer_diffusion_resistance.expression * FARADAY,
        "V*m^2*s/mol",
        "volts for each unit of flux, V m² s mol⁻¹",
        "an area resistance, Ω m²",
    ),
    Misprint(
        diffusion.layer_dc_resistance,
        1 / diffusion.layer_dc_resistance.expression,
        "S/m^2",
        "a conductance per area, in S m⁻²",
        "an area resistance, Ω m²",
    ),
)


def _page(wrong: int) -> str:
    """The five equations in one line each, one of them misprinted."""
    lines = []
    for k, one in enumerate(MISPRINTS):
        side = one.printed if k == wrong else one.model.expression
        line = html.escape(text(one.model.having(expression=side)))
        lines.append(f"<p>({k + 1}) {one.model.meaning}:<br><code>{line}</code></p>")
    return "".join(lines)


_print = Variant("page", tuple(_page(k) for k in range(len(MISPRINTS))))

audit = Choice(
    identifier="ps4.1",
    title="Audit a page",
    text="""<p>The manual of a program prints these five equations, each in one line. <i>i</i> are
        current densities in A m⁻², <i>c</i> concentrations in mol m⁻³, <i>L</i> and <i>δ</i>
        lengths in m, <i>D</i> diffusivities in m² s⁻¹, <i>R</i> with an index area resistances in
        Ω m², <i>R</i> alone is the gas constant. One of them is misprinted.</p>[[page]]
        <p>Which one, and what is its right side as printed?</p>""",
    outcomes=("models 2",),
    minutes=10,
    draws=(_print,),
    options=(
        *(
            Option(
                f"Line {k + 1}: as printed, it is {one.said}.",
                sympy.Eq(_print.symbol, k),
                f"Line {k + 1} is sound: reckon its right side once more, it is {one.right}. "
                "<i>RT</i>/<i>F</i> is a voltage, <i>F</i> times a flux a current density.",
                "unit-not-reckoned",
                f"line {k + 1}",
            )
            for k, one in enumerate(MISPRINTS)
        ),
        Option(
            "None can be named, since the unit of a rate constant or of any other symbol can "
            "always be chosen in such a way that both sides of its equation agree.",
            right=False,
            message="For one symbol in one equation it can. But a symbol has its unit in all of "
            "them, and here it is said what they are.",
            misconception="units-cannot-tell",
            name="units say nothing",
        ),
    ),
    hints=(
        "Write behind each symbol its unit, and cancel. Which units has <i>RT</i>/<i>F</i>?",
        "<i>F</i> has C mol⁻¹, so <i>F</i> times a flux is A m⁻². V over A m⁻² is Ω m².",
    ),
    solution="""<p>(1) <i>zF</i> · m² s⁻¹ · mol m⁻³/m has to be A m⁻²; without <i>F</i> it is a
        flux. (2) <i>RT</i>/<i>zF</i> is V; over A m⁻² it is Ω m², times A m⁻² a power per area. (3)
        A time times a diffusivity is m², of which the root is a length. (4)
        <i>RT</i>/(<i>zF</i>)<sup>2</sup> over a conductance of diffusion, mol m⁻² s⁻¹, is Ω m²;
        with one <i>F</i> less it is volts for a flux. (5) m over S m⁻¹ is Ω m², upside down S m⁻².
        On your
        sheet it is line [[line]] that does not come out.</p>""",
    working=(Working("line", _print.symbol + 1, "dimensionless", digits=1),),
)

# -- 2 ---------------------------------------------------------------------------------------

_t, _q = p.transference_number.symbol, p.utilisation.symbol
_limit = diffusion.limiting_current_density.expression.subs(ONE)
_share = p.current_density / _limit
_lost = -diffusion.ohmic_overpotential.expression.subs(ONE)  # negative as it drives cations in
_ohmic = _lost.subs(_q, _share)

parts = Numeric(
    identifier="ps4.2",
    title="The ohmic part",
    text="""<p>A stagnant layer of [[layer_thickness]] holds [[concentration]] of one lithium salt,
        <i>D</i> = [[diffusion_coefficient]], <i>t</i><sub>+</sub> = [[transference_number]], in
        front of a face that passes cations only. [[current_density]] flow steadily towards the
        face, at [[temperature]].</p>
        <p>How many mV of the layer's loss are ohmic? (The rest belongs to differences of
        concentration.)</p>""",
    outcomes=("models 1",),
    minutes=10,
    draws=(
        Draw(p.utilisation, (0.35, 0.45, 0.55, 0.65, 0.75, 0.85), hidden=True),
        Draw(p.layer_thickness, (50, 80, 100, 150, 200), "um"),
        Draw(p.concentration, (0.15, 0.22, 0.33, 0.47), "mol/l"),
        Draw(p.diffusion_coefficient, (1.5e-6, 2.2e-6, 3.3e-6), "cm^2/s"),
        Draw(p.transference_number, (0.2, 0.25, 0.3, 0.35, 0.4)),
        Draw(p.temperature, (20, 25, 30, 40), "degC"),
        Printed(p.current_density, _limit * _q, "mA/cm^2"),
    ),
    answer=_ohmic,
    symbol="U_ohm",
    unit="V",
    asked_in="mV",
    menu=("ohm cm^2", "mA/cm^2"),
    mistakes=(
        Mistake(
            "concentration part",
            _ohmic * (1 - _t) / _t,
            "That is the other part, which differences of concentration cause. The ohmic share of "
            "the loss is <i>t</i><sub>+</sub>, at any current.",
            "parts-of-a-layer-exchanged",
        ),
        Mistake(
            "supporting salt",
            _ohmic / 2,
            "With one salt the loss is twice the Nernst shift: the potential in the liquid falls "
            "as well as the concentration.",
            "nernst-shift-for-the-whole-loss",
        ),
        Mistake(
            "q for what is left",
            _lost.subs(_q, 1 - _share),
            "At the face the share 1 − <i>q</i> of the concentration is left, where <i>q</i> is "
            "current over limit. You took the logarithm of <i>q</i>.",
            "used-for-left",
        ),
        Mistake(
            "small current",
            2 * _t * _thermal * _share,
            "You took the layer for a resistance, as it is for a small current. Here the liquid at "
            "the face thins and conducts worse.",
            "small-signal-at-any-current",
        ),
        Mistake(
            "degrees Celsius",
            _ohmic.subs(_T, _T - ZERO_CELSIUS),
            "<i>T</i> in <i>RT</i>/<i>F</i> is the thermodynamic temperature.",
            "celsius-for-kelvin",
        ),
    ),
    hints=(
        "Which share of its limit is the current? What does that leave at the face?",
        "The limit is [[limit]]. The whole loss is 2<i>RT</i>/<i>F</i> |ln(1 − <i>q</i>)|.",
    ),
    solution="""<p>The limit is <i>FDc</i>/[<i>δ</i>(1 − <i>t</i><sub>+</sub>)] = [[limit]], of
        which the current is the share <i>q</i> = [[part]]. At the face 1 − <i>q</i> of the
        concentration is left. The Nernst shift and the potential of the standing anions are each
        <i>RT</i>/<i>F</i> |ln(1 − <i>q</i>)|, together [[whole]]. The current sees the conductivity
        fall with the concentration; integrated over the layer, the share <i>t</i><sub>+</sub> of
        the loss is ohmic:</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong>.</p>""",
    working=(
        Working("limit", _limit, "A/m^2", "mA/cm^2", symbol="i_L"),
        Working("part", _share, "dimensionless", symbol="q", digits=3),
        Working("whole", _ohmic / _t, "V", "mV", symbol="U"),
    ),
)

# -- 3 ---------------------------------------------------------------------------------------

_MOLAR = (0.8, 0.9, 1, 1.12, 1.25)
_concentrations = tuple(
    p.concentration.having(symbol=f"c_{k}", name=f"concentration_{k}", default=1000 * molar)
    for k, molar in enumerate(_MOLAR, start=1)
)
_resistances = tuple(
    p.junction_resistance.having(symbol=f"R_{k}", name=f"resistance_{k}", default=0.2 / 1.1**k)
    for k in range(1, 1 + len(_MOLAR))
)
_at_one = p.junction_resistance.having(symbol="R_one", name="resistance_at_one")
_in = p.current_density.having(
    symbol="i_in", name="current_in", meaning="size of the current of desolvation"
)
_out = p.current_density.having(
    symbol="i_out", name="current_out", meaning="size of the current of solvation"
)
_truth = diagnosis.expected_asymmetry.expression
_w, _c = diagnosis.transfer_share.symbol, p.concentration.symbol
_step_law = butler_volmer.charge_transfer_resistance.expression


def _contact(at: Parameter) -> sympy.Expr:
    """Layer and step at a concentration, of which the step has the share w at 1 mol/l."""
    falls = _step_law.subs(_c, at.symbol) / _step_law.subs(_c, _concentrations[2].symbol)
    return _at_one * (1 - _w + _w * sympy.powsimp(sympy.simplify(falls)))


_fallen = -slope(logarithms(_concentrations), logarithms(_resistances))
_asymmetry = sympy.log(_in / _out) * _thermal / _U
_data = {diagnosis.concentration_slope.symbol: _fallen, diagnosis.asymmetry.symbol: _asymmetry}
_found = diagnosis.inferred_transfer_coefficient.expression.subs(_data)
_weight = diagnosis.inferred_transfer_share.expression.subs(_data)

both = Numeric(
    identifier="ps4.3",
    title="α from raw data, layer or not",
    text="""<p>A liquid lies on a solid; whether there is a layer between them is not known. At rest
        the resistance of the contact was measured over a small range of salt concentration, in
        which the log-log plot is straight; each value is a mean of many and scatters by 0.2 per
        cent. At [[concentration_3]] and [[temperature]] a small bias of [[driving_drop]] was
        applied in either direction: lithium ions enter the solid with [[current_in]], and come back
        with [[current_out]]. Diffusion plays no part.</p>
        <p>How large is the transfer coefficient, counted from the liquid?</p>""",
    outcomes=("models 3",),
    minutes=14,
    points=3,
    draws=(
        Draw(p.transfer_coefficient, (0.28, 0.3, 0.32, 0.7, 0.73, 0.76), hidden=True),
        Draw(diagnosis.transfer_share, (55, 60, 65), hidden=True),
        Draw(_at_one, (220, 330, 470, 560), "ohm cm^2", hidden=True),
        Draw(p.temperature, (20, 25, 30, 35), "degC"),
        Draw(p.driving_drop, (15, 20, 25), "mV"),
        *(Draw(one, (molar,), "mol/l") for one, molar in zip(_concentrations, _MOLAR, strict=True)),
        *(
            Printed(r, _contact(c), "ohm cm^2", 4, noise=0.002)
            for r, c in zip(_resistances, _concentrations, strict=True)
        ),
        Printed(
            _in, _U / _at_one * sympy.exp(_truth * _U / _thermal / 2), "uA/cm^2", 4, noise=5e-4
        ),
        Printed(
            _out, _U / _at_one * sympy.exp(-_truth * _U / _thermal / 2), "uA/cm^2", 4, noise=5e-4
        ),
    ),
    table=Table(
        ("salt / mol l⁻¹", "contact / Ω cm²"),
        tuple(
            (f"[[{c.name}]]", f"[[{r.name}]]")
            for r, c in zip(_resistances, _concentrations, strict=True)
        ),
    ),
    answer=_found,
    symbol="alpha",
    unit="dimensionless",
    tolerance=0.012,
    menu=("mV", "ohm cm^2"),
    mistakes=(
        Mistake(
            "slope alone",
            1 - _fallen,
            "You read <i>α</i> from the slope, as if nothing lay in series. A layer makes the "
            "slope shallower, and the slope alone cannot say so.",
            "layer-forgotten",
            "models-two-measurements",
        ),
        Mistake(
            "asymmetry alone",
            (1 + _asymmetry) / 2,
            "You read <i>α</i> from the two currents, as if nothing lay in series. A layer takes "
            "its part of the bias, and it has no direction.",
            "asymmetry-read-without-a-layer",
        ),
        Mistake(
            "weight once",
            (_fallen + _asymmetry) / (2 * _fallen + _asymmetry),
            "You let the asymmetry fall with the share <i>w</i> of charge transfer. It falls with "
            "<i>w</i><sup>2</sup>: the step gets that share of the bias, and its change is that "
            "share of the resistance.",
            "weight-once-for-twice",
        ),
        Mistake(
            "counted from the solid",
            1 - _found,
            "That is 1 − <i>α</i>, counted from the solid.",
            "alpha-from-the-wrong-side",
        ),
    ),
    hints=(
        "Which two numbers do the data give, and which two are unknown?",
        "Slope: <i>n</i> = (1 − <i>α</i>)<i>w</i>. Asymmetry: <i>A</i> = ln(<i>i</i><sub>in</sub>/"
        "<i>i</i><sub>out</sub>)/(<i>FU</i>/<i>RT</i>) = (2<i>α</i> − 1)<i>w</i><sup>2</sup>.",
        "Put <i>α</i> = 1 − <i>n</i>/<i>w</i> into the second: "
        "<i>w</i><sup>2</sup> − 2<i>nw</i> = <i>A</i>.",
    ),
    solution="""<p>Least squares give −d ln <i>R</i>/d ln <i>c</i> = <i>n</i> = [[fallen]], the
        currents <i>A</i> = [[lopsided]]. With the share <i>w</i> of charge transfer in the
        resistance <i>n</i> = (1 − <i>α</i>)<i>w</i> and <i>A</i> = (2<i>α</i> −
        1)<i>w</i><sup>2</sup>. Put <i>α</i> = 1 − <i>n</i>/<i>w</i> into the second:
        <i>w</i><sup>2</sup> − 2<i>nw</i> − <i>A</i> = 0, so <i>w</i> = <i>n</i> +
        √(<i>n</i><sup>2</sup> + <i>A</i>) = [[weight]]; the other root is smaller than <i>n</i> and
        would make <i>α</i> negative. Then <i>α</i> = 1 − <i>n</i>/<i>w</i> =
        <strong>[[answer]]</strong>. Since <i>w</i> is not one, there is something in
        series.</p>""",
    working=(
        Working("fallen", _fallen, "dimensionless", symbol="n", digits=3),
        Working("lopsided", _asymmetry, "dimensionless", symbol="A", digits=3),
        Working("weight", _weight, "dimensionless", symbol="w", digits=3),
    ),
)

# -- 4 ---------------------------------------------------------------------------------------

_Rs, _i, _iref = (
    p.interphase_resistance.symbol,
    p.current_density.symbol,
    p.exchange_current_density.symbol,
)
_chord = interphase.chord_resistance.expression.subs(ONE)
_at_rest = interphase.interface_resistance.expression.subs(ONE).subs(
    p.concentration.symbol, p.reference_concentration.symbol
)
_step = _chord.subs(_Rs, 0)
_drop = _i * _step  # across the step
_tangent = differential.differential_resistance.expression.subs(ONE).subs(
    {p.transfer_coefficient.symbol: sympy.Rational(1, 2), p.overpotential.symbol: -_drop}
)

working_current = Numeric(
    identifier="ps4.4",
    title="Eq. 4 at a working current",
    text="""<p>A contact at [[temperature]] has a layer of [[interphase_resistance]] and a symmetric
        step (<i>α</i> = ½) with an exchange current density of [[exchange_current_density]]. Eq. 4
        gives its resistance for a vanishing current. The cell works at [[current_density]] and
        reports voltage over current.</p>
        <p>By how many per cent does the contact resist less at that current than by Eq. 4?</p>""",
    outcomes=("models 3",),
    minutes=9,
    draws=(
        Draw(p.temperature, (20, 25, 30, 40), "degC"),
        Draw(p.interphase_resistance, (47, 56, 68, 82, 100, 120), "ohm cm^2"),
        Draw(p.exchange_current_density, (56, 62, 68, 75, 82, 91, 100), "uA/cm^2"),
        Draw(p.current_density, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8), "mA/cm^2"),
    ),
    answer=1 - _chord / _at_rest,
    symbol="epsilon",
    unit="dimensionless",
    asked_in="percent",
    menu=("ohm cm^2",),
    mistakes=(
        Mistake(
            "slope for chord",
            1 - _tangent / _at_rest,
            "That is the slope of the curve at this current, which impedance would see. Voltage "
            "over current is a chord.",
            "slope-for-chord",
        ),
        Mistake(
            "layer falls as well",
            1 - _step / _at_rest.subs(_Rs, 0),
            "You let all of the resistance fall. The layer is ohmic and stays; it is the step that "
            "falls.",
            "layer-falls-with-the-current",
        ),
        Mistake(
            "what is left",
            _chord / _at_rest,
            "That is what is left of Eq. 4's value; asked is how much less it is.",
            "used-for-left",
        ),
        Mistake(
            "two forgotten",
            1 - (_Rs + _thermal / _i * sympy.asinh(_i / _iref)) / _at_rest,
            "For <i>α</i> = ½ it is <i>i</i> = 2<i>i</i><sub>0</sub> sinh(<i>Fη</i>/2<i>RT</i>), "
            "with a 2 before the sinh and one in it.",
            "two-of-the-sinh",
        ),
    ),
    hints=(
        "Solve Butler–Volmer with <i>α</i> = ½ for the overpotential. Which of the two resistances "
        "depends on the current?",
        "By Eq. 4 it is [[at_rest]], of which the step is "
        "<i>RT</i>/(<i>F</i><i>i</i><sub>0</sub>). The overpotential of the step is "
        "(2<i>RT</i>/<i>F</i>) asinh(<i>i</i>/2<i>i</i><sub>0</sub>).",
    ),
    solution="""<p>For <i>α</i> = ½ the step passes <i>i</i> = 2<i>i</i><sub>0</sub>
        sinh(<i>F</i>|<i>η</i>|/2<i>RT</i>), hence |<i>η</i>| = (2<i>RT</i>/<i>F</i>)
        asinh(<i>i</i>/2<i>i</i><sub>0</sub>); over the current it is [[step]] instead of
        [[step_at_rest]]. The layer stays. In all that is [[chord]] at the working current against
        [[at_rest]] by Eq. 4, so the contact resists <strong>[[answer]]</strong> less. Impedance at
        that current would find [[tangent]].</p>""",
    working=(
        Working("at_rest", _at_rest, "ohm m^2", "ohm cm^2", symbol="R"),
        Working("step", _step, "ohm m^2", "ohm cm^2", symbol="R"),
        Working("step_at_rest", _at_rest.subs(_Rs, 0), "ohm m^2", "ohm cm^2", symbol="R"),
        Working("chord", _chord, "ohm m^2", "ohm cm^2", symbol="R"),
        Working("tangent", _tangent, "ohm m^2", "ohm cm^2", symbol="R"),
    ),
)

# -- 5 ---------------------------------------------------------------------------------------

_s, _Di, _DV = (
    frenkel.interstitial_share.symbol,
    p.interstitial_diffusivity.symbol,
    p.vacancy_diffusivity.symbol,
)
_over = sympy.factor(
    sympy.simplify(
        relaxation.relaxation_exchange_flux.expression
        / frenkel.dissipation_exchange_flux.expression
    )
)
_ti = _Di / (_Di + _DV)

mobilities = Expression(
    identifier="ps4.5",
    title="What takes the place of Eq. 5",
    text="""<p>A solid conducts by interstitials, [[~interstitial_diffusivity]], and by vacancies,
        [[~vacancy_diffusivity]], equally many of each. Through an interface with another solid the
        share [[~interstitial_share]] of the current crosses as interstitials, the rest as
        vacancies. By the heat that relaxation makes, its resistance is not that of Eq. 5 as
        printed.</p> <p>How many times is it? Type a formula in s_i, D_i and D_V.</p>""",
    outcomes=("models 4",),
    minutes=12,
    points=3,
    of=(
        frenkel.interstitial_share,
        p.interstitial_diffusivity.having(default=5e-10, low=1e-12, high=1e-9),
        p.vacancy_diffusivity.having(default=2e-9, low=1e-9, high=1e-8),
    ),
    answer=_over,
    symbol="r",
    may_be_function=True,
    mistakes=(
        Mistake(
            "Eq. 5 is exact",
            sympy.Integer(1),
            "Eq. 5 as printed is exact for equal mobilities and an interface that passes one kind "
            "of defect. Neither is said here.",
            "eq-5-taken-as-exact",
        ),
        Mistake(
            "all as interstitials",
            _over.subs(_s, 1),
            "That is for an interface that passes interstitials only. Vacancies cross as well, and "
            "less has to be changed into one another.",
            "share-of-the-crossing-forgotten",
        ),
        Mistake(
            "kinds exchanged",
            _over.subs({_Di: _DV, _DV: _Di}, simultaneous=True),
            "You exchanged the two kinds: far from the interface interstitials carry the share "
            "<i>D</i><sub>i</sub>/(<i>D</i><sub>i</sub> + <i>D</i><sub>V</sub>).",
            "mobilities-upside-down",
        ),
        Mistake(
            "square forgotten",
            (_s - _ti) / (_ti * (1 - _ti)),
            "Heat goes with the square of the flux that has to be changed over, not with the flux.",
            "heat-linear-in-the-flux",
        ),
    ),
    limits=(
        Limit(
            "for equal mobilities and interstitials alone Eq. 5 is exact",
            {
                "interstitial_share": 1,
                "interstitial_diffusivity": 1e-9,
                "vacancy_diffusivity": 1e-9,
            },
        ),
    ),
    hints=(
        "Which share <i>t</i><sub>i</sub> of the current do interstitials carry far from the "
        "interface, and which at it? What has to become of the difference?",
        "The heat goes as (<i>s</i><sub>i</sub> − <i>t</i><sub>i</sub>)<sup>2</sup>. Eq. 5 as "
        "printed has <i>t</i><sub>i</sub><i>t</i><sub>V</sub> in that place.",
    ),
    solution="""<p>Far away interstitials carry <i>t</i><sub>i</sub> = <i>D</i><sub>i</sub>/
        (<i>D</i><sub>i</sub> + <i>D</i><sub>V</sub>) of the current, at the interface
        <i>s</i><sub>i</sub>. The difference has to be changed into vacancies on the way, within the
        relaxation length. This drives the defects out of balance in proportion to
        <i>s</i><sub>i</sub> − <i>t</i><sub>i</sub>, and makes heat with its square. The printed
        Eq. 5 has <i>t</i><sub>i</sub><i>t</i><sub>V</sub> in that place, so that the resistance is
        (<i>s</i><sub>i</sub> − <i>t</i><sub>i</sub>)<sup>2</sup>/(<i>t</i><sub>i</sub>
        <i>t</i><sub>V</sub>) times its own:</p>
        [[=answer]]
        <p>For interstitials alone it is <i>D</i><sub>V</sub>/<i>D</i><sub>i</sub>, one for equal
        mobilities. If the interface passes the two as the solid does, nothing has to relax.</p>""",
)

# -- 6 ---------------------------------------------------------------------------------------

_frequency = Parameter(
    "f", "frequency", "Hz", 1000, 1e-3, 1e7, "of the alternating current", "illustrative",
    scale="log",
)  # fmt: skip
_first, _second = (
    _frequency.having(symbol=f"f_{which}", name=f"{which}_top", meaning="top of that arc")
    for which in ("layer", "step")
)
_R0, _R1, _R2 = (
    impedance.arc_resistance.having(symbol=f"R_{name}", name=f"{name}_resistance")
    for name in ("bulk", "layer", "step")
)
# Of which top, and how many times its frequency; the fifth lies between the two.
_PLACES = (
    (_first, 30), (_first, 3), (_first, 1), (_first, sympy.Rational(1, 3)), (None, 1),
    (_second, 3), (_second, 1), (_second, sympy.Rational(1, 3)), (_second, sympy.Rational(1, 30)),
)  # fmt: skip
_ROWS = range(1, 1 + len(_PLACES))
_f = [_frequency.having(symbol=f"f_{k}", name=f"frequency_{k}", default=1e5 / 3**k) for k in _ROWS]
_re, _im = (
    [
        impedance.arc_resistance.having(symbol=f"{sign}_{k}", name=f"{name}_{k}", default=0.01 * k)
        for k in _ROWS
    ]
    for sign, name in (("X", "real"), ("Y", "imaginary"))
)


def _arc(part: Model, resistance: Parameter, top: Parameter, at: Parameter) -> sympy.Expr:
    """Real part, or minus the imaginary one, of a semicircle with its top at a frequency."""
    return part.expression.subs(
        {
            impedance.arc_exponent.symbol: 1,
            p.interphase_resistance.symbol: resistance.symbol,
            impedance.arc_time.symbol: 1 / (2 * sympy.pi * top.symbol),
            p.angular_frequency.symbol: 2 * sympy.pi * at.symbol,
        }
    )


def _sum(part: Model, at: Parameter) -> sympy.Expr:
    return _arc(part, _R1, _first, at) + _arc(part, _R2, _second, at)


_width = _re[8] - _re[4]
_capacitance = 1 / (2 * sympy.pi * _f[6] * _width)

spectrum = Numeric(
    identifier="ps4.6",
    title="Read a spectrum",
    text="""<p>This is the impedance of a contact in series with a solid, per area; each number
        scatters by about one per cent. How many arcs are there, how wide is each, and where is its
        top? One of them belongs to a layer, the other to the double layer at the step.</p>
        <p>Which capacitance, in µF cm⁻², does the arc at <em>low</em> frequency have?</p>""",
    outcomes=("pe-se 4", "models 3"),
    minutes=12,
    points=3,
    draws=(
        Draw(_R0, (18, 22, 27, 33, 39), "ohm cm^2", hidden=True),
        Draw(_R1, (120, 150, 180, 220, 270), "ohm cm^2", hidden=True),
        Draw(_R2, (220, 270, 330, 390, 470), "ohm cm^2", hidden=True),
        Draw(_first, (4.7e4, 6.8e4, 8.2e4, 1e5), hidden=True),
        Draw(_second, (15, 22, 33, 47), hidden=True),
        *(
            Printed(f, (top * times if top else sympy.sqrt(_first.symbol * _second.symbol)), "Hz")
            for f, (top, times) in zip(_f, _PLACES, strict=True)
        ),
        *(
            Printed(x, _R0 + _sum(impedance.depressed_arc_real, f), "ohm cm^2", noise=0.01)
            for x, f in zip(_re, _f, strict=True)
        ),
        *(
            Printed(y, _sum(impedance.depressed_arc_imaginary, f), "ohm cm^2", noise=0.01)
            for y, f in zip(_im, _f, strict=True)
        ),
    ),
    table=Table(
        ("frequency / Hz", "Re Z / Ω cm²", "−Im Z / Ω cm²"),
        tuple(
            (f"[[{f.name}]]", f"[[{x.name}]]", f"[[{y.name}]]")
            for f, x, y in zip(_f, _re, _im, strict=True)
        ),
    ),
    answer=_capacitance,
    symbol="C",
    unit="F/m^2",
    asked_in="uF/cm^2",
    tolerance=0.05,
    menu=("nF/cm^2", "ohm cm^2", "F"),
    mistakes=(
        Mistake(
            "angular frequency",
            2 * sympy.pi * _capacitance,
            "At the top <i>ωRC</i> = 1, and <i>ω</i> is 2π times the frequency in the table.",
            "angular-for-plain-frequency",
        ),
        Mistake(
            "height for width",
            1 / (2 * sympy.pi * _f[6] * _im[6]),
            "You took the height of the arc for its resistance. That is its width on the real "
            "axis, twice the height of a semicircle.",
            "height-for-width",
        ),
        Mistake(
            "all of the axis",
            1 / (2 * sympy.pi * _f[6] * _re[8]),
            "You took all of the real axis for the width of the arc. What lies in series, the "
            "solid and the other arc, is in it.",
            "axis-for-the-arc",
        ),
        Mistake(
            "the other arc",
            1 / (2 * sympy.pi * _f[2] * (_re[4] - _re[0])),
            "That is the arc at high frequency. Its capacitance is far too small for a double "
            "layer: it is a layer's.",
            "arcs-exchanged",
        ),
    ),
    hints=(
        "Where does −Im <i>Z</i> pass a maximum, and where is it small? Draw Re <i>Z</i> against "
        "−Im <i>Z</i>.",
        "The arc at low frequency begins at Re <i>Z</i> = [[begins]] and ends at [[ends]]. At its "
        "top 2π<i>fRC</i> = 1.",
    ),
    solution="""<p>−Im <i>Z</i> has two maxima and is small between them: two arcs. The first begins
        at the solid's own [[solid]] and is [[first]] wide, the second goes on to [[ends]] and is
        [[second]] wide. At the top of a semicircle <i>ωRC</i> = 1, and the second has its top at
        [[top]]:</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong>, of the order of a double layer. For the first arc
        the same gives [[other]], too little for one: with ε = 10 a layer of [[thick]]. Two arcs are
        two time constants; that they are two processes, another measurement has to say.</p>""",
    working=(
        Working("begins", _re[4].symbol, "ohm m^2", "ohm cm^2", symbol="R", digits=3),
        Working("ends", _re[8].symbol, "ohm m^2", "ohm cm^2", symbol="R", digits=3),
        Working("solid", _re[0].symbol, "ohm m^2", "ohm cm^2", symbol="R", digits=2),
        Working("first", _re[4] - _re[0], "ohm m^2", "ohm cm^2", symbol="R", digits=3),
        Working("second", _width, "ohm m^2", "ohm cm^2", symbol="R", digits=3),
        Working("top", _f[6].symbol, "Hz", "Hz", symbol="f", digits=3),
        Working(
            "other", 1 / (2 * sympy.pi * _f[2] * (_re[4] - _re[0])), "F/m^2", "uF/cm^2",
            symbol="C", digits=2,
        ),
        Working(
            "thick",
            impedance.plate_thickness.expression.subs(
                {
                    impedance.contact_permittivity.symbol: 10,
                    impedance.layer_capacitance.symbol: 1
                    / (2 * sympy.pi * _f[2] * (_re[4] - _re[0])),
                }
            ),
            "m", "nm", symbol="d", digits=2,
        ),
    ),
)  # fmt: skip

# -- 7 ---------------------------------------------------------------------------------------


def _highest(part: Model, resistance: sympy.Symbol, time: sympy.Symbol, top: float) -> float:
    """The height of an arc over its width, from its model and where in ωτ its top is."""
    at = {resistance: 1, time: 1, p.angular_frequency.symbol: top}
    return float(part.expression.subs({impedance.arc_exponent.symbol: 1}).subs(at))


HEIGHTS = (
    _highest(
        impedance.depressed_arc_imaginary,
        p.interphase_resistance.symbol,
        impedance.arc_time.symbol,
        1.0,
    ),
    _highest(
        impedance.diffusion_impedance_imaginary,
        impedance.diffusion_resistance.symbol,
        impedance.diffusion_time.symbol,
        2.5406,
    ),
    _highest(
        relaxation_impedance.relaxation_impedance_imaginary,
        relaxation_impedance.zero_frequency_resistance.symbol,
        p.relaxation_time.symbol,
        3**0.5,
    ),
)
_wide = impedance.arc_resistance.having(symbol="R_w", name="width")
_high = impedance.arc_resistance.having(symbol="R_h", name="height")
_shape = Parameter(
    "h_w", "shape", "dimensionless", 0.4, 0, 1, "height of an arc over its width", "its models"
)
_ratio = _high / _wide
_BETWEEN = tuple(round((a + b) / 2, 3) for a, b in pairwise(HEIGHTS))

ladder = Choice(
    identifier="ps4.7",
    title="One mathematics, three names",
    text="""<p>A single arc is [[width]] wide on the real axis, and at its top −Im <i>Z</i> =
        [[height]]; the readings scatter by about one per cent. Nothing else lies in series, and no
        spread of time constants is to be assumed.</p>
        <p>Which circuit is it?</p>""",
    outcomes=("models 5",),
    minutes=8,
    draws=(
        Draw(impedance.arc_resistance, (82, 120, 180, 270, 390, 560), "ohm cm^2", hidden=True),
        Draw(_shape, HEIGHTS, hidden=True),
        Printed(_wide, impedance.arc_resistance.symbol, "ohm cm^2", noise=0.01),
        Printed(_high, impedance.arc_resistance * _shape, "ohm cm^2", noise=0.01),
    ),
    options=(
        Option(
            "A resistor beside a capacitor, a single rung: it meets the axis at 90°.",
            sympy.Gt(_ratio, _BETWEEN[0]),
            "A resistor beside a capacitor makes a semicircle, half as high as it is wide. This "
            "arc is flatter.",
            "semicircle-for-any-arc",
            "semicircle",
        ),
        Option(
            "A ladder that ends in a short: diffusion across a layer whose far side is held.",
            sympy.And(sympy.Le(_ratio, _BETWEEN[0]), sympy.Ge(_ratio, _BETWEEN[1])),
            "Diffusion across a layer, <i>R</i> tanh(√j<i>ωτ</i>)/√j<i>ωτ</i>, is about 0.42 times "
            "as high as it is wide. Compare with your arc.",
            "ladders-confused",
            "diffusion",
        ),
        Option(
            "A ladder that leaks at every rung: relaxation of defects, or a deep pore.",
            sympy.Lt(_ratio, _BETWEEN[1]),
            "Gerischer's arc, <i>R</i>/√(1 + j<i>ωτ</i>), is about 0.35 times as high as it is "
            "wide. Compare with your arc.",
            "ladders-confused",
            "relaxation",
        ),
        Option(
            "Nobody can say: diffusion, relaxation and a pore are the same mathematics, and so "
            "their arcs have the same shape, whatever lies at the end of the ladder.",
            right=False,
            message="They are one ladder, and begin at the same 45°. But how the ladder ends, and "
            "whether it leaks on the way, shapes the arc at low frequency.",
            misconception="one-mathematics-one-shape",
            name="all the same",
        ),
    ),
    hints=(
        "How high is a semicircle, over its width? How high is <i>R</i>/√(1 + j<i>ωτ</i>) at "
        "<i>ωτ</i> = √3?",
        "Height over width is [[ratio]] here.",
    ),
    solution="""<p>Height over width is [[ratio]]. A semicircle has 0.5. For
        <i>R</i>/√(1 + j<i>ωτ</i>), where each rung of the ladder leaks (defects recombine along the
        way, or ions cross at the wall of a pore), the top lies at <i>ωτ</i> = √3, with
        −Im <i>Z</i>/<i>R</i> = √2/4 = 0.354. For <i>R</i> tanh(√j<i>ωτ</i>)/√j<i>ωτ</i>, a ladder
        without a leak that ends in a short (diffusion to a face where the concentration is held),
        it is 0.417. The last two begin at 45°, as every ladder does; only the first meets the axis
        at 90°. A spread of time constants would flatten any of them, so the angle at high frequency
        should be looked at, too.</p>""",
    working=(Working("ratio", _ratio, "dimensionless", symbol="h", digits=3),),
)

# -- 8 ---------------------------------------------------------------------------------------

figure = Essay(
    identifier="ps4.8",
    title="A figure of your own",
    text="""<p>A contact may have an ohmic layer. You may buy two of these: ten more concentrations
        within one decade; three concentrations over two decades; the two directions of current at a
        small bias, at one concentration; the same at zero bias, ten times.</p>
        <p>Make, with <code>interact</code> or <code>explore</code> on a model of the package,
        <strong>a figure with at least one slider that shows which two tell α from the
        layer</strong>. Hand in the cell (as text) and a third of a page: what is on the axes, what
        the reader should move and see, which two you buy and why, for which contact your figure
        would mislead, and when the resistance of Eq. 5 would have to be added to it.</p>""",
    outcomes=("models 3", "models 4"),
    minutes=15,
    points=4,
    rubric=(
        Criterion(
            "the figure runs and is one of physics",
            (
                "does not run, or draws something else",
                "runs, with axes that lack a quantity or a unit",
                "runs, with quantities and units, and a slider in a sensible range",
                "takes its curves from the package's models, so that no equation is typed again",
            ),
        ),
        Criterion(
            "it shows what is claimed",
            (
                "nothing moves that bears on the question",
                "shows what α does, or what the layer does",
                "shows that one kind of data is the same for two different contacts",
                "shows also how the second kind parts them, and by how much against the scatter",
            ),
        ),
        Criterion(
            "the choice",
            (
                "two that both measure the slope, or zero bias",
                "the right two without a reason",
                "a wide range, with its slope and its bend, and both directions, with the "
                "equations",
                "with the scatter that is allowed for α within 0.05",
            ),
        ),
        Criterion(
            "the limits",
            (
                "none",
                "names one",
                "names diffusion or a large bias, and what it would look like",
                "says also for which solids relaxation counts and when Eq. 5 is exact",
            ),
        ),
    ),
    hints=(
        "Which pairs of α and layer give the same slope? Draw the resistance over concentration "
        "for two of them.",
        "What does a current ratio at zero bias say? What do more points within one decade add to "
        "what three over two decades say?",
    ),
    solution="""<p>At one place a slope of the log-log plot is (1 − <i>α</i>)<i>w</i>: one line of
        pairs of <i>α</i> and <i>w</i> has it, however many points there are. Its error falls with
        the range of ln <i>c</i>, and only with the root of the number of points: three over two
        decades are better than ten more within one, and show besides whether the plot bends to a
        floor, as it must with a layer. Both directions of a small bias give
        (2<i>α</i> − 1)<i>w</i><sup>2</sup>, another line; the two cross once. Zero bias has no
        direction and gives nothing.</p><p>A figure: the asymmetry over the slope, for two
        contacts with the same slope, with a slider for <i>w</i>;
        <code>diagnosis.expected_slope</code> and <code>diagnosis.expected_asymmetry</code> are its
        curves. It misleads where diffusion is in series (slope near one, an asymmetry of its own)
        or where the bias is large. Relaxation would have to be added for a solid with few defects.
        Eq. 5 as printed is exact for equal mobilities; where one kind of defect crosses, the ratio
        of the mobilities comes in.</p>""",
)

SET = ProblemSet(
    "ps4-models",
    "The models, in general",
    "models",
    "book/models/practice",
    (audit, parts, both, working_current, mobilities, spectrum, ladder, figure),
)
