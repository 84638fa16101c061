"""Problem set 1: liquid | solid, eight exercises."""

import sympy

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.course.exercises import (
    Criterion,
    Draw,
    Essay,
    Expression,
    Figure,
    Limit,
    Mistake,
    Numeric,
    Printed,
    ProblemSet,
    Table,
    Working,
)
from heteroionic_lite.course.lines import logarithms, slope
from heteroionic_lite.models import arrhenius, bias, butler_volmer, interphase, solvation
from heteroionic_lite.models import parameters as p
from heteroionic_lite.models.crowding_and_pairing import best_concentration
from heteroionic_lite.models.diffusion import limiting_current_density

_alpha, _c, _T, _t = (
    one.symbol
    for one in (p.transfer_coefficient, p.concentration, p.temperature, p.transference_number)
)
ONE = {p.charge_number.symbol: 1}  # lithium
ZERO_CELSIUS = 273.15
ROOM = Draw(p.temperature, (15, 20, 25, 30, 35, 40), "degC")
AT_ONE_MOLAR = Draw(p.reference_concentration, (1,), "mol/l")

# -- 1 ---------------------------------------------------------------------------------------

# The limit falls as 1/δ, so this times δ is what δ has to be times i.
_thickest = (limiting_current_density.expression * p.layer_thickness / p.current_density).subs(ONE)

thickness = Numeric(
    identifier="ps1.1",
    title="How thick may the stagnant layer be?",
    text="""<p>A lithium cell with a solid separator is to run at [[current_density]]. The liquid in
        front of the solid holds [[concentration]] of one lithium salt and nothing else that
        conducts; the salt diffuses with <i>D</i> = [[diffusion_coefficient]], and the cation
        carries the share <i>t</i><sub>+</sub> = [[transference_number]] of the current in the
        bulk. The solid passes cations only.</p>
        <p>How thick may the stagnant layer be, in µm, before the liquid can no longer feed the
        contact?</p>""",
    outcomes=("le-se 1",),
    minutes=8,
    draws=(
        Draw(p.current_density, (1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3), "mA/cm^2"),
        Draw(p.concentration, (0.1, 0.15, 0.22, 0.33, 0.47, 0.68), "mol/l"),
        Draw(p.diffusion_coefficient, (1.2e-6, 1.5e-6, 1.8e-6, 2.2e-6, 2.7e-6), "cm^2/s"),
        Draw(p.transference_number, (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)),
    ),
    answer=_thickest,
    symbol="delta",
    unit="m",
    asked_in="um",
    menu=("mm", "cm", "um/s", "1/um"),
    mistakes=(
        Mistake(
            "migration forgotten",
            _thickest.subs(_t, 0),
            "That is Eq. 1 as printed, which holds with supporting salt. Here there is none, and "
            "the field that keeps the anions at rest pulls on the cations.",
            "migration-forgotten",
        ),
        Mistake(
            "share of the cation",
            _thickest.subs(_t, 1 - _t),
            "You have <i>t</i><sub>+</sub> where 1 − <i>t</i><sub>+</sub> belongs: it is the "
            "anions that are at rest.",
            "transference-of-the-other-ion",
        ),
        Mistake(
            "the wrong way",
            _thickest * (1 - _t) ** 2,
            "The field helps the cations, so the correction 1 − <i>t</i><sub>+</sub> divides.",
            "correction-the-wrong-way",
        ),
        Mistake(
            "no Faraday constant",
            _thickest / CONSTANTS[FARADAY].value,
            "A current density is the Faraday constant times a flux of ions.",
            "flux-for-current",
        ),
    ),
    hints=(
        "At the limit the concentration falls from its value in the bulk to nothing across the "
        "layer. Which flux does that drive, and which current is that?",
        "Anions do not cross, so they stand still: their diffusion is balanced by a field. What "
        "does this field do to the cations?",
        "The limit is <i>i</i> = <i>FDc</i>/[<i>δ</i>(1 − <i>t</i><sub>+</sub>)]. Solve it for "
        "<i>δ</i>; [[concentration]] is [[concentration:mol/m^3]].",
    ),
    solution="""<p>Diffusion of the salt alone would carry <i>FDc</i>/<i>δ</i>. The anions stand
        still, so the field pulls the share <i>t</i><sub>+</sub> of the current besides, and
        diffusion has to bring only the share 1 − <i>t</i><sub>+</sub>:
        <i>i</i>(1 − <i>t</i><sub>+</sub>) = <i>FDc</i>/<i>δ</i>. Solved for the thickness,</p>
        [[=answer]]
        <p>with <i>c</i> = [[concentration:mol/m^3]], <i>D</i> = [[diffusion_coefficient:m^2/s]] and
        <i>i</i> = [[current_density:A/m^2]]. Diffusion alone would give [[by_diffusion]]; divided
        by 1 − <i>t</i><sub>+</sub> this is <strong>[[answer]]</strong>.</p>""",
    working=(Working("by_diffusion", _thickest.subs(_t, 0), "m", "um", symbol="delta_0"),),
)

# -- 2 ---------------------------------------------------------------------------------------

_step = butler_volmer.charge_transfer_resistance.expression
_at_reference = _step.subs(_c, p.reference_concentration.symbol)
_ratio = _at_reference / p.interphase_resistance
_equal_at = p.reference_concentration * _ratio ** (1 / (1 - _alpha))

where_equal = Numeric(
    identifier="ps1.2",
    title="Where do layer and step weigh the same?",
    text="""<p>A divalent cation, [[~charge_number]] = [[charge_number]], passes from a liquid
        into a solid. At [[temperature]] the exchange current density of the contact is
        [[exchange_current_density]] in a solution of [[reference_concentration]], and its transfer
        coefficient is <i>α</i> = [[transfer_coefficient]]. A decomposition layer of
        [[interphase_resistance]] lies in series.</p>
        <p>At which salt concentration, in mol l⁻¹, does charge transfer cost as much as the
        layer?</p>""",
    outcomes=("le-se 2",),
    minutes=8,
    draws=(
        ROOM,
        Draw(p.charge_number, (2,)),
        Draw(p.exchange_current_density, (56, 62, 68, 75, 82, 91, 100, 110), "uA/cm^2"),
        AT_ONE_MOLAR,
        Draw(p.transfer_coefficient, (0.3, 0.33, 0.36, 0.39, 0.42, 0.58, 0.62)),
        Draw(p.interphase_resistance, (56, 68, 82, 100, 150, 220, 270, 330), "ohm cm^2"),
    ),
    answer=_equal_at,
    symbol="c",
    unit="mol/m^3",
    asked_in="mol/l",
    within=(50, 6000),
    menu=("mmol/l", "mol", "ohm cm^2"),
    mistakes=(
        Mistake(
            "counted from the solid",
            _equal_at.subs(_alpha, 1 - _alpha),
            "You have <i>α</i> where 1 − <i>α</i> belongs: here <i>α</i> counts from the liquid.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "exponent not inverted",
            p.reference_concentration * _ratio ** (1 - _alpha),
            "<i>R</i> goes as a power of <i>c</i>; to find <i>c</i>, the exponent has to be "
            "inverted.",
            "exponent-not-inverted",
        ),
        Mistake(
            "first order",
            p.reference_concentration * _ratio,
            "That would hold if the resistance fell as 1/<i>c</i>. The drop at equilibrium moves "
            "with the salt and takes the part <i>α</i> away.",
            "first-order",
        ),
        Mistake(
            "charge forgotten",
            _equal_at.subs(ONE),
            "Each ion carries two charges: <i>z</i> stands beside <i>F</i>.",
            "charge-forgotten",
        ),
        Mistake(
            "degrees Celsius",
            _equal_at.subs(_T, _T - ZERO_CELSIUS),
            "<i>T</i> in <i>RT</i>/<i>zF</i> is the thermodynamic temperature.",
            "celsius-for-kelvin",
        ),
    ),
    hints=(
        "How large is the resistance of charge transfer at [[reference_concentration]]? It is "
        "<i>RT</i>/<i>zF</i> over the exchange current density.",
        "At [[reference_concentration]] charge transfer costs [[at_reference]]. By which factor "
        "has it to change, and with which power of <i>c</i> does it?",
    ),
    solution="""<p>At [[reference_concentration]] the step costs
        <i>RT</i>/(<i>zF</i> <i>i</i><sub>ref</sub>) = [[at_reference]], which is [[ratio]] times
        the layer. It falls as <i>c</i><sup>−(1−<i>α</i>)</sup>, so that the two are equal where
        (<i>c</i>/<i>c</i><sub>ref</sub>)<sup>1−<i>α</i></sup> is this ratio:</p>
        [[=answer]]
        <p>which gives <strong>[[answer]]</strong>. There the log-log plot has half the slope it
        would have without a layer.</p>""",
    working=(
        Working("at_reference", _at_reference, "ohm m^2", "ohm cm^2", symbol="R_ref"),
        Working("ratio", _ratio, "dimensionless", symbol="r"),
    ),
)

# -- 3 ---------------------------------------------------------------------------------------

_whole = p.junction_resistance.having(
    symbol="R_1", name="resistance_strong", meaning="of the contact at the higher concentration"
)
_tenth = p.junction_resistance.having(
    symbol="R_2", name="resistance_weak", meaning="of the contact at a tenth of it"
)
_interface = interphase.interface_resistance.expression.subs(ONE)
_gain = sympy.powsimp(sympy.simplify(_step.subs(_c, _c / 10) / _step))  # 10^(1 − α)
_transfer = (_tenth - _whole) / (_gain - 1)
_layer = (_gain * _whole - _tenth) / (_gain - 1)

layer = Numeric(
    identifier="ps1.3",
    title="The layer from two concentrations",
    text="""<p>The contact of a solid with a solution resists with [[resistance_strong]] at
        [[concentration]] and with [[resistance_weak]] when the solution is diluted to a tenth.
        From an experiment without a layer <i>α</i> = [[transfer_coefficient]] is known, and
        diffusion plays no part.</p>
        <p>How large is the resistance of the decomposition layer, in Ω cm²?</p>""",
    outcomes=("le-se 2", "le-se 3"),
    minutes=10,
    draws=(
        Draw(p.transfer_coefficient, (0.3, 0.34, 0.37, 0.41, 0.44, 0.56, 0.6, 0.64)),
        Draw(p.concentration, (0.5, 0.8, 1, 1.2, 1.5), "mol/l"),
        Draw(p.interphase_resistance, (120, 150, 180, 220, 270, 330, 390), "ohm cm^2", hidden=True),
        Draw(p.exchange_current_density, (39, 47, 56, 68, 82, 100), "uA/cm^2", hidden=True),
        Draw(p.temperature, (25,), "degC", hidden=True),
        Draw(p.reference_concentration, (1,), "mol/l", hidden=True),
        Printed(_whole, _interface, "ohm cm^2"),
        Printed(_tenth, _interface.subs(_c, _c / 10), "ohm cm^2"),
    ),
    answer=_layer,
    symbol="R_SLEI",
    unit="ohm m^2",
    asked_in="ohm cm^2",
    menu=("ohm", "ohm/cm^2", "ohm cm"),
    mistakes=(
        Mistake(
            "charge transfer instead",
            _transfer,
            "That is charge transfer at the higher concentration, the other part of the sum.",
            "wrong-part-of-a-sum",
        ),
        Mistake(
            "counted from the solid",
            _layer.subs(_alpha, 1 - _alpha),
            "Dilution to a tenth makes the step 10<sup>1−<i>α</i></sup> times as dear, not "
            "10<sup><i>α</i></sup> times.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "e for ten",
            _layer.subs(_gain, sympy.exp(1 - _alpha)),
            "A tenth of the concentration is a factor of 10, not of e.",
            "logarithm-of-another-base",
        ),
        Mistake(
            "first order",
            _layer.subs(_alpha, 0),
            "That would hold if charge transfer became ten times as dear. Its order is "
            "1 − <i>α</i>.",
            "first-order",
        ),
        Mistake(
            "floor taken as reached",
            _whole.symbol,
            "That is the whole resistance at the higher concentration: charge transfer is still "
            "part of it.",
            "floor-taken-as-reached",
        ),
    ),
    hints=(
        "Two resistances in series, of which one does not know how much salt there is. Write both "
        "measurements as sums.",
        "Dilution to a tenth makes charge transfer 10<sup>1−<i>α</i></sup> = [[gain]] times as "
        "dear. So the difference of the two measurements is a multiple of it.",
    ),
    solution="""<p>The layer is the same in both, the step is [[gain]] times as dear in the diluted
        solution:
        <i>R</i><sub>1</sub> = <i>R</i><sub>SLEI</sub> + <i>R</i><sub>ct</sub> and
        <i>R</i><sub>2</sub> = <i>R</i><sub>SLEI</sub> + 10<sup>1−<i>α</i></sup>
        <i>R</i><sub>ct</sub>. Their difference holds the step alone, which is [[transfer]] at
        [[concentration]]:</p>
        [[=transfer]]
        <p>What is left of [[resistance_strong]] is the layer, <strong>[[answer]]</strong>:</p>
        [[=answer]]""",
    working=(
        Working("gain", _gain, "dimensionless", symbol="r"),
        Working("transfer", _transfer, "ohm m^2", "ohm cm^2", symbol="R_ct"),
    ),
)

# -- 4 ---------------------------------------------------------------------------------------

_CELSIUS = (0, 15, 30, 45, 60)
_temperatures = tuple(
    p.temperature.having(symbol=f"T_{k}", name=f"temperature_{k}", default=celsius + ZERO_CELSIUS)
    for k, celsius in enumerate(_CELSIUS, start=1)
)
_resistances = tuple(
    p.transfer_resistance.having(symbol=f"R_{k}", name=f"resistance_{k}")
    for k in range(1, 1 + len(_CELSIUS))
)
_at = arrhenius.transfer_resistance_at.expression.subs(ONE)
_inverse = [1 / one for one in _temperatures]
_by_log = logarithms(_resistances)
_by_log_over_t = logarithms([r / t for r, t in zip(_resistances, _temperatures, strict=True)])
_energy = GAS_CONSTANT * slope(_inverse, _by_log_over_t)
_without_t = GAS_CONSTANT * slope(_inverse, _by_log)
_expected = solvation.barrier_from_donor_number.expression.subs(p.solvation_offset.symbol, 0)

energy = Numeric(
    identifier="ps1.4",
    title="What the donor number does not explain",
    text="""<p>In propylene carbonate, donor number [[reference_donor_number]], ions pass from the
        solution into a solid with an activation energy of [[reference_barrier]]. Among the solvents
        that were tried it rises by [[donor_slope]] for each unit of donor number. In another
        solvent, donor number [[donor_number]], the resistance of charge transfer was measured at
        five temperatures; each value scatters by about one per cent. No layer is in series. (The
        numbers are illustrative.)</p> <p>Find by a straight line through all points the activation
        energy of the exchange current density. By how many kJ mol⁻¹ does it lie <em>below</em> what
        the donor number lets one expect?</p>""",
    outcomes=("le-se 4",),
    minutes=14,
    points=3,
    draws=(
        Draw(p.reference_donor_number, (15.1,)),
        Draw(p.reference_barrier, (49, 50, 51, 52), "kJ/mol"),
        Draw(p.donor_slope, (0.7, 0.8, 0.9), "kJ/mol"),
        Draw(p.donor_number, (20, 21, 22, 23, 24, 25, 26)),
        Draw(p.activation_energy, (38, 40, 42, 44, 46), "kJ/mol", hidden=True),
        Draw(p.exchange_current_density, (33, 39, 47, 56, 68, 82), "uA/cm^2", hidden=True),
        Draw(arrhenius.reference_temperature, (25,), "degC", hidden=True),
        *(
            Draw(one, (celsius,), "degC")
            for one, celsius in zip(_temperatures, _CELSIUS, strict=True)
        ),
        *(
            Printed(r, _at.subs(_T, t.symbol), "ohm cm^2", noise=0.01)
            for r, t in zip(_resistances, _temperatures, strict=True)
        ),
    ),
    table=Table(
        ("temperature / °C", "area resistance / Ω cm²"),
        tuple(
            (f"[[{t.name}]]", f"[[{r.name}]]")
            for r, t in zip(_resistances, _temperatures, strict=True)
        ),
    ),
    answer=_expected - _energy,
    symbol="Delta",
    unit="J/mol",
    asked_in="kJ/mol",
    tolerance=0.02,
    within=(8e3, 22e3),
    menu=("eV", "J/mol/K", "K"),
    mistakes=(
        Mistake(
            "T of the prefactor",
            _expected - _without_t,
            "Your activation energy is short by about <i>RT</i>: the resistance is <i>RT</i>/"
            "(<i>zF</i> <i>i</i><sub>0</sub>), so that ln(<i>T</i>/<i>R</i>) belongs on the "
            "ordinate.",
            "prefactor-without-temperature",
        ),
        Mistake(
            "common logarithm",
            _expected - _energy / sympy.log(10),
            "You read the slope of a common logarithm: a factor of ln 10 is missing in the "
            "activation energy.",
            "logarithm-of-another-base",
        ),
        Mistake(
            "donor number from zero",
            _expected.subs(p.reference_donor_number.symbol, 0) - _energy,
            "You let the barrier rise from donor number zero on. What is known is the barrier at "
            "[[reference_donor_number]]; only the difference counts.",
            "donor-number-from-zero",
        ),
        Mistake(
            "donor number left out",
            p.reference_barrier - _energy,
            "You compared with propylene carbonate itself. A stronger donor lets one expect a "
            "higher barrier, so more is left to explain.",
            "donor-number-left-out",
        ),
        Mistake(
            "eV for kJ/mol",
            (_expected - _energy) * 1000 / CONSTANTS[FARADAY].value,
            "The number is that in eV per particle; a mole of them is asked for.",
            "per-particle-per-mole",
        ),
    ),
    hints=(
        "Which of <i>R</i>, <i>R</i>/<i>T</i> and <i>RT</i> is proportional to "
        "1/<i>i</i><sub>0</sub>?",
        "Plot ln(<i>R</i>/<i>T</i>) against 1/<i>T</i>, with <i>T</i> in kelvin. The slope is "
        "<i>E</i><sub>A</sub>/<i>R</i>.",
        "From [[reference_donor_number]] to [[donor_number]] the donor number lets one expect a "
        "barrier of [[expected]].",
    ),
    solution="""<p>From <i>R</i><sub>ct</sub> = <i>RT</i>/(<i>F</i> <i>i</i><sub>0</sub>) and
        <i>i</i><sub>0</sub> ∝ exp(−<i>E</i><sub>A</sub>/<i>RT</i>) it follows that
        ln(<i>R</i><sub>ct</sub>/<i>T</i>) is a straight line in 1/<i>T</i> with the slope
        <i>E</i><sub>A</sub>/<i>R</i>, exactly. Least squares through the five points give
        [[line]], hence [[barrier]]. Without the <i>T</i> below the logarithm it would be
        [[without]], short by the mean <i>RT</i>.</p>
        <p>The donor number lets one expect [[reference_barrier]] and [[donor_slope]] for each unit
        more, that is [[expected]]. The barrier lies <strong>[[answer]]</strong> below it. So much
        has to come from what the donor number does not know. It says how strongly one molecule
        holds the ion, and nothing of the transition state. EC and DMC are such a pair, with nearly
        the same donor number and 18 kJ/mol between their barriers.</p>""",
    working=(
        Working("line", _energy / GAS_CONSTANT, "K", symbol="m"),
        Working("barrier", _energy, "J/mol", "kJ/mol", symbol="E_A"),
        Working("without", _without_t, "J/mol", "kJ/mol"),
        Working("expected", _expected, "J/mol", "kJ/mol", symbol="E"),
    ),
)

# -- 5 ---------------------------------------------------------------------------------------

_in = p.current_density.having(
    symbol="i_in", name="current_in", meaning="size of the current of desolvation"
)
_out = p.current_density.having(
    symbol="i_out", name="current_out", meaning="size of the current of solvation"
)
_eta, _U = p.overpotential.symbol, p.driving_drop.symbol
_bv = butler_volmer.butler_volmer_current.expression.subs(ONE)
_exponent = sympy.expand_log(sympy.log(bias.current_ratio.expression.subs(ONE)), force=True)
# The exponent is (2α − 1) times what it is for α = 1.
_coefficient = (1 + sympy.log(_in / _out) / _exponent.subs(_alpha, 1)) / 2

asymmetry = Numeric(
    identifier="ps1.5",
    title="α from two directions",
    text="""<p>A contact without a layer is driven by the same overpotential in both directions, at
        [[temperature]]. At −[[driving_drop]] lithium ions leave the liquid with [[current_in]], at
        +[[driving_drop]] they come back with [[current_out]]. The liquid feeds the contact easily.
        </p>
        <p>How large is the transfer coefficient, counted from the liquid? Give three
        digits.</p>""",
    outcomes=("le-se 5",),
    minutes=8,
    draws=(
        Draw(p.transfer_coefficient, (0.2, 0.23, 0.26, 0.29, 0.71, 0.74, 0.77), hidden=True),
        Draw(p.exchange_current_density, (33, 39, 47, 56, 68, 82), "uA/cm^2", hidden=True),
        ROOM,
        Draw(p.driving_drop, (40, 45, 50, 55, 60, 70), "mV"),
        Printed(_in, _bv.subs(_eta, -_U), "mA/cm^2"),
        Printed(_out, -_bv.subs(_eta, _U), "mA/cm^2"),
    ),
    answer=_coefficient,
    symbol="alpha",
    unit="dimensionless",
    tolerance=0.006,
    menu=("V", "mV"),
    mistakes=(
        Mistake(
            "counted from the solid",
            1 - _coefficient,
            "That is 1 − <i>α</i>, the share counted from the solid.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "twice the drop",
            _coefficient.subs(_U, 2 * _U),
            "Each current sees the drop <i>U</i>, not 2<i>U</i>.",
            "drop-counted-twice",
        ),
        Mistake(
            "common logarithm",
            sympy.Rational(1, 2) + (_coefficient - sympy.Rational(1, 2)) / sympy.log(10),
            "The ratio is an exponential, so the natural logarithm of it is needed.",
            "logarithm-of-another-base",
        ),
        Mistake(
            "a two forgotten",
            2 * _coefficient - sympy.Rational(1, 2),
            "The two exponents differ by 2<i>α</i> − 1, not by <i>α</i> − ½.",
            "half-of-the-asymmetry",
        ),
        Mistake(
            "degrees Celsius",
            _coefficient.subs(_T, _T - ZERO_CELSIUS),
            "<i>T</i> in <i>RT</i>/<i>F</i> is the thermodynamic temperature.",
            "celsius-for-kelvin",
        ),
    ),
    hints=(
        "Write both currents by Butler–Volmer and divide them: much of it cancels.",
        "The ratio is exp[(2<i>α</i> − 1)<i>FU</i>/<i>RT</i>], at any size of the drop. Here it is "
        "[[ratio]].",
    ),
    solution="""<p>With <i>f</i> = <i>F</i>/<i>RT</i> the current of desolvation is
        <i>i</i><sub>0</sub>[e<sup><i>αfU</i></sup> − e<sup>−(1−<i>α</i>)<i>fU</i></sup>], the other
        <i>i</i><sub>0</sub>[e<sup>(1−<i>α</i>)<i>fU</i></sup> − e<sup>−<i>αfU</i></sup>]. The first
        bracket is the second times e<sup>(2<i>α</i>−1)<i>fU</i></sup>, exactly. So the ratio
        [[ratio]] of the currents gives</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>.</p>""",
    working=(Working("ratio", _in / _out, "dimensionless", symbol="rho"),),
)

# -- 6 ---------------------------------------------------------------------------------------

# The best concentration goes in proportion to the scale.
_scale = p.concentration * p.crowding_concentration / best_concentration.expression
_share = interphase.charge_transfer_share.expression.subs(ONE).subs(
    {_T: 298.15, p.reference_concentration.symbol: p.reference_concentration.default}
)

minimum = Numeric(
    identifier="ps1.6",
    title="Where the curve turns",
    text="""<p>Open [[figure]]: <i>α</i> = [[transfer_coefficient]], a layer of
        [[interphase_resistance]] and an exchange current density of [[exchange_current_density]].
        Viscosity and wetting make the contact dearer at high concentration; how soon is said by
        <i>c</i><sub>v</sub>.</p>
        <p>To which <i>c</i><sub>v</sub>, in mol l⁻¹, do you have to set the figure so that the
        curve with viscosity is lowest at [[concentration]]? Find it by moving the slider, then say
        on paper why it is so.</p>""",
    outcomes=("le-se 2", "le-se 3"),
    minutes=10,
    draws=(
        Draw(p.transfer_coefficient, (0.2, 0.25, 0.3, 0.35, 0.6, 0.65, 0.7)),
        Draw(p.interphase_resistance, (150, 220, 330, 470, 680), "ohm cm^2"),
        Draw(p.exchange_current_density, (33, 47, 68, 100), "uA/cm^2"),
        Draw(p.concentration, (0.6, 0.8, 1, 1.2, 1.5, 1.8), "mol/l"),
    ),
    figure=Figure(
        "le-se-concentration",
        "book/le-se/index",
        {
            "transfer_coefficient": "transfer_coefficient",
            "interphase_resistance": "interphase_resistance",
            "exchange_current_density": "exchange_current_density",
            "concentration": "concentration",
        },
        "the figure of concentration at your settings",
    ),
    answer=_scale,
    symbol="c_v",
    unit="mol/m^3",
    asked_in="mol/l",
    tolerance=0.05,
    menu=("mmol/l", "mol", "ohm cm^2"),
    mistakes=(
        Mistake(
            "counted from the solid",
            _scale.subs(_alpha, 1 - _alpha),
            "The step falls as <i>c</i><sup>−(1−<i>α</i>)</sup>, so the minimum lies at "
            "(1 − <i>α</i>)<i>c</i><sub>v</sub>, not at <i>αc</i><sub>v</sub>.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "scale for minimum",
            _c,
            "The minimum does not lie at <i>c</i><sub>v</sub> itself: what rises there has to "
            "balance a fall of order 1 − <i>α</i>.",
            "scale-taken-for-the-extremum",
        ),
        Mistake(
            "layer shifts it",
            _scale / _share,
            "The layer flattens the curve, but it does not move its minimum: a constant has no "
            "derivative.",
            "series-shifts-the-minimum",
        ),
    ),
    hints=(
        "Does the minimum move when you move the slider of the layer alone?",
        "The curve is a power of <i>c</i> times an exponential of <i>c</i>/<i>c</i><sub>v</sub>, "
        "and a constant. Take the logarithm of the part that moves, then its derivative.",
    ),
    solution="""<p>The layer adds a constant, whose derivative is nothing. What moves goes as
        <i>c</i><sup>−(1−<i>α</i>)</sup> e<sup><i>c</i>/<i>c</i><sub>v</sub></sup>; its logarithm
        has the derivative −(1 − <i>α</i>)/<i>c</i> + 1/<i>c</i><sub>v</sub>, which vanishes at
        <i>c</i> = (1 − <i>α</i>)<i>c</i><sub>v</sub>. So</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>, whatever the layer and the exchange current
        density are.</p>""",
)

# -- 7 ---------------------------------------------------------------------------------------

_k = sympy.Symbol("k", positive=True)  # of R_ct = k c^(α − 1), Eq. 3
_sum = p.interphase_resistance + _k * _c ** (_alpha - 1)
_local = sympy.simplify(
    (-_c * _sum.diff(_c) / _sum).subs(_k, p.transfer_resistance * _c ** (1 - _alpha))
)

local_slope = Expression(
    identifier="ps1.7",
    title="What a log-log plot shows",
    text="""<p>A layer [[~interphase_resistance]] lies in series with charge transfer
        [[~transfer_resistance]], of which the latter falls as
        <i>c</i><sup>−(1−<i>α</i>)</sup>. Which slope −d ln <i>R</i>/d ln <i>c</i> does a log-log
        plot of their sum have, at a concentration where the two have these values?</p>
        <p>Type a formula in alpha, R_ct and R_SLEI.</p>""",
    outcomes=("le-se 2", "le-se 3"),
    minutes=8,
    of=(p.transfer_coefficient, p.transfer_resistance, p.interphase_resistance),
    answer=_local,
    symbol="n_app",
    may_be_function=True,
    mistakes=(
        Mistake(
            "no layer",
            1 - _alpha,
            "That is the slope without a layer. A constant in series makes it shallower.",
            "layer-forgotten",
        ),
        Mistake(
            "weight upside down",
            _local * p.interphase_resistance / p.transfer_resistance,
            "You weigh by the layer. What changes is charge transfer, so its share counts.",
            "weight-upside-down",
        ),
        Mistake(
            "counted from the solid",
            _local.subs(_alpha, 1 - _alpha),
            "You have <i>α</i> where 1 − <i>α</i> belongs.",
            "alpha-from-the-wrong-side",
        ),
    ),
    limits=(
        Limit("without a layer the slope is that of charge transfer", {"interphase_resistance": 0}),
        Limit("a layer without end leaves no slope", {"interphase_resistance": 1e9}),
    ),
    hints=(
        "d ln <i>R</i>/d ln <i>c</i> is (<i>c</i>/<i>R</i>) d<i>R</i>/d<i>c</i>. Only one of the "
        "two resistances has a derivative.",
        "<i>c</i> d<i>R</i><sub>ct</sub>/d<i>c</i> = −(1 − <i>α</i>)<i>R</i><sub>ct</sub>.",
    ),
    solution="""<p>Of <i>R</i> = <i>R</i><sub>SLEI</sub> + <i>R</i><sub>ct</sub> only the second
        depends on <i>c</i>, with <i>c</i> d<i>R</i><sub>ct</sub>/d<i>c</i> =
        −(1 − <i>α</i>)<i>R</i><sub>ct</sub>. Divided by <i>R</i> this is</p>
        [[=answer]]
        <p>the slope of the bare step times the share of charge transfer. Without a layer the
        share is 1, under a layer without end it is 0.</p>""",
)

# -- 8 ---------------------------------------------------------------------------------------

plan = Essay(
    identifier="ps1.8",
    title="A layer, or a slow step?",
    text="""<p>A colleague finds 800 Ω cm² between a solution and a ceramic and cannot say whether
        a decomposition layer or slow charge transfer is behind it. Propose <strong>three
        measurements in the order in which you would make them</strong>. Say of each what either
        cause would show, what could mislead you, and when you would stop. Then say in two
        sentences whether another solvent, chosen by its donor number, could decide the
        question. Half a page.</p>""",
    outcomes=("le-se 3", "le-se 4", "le-se 5"),
    minutes=15,
    points=4,
    rubric=(
        Criterion(
            "what tells the two apart",
            (
                "names no observation that differs",
                "names one that differs, without saying which way",
                "names two, with the direction of each",
                "names three independent ones (time, concentration, bias or capacitance), each "
                "with its direction and size",
            ),
        ),
        Criterion(
            "order and stopping",
            (
                "a list without order",
                "an order without reasons",
                "an order by what is quick and leaves the contact as it is",
                "an order in which each result decides whether the next is needed",
            ),
        ),
        Criterion(
            "what could mislead",
            (
                "nothing is said",
                "one cause of error is named",
                "names one for each measurement",
                "says also how it would show, as diffusion does by a slope near one",
            ),
        ),
        Criterion(
            "what the donor number can say",
            (
                "takes the donor number for the answer",
                "says that the barrier may follow it",
                "says that both causes are activated and both may change with the solvent",
                "says also where the number fails, as between EC and DMC, and what would be "
                "needed besides",
            ),
        ),
    ),
    hints=(
        "Which of the two changes with time at open circuit? Which one with the amount of salt?",
        "Look at the finding that the same two quantities, α and the share of charge transfer, "
        "enter the slope and the asymmetry in different ways.",
    ),
    solution="""<p>First <em>time</em>: the arc at open circuit over days costs nothing and leaves
        the contact as it is. Growth speaks for a layer; none says little, since a layer may have
        stopped. Then <em>concentration</em> over at least a decade: charge transfer falls as
        <i>c</i><sup>−(1−<i>α</i>)</sup>, a layer does not, and the sum bends to a floor. Diffusion
        in series would show as a slope near one. Last <em>both directions of current</em>: an
        ohmic layer is symmetric and hides the asymmetry of the step; with the slope this gives
        <i>α</i> and the share of charge transfer at once. The capacitance of the arc is a fourth
        witness.</p><p>Another solvent changes both: the barrier of the step, which the donor number
        orders only roughly (EC and DMC have nearly the same number and barriers 18 kJ/mol apart),
        and what the solid decomposes to. It can support an answer, not decide it.</p>""",
)

SET = ProblemSet(
    "ps1-liquid-solid",
    "Liquid | solid",
    "le-se",
    "book/le-se/practice",
    (thickness, where_equal, layer, energy, asymmetry, minimum, local_slope, plan),
)
