"""Problem set 3: solid | solid, eight exercises."""

import sympy

from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
from heteroionic_lite.course.exercises import (
    Choice,
    Criterion,
    Draw,
    Essay,
    Expression,
    Figure,
    Limit,
    Mistake,
    Numeric,
    Option,
    Printed,
    ProblemSet,
    Table,
    Working,
)
from heteroionic_lite.course.lines import intercept, slope
from heteroionic_lite.models import (
    arrhenius,
    butler_volmer,
    cell_bounds,
    diffusion,
    interdiffusion,
    ionic_diode,
    lattice_gas,
    relaxation,
    relaxation_impedance,
)
from heteroionic_lite.models import parameters as p

ONE = {p.charge_number.symbol: 1}  # lithium, sodium or silver
ZERO_CELSIUS = 273.15
_T, _Tref = p.temperature.symbol, arrhenius.reference_temperature.symbol
_U = p.driving_drop.symbol

# -- 1 ---------------------------------------------------------------------------------------

_sandwich = p.junction_resistance.having(
    symbol="R_sw", name="sandwich_resistance", meaning="both junctions of a sandwich together"
)
_one = {p.transfer_resistance.symbol: _sandwich / 2}  # of its two junctions
_exchange = butler_volmer.inferred_exchange_current.expression.subs(ONE)
_warm_resistance = arrhenius.transfer_resistance_at.expression.subs(ONE).subs(
    p.exchange_current_density.symbol, _exchange.subs(_one).subs(_T, _Tref)
)
_current = _U / _warm_resistance
_factor = sympy.exp(p.activation_energy / GAS_CONSTANT * (1 / _Tref - 1 / _T))

sandwich = Numeric(
    identifier="ps3.1",
    title="A junction, from a sandwich",
    text="""<p>A plate of solid b lies between two plates of solid a. At [[reference_temperature]]
        the two junctions of this sandwich cost [[sandwich_resistance]] together; the plates have
        been taken off. The exchange current density of a junction is activated with
        [[activation_energy]], and one charge is carried.</p>
        <p>Which current density, in mA cm⁻², does <em>one</em> junction pass at [[temperature]] if
        [[driving_drop]] drive it?</p>""",
    outcomes=("se-se 2",),
    minutes=9,
    draws=(
        Draw(arrhenius.reference_temperature, (20, 25), "degC"),
        Draw(_sandwich, (27, 33, 39, 47, 56, 68, 82), "ohm cm^2"),
        Draw(p.activation_energy, (34, 37, 40, 43, 46, 49), "kJ/mol"),
        Draw(p.temperature, (60, 65, 70, 75, 80), "degC"),
        Draw(p.driving_drop, (3, 4, 5, 6), "mV"),
    ),
    answer=_current,
    symbol="i",
    unit="A/m^2",
    asked_in="mA/cm^2",
    menu=("mA", "ohm cm^2", "A/cm^2"),
    mistakes=(
        Mistake(
            "two junctions for one",
            _current / 2,
            "That is for a junction with the resistance of the whole sandwich. It has two, one "
            "after the other.",
            "one-contact-for-two",
            "se-se-eq-3",
        ),
        Mistake(
            "T of the prefactor",
            2 * _U / _sandwich * _factor,
            "You let the conductance rise as the exchange current. It is that over <i>RT</i>/<i>F"
            "</i>, which rises as well.",
            "prefactor-without-temperature",
        ),
        Mistake(
            "exchange for net current",
            GAS_CONSTANT * _T / FARADAY / _warm_resistance,
            "That is the exchange current density, what crosses in either direction at rest. The "
            "small drive lets only a part of it through as net current.",
            "exchange-current-for-current",
        ),
        Mistake(
            "the wrong way",
            2 * _U / _sandwich * _Tref / _T / _factor,
            "You made the junction worse on warming. The exchange current is activated.",
            "sign-of-the-activation",
        ),
        Mistake(
            "degrees Celsius",
            _current.subs({_T: _T - ZERO_CELSIUS, _Tref: _Tref - ZERO_CELSIUS}),
            "<i>T</i> in <i>E</i><sub>A</sub>/<i>RT</i> is the thermodynamic temperature.",
            "celsius-for-kelvin",
        ),
    ),
    hints=(
        "How many junctions does an ion cross in the sandwich? What does one cost at "
        "[[reference_temperature]]?",
        "<i>R</i> = <i>RT</i>/(<i>F</i> <i>i</i><sub>0</sub>): on warming <i>i</i><sub>0</sub> "
        "rises [[times]] times, but <i>T</i> rises as well.",
    ),
    solution="""<p>One junction costs half of the sandwich. Its resistance is
        <i>RT</i>/(<i>F</i> <i>i</i><sub>0</sub>); from [[reference_temperature]] to [[temperature]]
        the exchange current rises by exp[<i>E</i><sub>A</sub>/<i>R</i> (1/<i>T</i><sub>ref</sub> −
        1/<i>T</i>)] = [[times]] times, and <i>T</i> by the ratio of the temperatures. So one
        junction costs [[warm]] when warm. [[driving_drop]] are small against <i>RT</i>/<i>F</i>, so
        Ohm's law holds:</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>.</p>""",
    working=(
        Working("times", _factor, "dimensionless", symbol="k"),
        Working("warm", _warm_resistance, "ohm m^2", "ohm cm^2", symbol="R"),
    ),
)

# -- 2 ---------------------------------------------------------------------------------------

_alpha, _xa, _xb = (
    p.transfer_coefficient.symbol,
    lattice_gas.departing_occupancy.symbol,
    lattice_gas.arriving_occupancy.symbol,
)
_there, _back = _xa * (1 - _xb), _xb * (1 - _xa)  # taken here and free there, and the way back
_relative = 1 / lattice_gas.two_sided_exclusion_factor.expression
_best = {_xa: 1 - _alpha, _xb: _alpha}
_bare = _there ** (1 - _alpha) * _back**_alpha

exchange = Expression(
    identifier="ps3.2",
    title="Exchange between two lattices",
    text="""<p>A cation passes from solid a, of whose sites the share [[~departing_occupancy]] is
        taken, to solid b, of whose sites the share [[~arriving_occupancy]] is. It needs a taken
        site where it leaves and a free one where it arrives, in both directions.
        [[~transfer_coefficient]] counts from a.</p>
        <p>How large is the exchange current density, as a share of the largest one that any
        occupancies give? Type a formula in x_a, x_b and alpha.</p>""",
    outcomes=("se-se 2",),
    minutes=12,
    points=3,
    of=(
        lattice_gas.departing_occupancy,
        lattice_gas.arriving_occupancy,
        p.transfer_coefficient.having(default=0.3),
    ),
    answer=_relative,
    symbol="i_rel",
    may_be_function=True,
    mistakes=(
        Mistake(
            "counted from b",
            _relative.subs(_alpha, 1 - _alpha),
            "You have <i>α</i> where 1 − <i>α</i> belongs: <i>α</i> counts from a, so the rate out "
            "of a has the power 1 − <i>α</i>.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "free sites forgotten",
            _xa ** (1 - _alpha) * _xb**_alpha,
            "You count the ions only. Each needs a free site on the other side.",
            "free-sites-forgotten",
        ),
        Mistake(
            "one way only",
            _there,
            "That is the way from a to b. At rest as many come back, and the exchange current is "
            "a mean of both ways.",
            "one-way-for-exchange",
        ),
        Mistake(
            "not over the best",
            _bare,
            "That goes with the exchange current, but it is not yet a share of the largest one: "
            "put the best occupancies in, and divide.",
            "not-over-the-best",
        ),
    ),
    limits=(
        Limit(
            "half and half is the best for α = ½, and there the share is one",
            {"departing_occupancy": 0.5, "arriving_occupancy": 0.5, "transfer_coefficient": 0.5},
        ),
    ),
    hints=(
        "From a to b the rate goes as <i>x</i><sub>a</sub>(1 − <i>x</i><sub>b</sub>). As what does "
        "the way back go? At rest the two are equal, and the drop between the solids sees to it.",
        "The drop takes the part <i>α</i> from one way: <i>i</i><sub>0</sub> ∝ (way "
        "there)<sup>1−<i>α</i></sup> (way back)<sup><i>α</i></sup>. Where is it largest in "
        "<i>x</i><sub>a</sub>, where in <i>x</i><sub>b</sub>?",
    ),
    solution="""<p>From a to b the rate goes as <i>x</i><sub>a</sub>(1 − <i>x</i><sub>b</sub>), back
        as <i>x</i><sub>b</sub>(1 − <i>x</i><sub>a</sub>). At the drop where both are equal the
        exchange current is the geometric mean with the weights 1 − <i>α</i> and <i>α</i>. Sorted by
        solid it is <i>x</i><sub>a</sub><sup>1−<i>α</i></sup>(1 − <i>x</i><sub>a</sub>)<sup><i>α</i>
        </sup> times <i>x</i><sub>b</sub><sup><i>α</i></sup>(1 − <i>x</i><sub>b</sub>)<sup>1−<i>α
        </i></sup>. The logarithmic derivative vanishes at <i>x</i><sub>a</sub> = 1 − <i>α</i> and
        <i>x</i><sub>b</sub> = <i>α</i>, where the product is <i>α</i><sup>2<i>α</i></sup>
        (1 − <i>α</i>)<sup>2−2<i>α</i></sup>. Divided by that,</p>
        [[=answer]]
        <p>A sublattice that is nearly full exchanges as badly as one that is nearly empty.</p>""",
)

# -- 3 ---------------------------------------------------------------------------------------

_t = p.transference_number.symbol
_limit = diffusion.limiting_current_density.expression.subs(ONE)
# With one mobile ion the layer is an ohmic one, as that of two ions is for t₊ = 1.
_ohmic = _U / diffusion.layer_dc_resistance.expression.subs(_t, 1)
_over_limit = _ohmic / _limit

single = Numeric(
    identifier="ps3.3",
    title="What replaces the limiting current?",
    text="""<p>Open [[figure]]: a conductor of two ions with <i>t</i><sub>+</sub> =
        [[transference_number]], [[layer_thickness]] thick, [[concentration]] of salt with <i>D</i>
        = [[diffusion_coefficient]], conductivity of all ions together [[liquid_conductivity]].
        Read its limiting current off.</p>
        <p>It is replaced by a solid of the same thickness and the same conductivity, in which the
        cation alone moves. [[driving_drop]] may be lost in it. How many times that limiting current
        does the solid carry?</p>""",
    outcomes=("se-se 1",),
    minutes=9,
    draws=(
        Draw(p.transference_number, (0.2, 0.24, 0.28, 0.32, 0.36, 0.4)),
        Draw(p.layer_thickness, (20, 30, 50, 80, 120), "um"),
        Draw(p.concentration, (0.5, 0.8, 1, 1.2), "mol/l"),
        Draw(p.diffusion_coefficient, (1.5e-6, 2.2e-6, 3.3e-6), "cm^2/s"),
        Draw(p.liquid_conductivity, (4.7, 6.8, 8.2, 10), "mS/cm"),
        Draw(p.driving_drop, (30, 50, 80, 100), "mV"),
    ),
    figure=Figure(
        "se-se-single-ion",
        "book/se-se/equations",
        {
            name: name
            for name in (
                "transference_number",
                "layer_thickness",
                "concentration",
                "diffusion_coefficient",
                "liquid_conductivity",
            )
        },
        "the figure of one ion and two at your settings",
    ),
    answer=_over_limit,
    symbol="r",
    unit="dimensionless",
    tolerance=0.03,
    menu=("mA/cm^2", "ohm cm^2"),
    mistakes=(
        Mistake(
            "only its share conducts",
            _over_limit * _t,
            "You gave the cation its share of the conductivity. In the solid nothing else moves: "
            "all of the conductivity is the cation's.",
            "single-ion-conducts-its-share",
        ),
        Mistake(
            "migration forgotten",
            _over_limit / (1 - _t),
            "Your limit is that with supporting salt. Here the field that holds the anions pulls "
            "on the cations and raises it.",
            "migration-forgotten",
        ),
        Mistake(
            "share of the cation",
            _over_limit * _t / (1 - _t),
            "In the limiting current 1 − <i>t</i><sub>+</sub> stands below the line, not "
            "<i>t</i><sub>+</sub>: it is the anions that are at rest.",
            "transference-of-the-other-ion",
        ),
        Mistake(
            "only the ohmic part",
            _over_limit * (1 - _t),
            "You took the share 1 − <i>t</i><sub>+</sub> of the conductivity away for differences "
            "of concentration. With one mobile ion there are none, so Ohm's law is all.",
            "single-ion-builds-concentration",
        ),
    ),
    hints=(
        "Can the concentration of the only mobile ion fall, if its counter-charge is fixed in the "
        "lattice? What then sets the current?",
        "The solid carries <i>Uσ</i>/<i>δ</i>, the conductor of two ions at most "
        "<i>FDc</i>/[<i>δ</i>(1 − <i>t</i><sub>+</sub>)]. Which quantity cancels?",
    ),
    solution="""<p>In the solid a charge cannot pile up where its counter-charge is fixed. So there
        is no limit, and the current is what the allowed loss drives, <i>i</i> = <i>Uσ</i>/<i>δ</i>
        = [[ohmic]]. The conductor of two ions runs dry at
        <i>FDc</i>/[<i>δ</i>(1 − <i>t</i><sub>+</sub>)] = [[limit]]. Their ratio is</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong>, whatever the thickness: both fall as 1/<i>δ</i>.
        What replaces the limit is a price.</p>""",
    working=(
        Working("ohmic", _ohmic, "A/m^2", "mA/cm^2", symbol="i"),
        Working("limit", _limit, "A/m^2", "mA/cm^2", symbol="i_L"),
    ),
)

# -- 4 ---------------------------------------------------------------------------------------

_seen = p.junction_resistance.having(
    symbol="R_open", name="seen_resistance", meaning="of products with open paths through them"
)
_open, _first, _sdec, _ldec = (
    interdiffusion.open_share.symbol,
    interdiffusion.first_conductivity.symbol,
    interdiffusion.product_conductivity.symbol,
    interdiffusion.product_thickness.symbol,
)
_composite = interdiffusion.decomposed_composite_resistance.expression
# What a closed layer costs over what the open one does, at the same thickness.
_closing = sympy.simplify(interdiffusion.decomposed_layer_resistance.expression / _composite)
_closed = _seen * _closing

sintered = Numeric(
    identifier="ps3.4",
    title="From a mixture to a bilayer",
    text="""<p>Two oxides are sintered as a mixture and decompose where they meet, to a product that
        conducts with [[product_conductivity]] only. Paths of the first oxide, with
        [[first_conductivity]], stay open through [[open_share]] of the area of the product, so that
        all that it costs is [[seen_resistance]]: no arc is seen. (The numbers are
        illustrative.)</p>
        <p>What would the product cost, in Ω cm², as a closed layer of the same thickness in a
        bilayer of the two?</p>""",
    outcomes=("se-se 3",),
    minutes=8,
    draws=(
        Draw(interdiffusion.product_conductivity, (1.5e-6, 2.2e-6, 3.3e-6, 4.7e-6), "mS/cm"),
        Draw(interdiffusion.first_conductivity, (0.082, 0.1, 0.15, 0.22, 0.33), "mS/cm"),
        Draw(interdiffusion.open_share, (12, 15, 18, 22, 26, 30, 35)),
        Draw(_seen, (0.015, 0.022, 0.033, 0.047), "ohm cm^2"),
    ),
    answer=_closed,
    symbol="R_dec",
    unit="ohm m^2",
    asked_in="ohm cm^2",
    menu=("ohm", "ohm cm", "S/cm"),
    mistakes=(
        Mistake(
            "the same interface",
            _seen.symbol,
            "You carried the mixture's value over. In the mixture the open paths carry the current "
            "past the product; through a closed layer every ion has to pass it.",
            "mixture-taken-for-bilayer",
        ),
        Mistake(
            "series for parallel",
            _seen / (_open * _sdec / _first + 1 - _open),
            "You put open paths and product one after the other. They lie side by side, so "
            "conductances are to be added.",
            "series-for-parallel",
            "se-se-eq-4",
        ),
        Mistake(
            "all of it open",
            _seen * _first / _sdec,
            "You let the first oxide fill the whole area of the layer. Only a share of it is open.",
            "open-share-forgotten",
        ),
        Mistake(
            "shares exchanged",
            _seen * _closing.subs(_open, 1 - _open),
            "You gave the open share to the product.",
            "shares-exchanged",
        ),
    ),
    hints=(
        "Which thickness of layer would cost [[seen_resistance]], with the open paths in it?",
        "Per thickness, the layer with open paths conducts [[conductivity]] on the mean over its "
        "area.",
    ),
    solution="""<p>Side by side, conductivities are averaged over the area:
        <i>xσ</i><sub>A</sub> + (1 − <i>x</i>)<i>σ</i><sub>dec</sub> = [[conductivity]]. So the
        layer is [[thickness]] thick. Closed, the same thickness costs
        <i>ℓ</i>/<i>σ</i><sub>dec</sub>:</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong>, [[closing]] times as much. A mixture that shows no
        interface says little about a bilayer of the same pair, unless the two mix instead of
        reacting.</p>""",
    working=(
        Working("conductivity", _ldec / _composite, "S/m", "mS/cm", symbol="sigma", digits=3),
        Working(
            "thickness", sympy.simplify(_seen * _ldec / _composite), "m", "nm", symbol="l", digits=3
        ),
        Working("closing", _closing, "dimensionless", symbol="k", digits=3),
    ),
)

# -- 5 ---------------------------------------------------------------------------------------

_MICRONS = (60, 100, 150, 220, 300)
_thicknesses = tuple(
    cell_bounds.each_thickness.having(symbol=f"l_{k}", name=f"thickness_{k}", default=micron * 1e-6)
    for k, micron in enumerate(_MICRONS, start=1)
)
_cells = tuple(
    cell_bounds.internal_resistance.having(symbol=f"R_{k}", name=f"cell_{k}")
    for k in range(1, 1 + len(_MICRONS))
)
_electrodes = cell_bounds.electrodes_resistance.having(default=2e-4)
_junction = p.junction_resistance.having(default=8e-4, low=1e-5, high=0.01)
_whole = (
    _junction + cell_bounds.separator_layers.expression + cell_bounds.electrodes_resistance.symbol
)
_crossing = intercept(_thicknesses, _cells)
_left = _crossing - _electrodes.symbol

series = Numeric(
    identifier="ps3.5",
    title="What five cells say of one junction",
    text="""<p>Five cells hold the same two solids, both of them equally thick and of equal
        conductivity, which is not known well, with one junction between them. The resistance of
        each cell was measured and scatters by about one per cent. Both electrodes together cost
        [[electrodes_resistance]], in every cell.</p>
        <p>What does the junction cost, in Ω cm²? Use a straight line through all points.</p>""",
    outcomes=("se-se 5",),
    minutes=11,
    points=3,
    draws=(
        Draw(_junction, (7, 8, 9, 10, 12, 14), "ohm cm^2", hidden=True),
        Draw(cell_bounds.each_conductivity, (1.8, 2.2, 2.7, 3.3), "mS/cm", hidden=True),
        Draw(_electrodes, (1.5, 2, 2.5, 3, 3.5), "ohm cm^2"),
        *(Draw(one, (micron,), "um") for one, micron in zip(_thicknesses, _MICRONS, strict=True)),
        *(
            Printed(
                cell,
                _whole.subs(cell_bounds.each_thickness.symbol, one.symbol),
                "ohm cm^2",
                noise=0.01,
            )
            for cell, one in zip(_cells, _thicknesses, strict=True)
        ),
    ),
    table=Table(
        ("each solid / µm", "cell / Ω cm²"),
        tuple(
            (f"[[{one.name}]]", f"[[{cell.name}]]")
            for cell, one in zip(_cells, _thicknesses, strict=True)
        ),
    ),
    answer=_left,
    symbol="R_junc",
    unit="ohm m^2",
    asked_in="ohm cm^2",
    menu=("ohm", "mS/cm", "ohm cm"),
    mistakes=(
        Mistake(
            "best cell for the junction",
            _cells[0] - _electrodes,
            "That is what the thinnest cell leaves: a bound from above. Its solids are still in "
            "it.",
            "bound-taken-for-a-value",
        ),
        Mistake(
            "electrodes left in",
            _crossing,
            "The line meets thickness zero at the junction <em>and</em> the electrodes.",
            "electrodes-left-in",
        ),
        Mistake(
            "two junctions",
            _left / 2,
            "There is one junction in each cell, between the two solids, not two.",
            "one-contact-for-two",
            "se-se-bound-or-value",
        ),
        Mistake(
            "electrodes taken off twice",
            _crossing - 2 * _electrodes.symbol,
            "What is given is both electrodes together, and you took it off twice.",
            "part-counted-twice",
        ),
    ),
    hints=(
        "Which parts of a cell's resistance grow with the thickness, and which do not?",
        "Plot the cells over the thickness. Where does the line meet zero, and what is in that "
        "number?",
    ),
    solution="""<p>A cell is <i>R</i> = <i>R</i><sub>junc</sub> + <i>R</i><sub>els</sub> +
        2<i>ℓ</i>/<i>σ</i>. Over <i>ℓ</i> this is a straight line with the slope 2/<i>σ</i>, from
        which <i>σ</i> = [[conductivity]]. Least squares meet <i>ℓ</i> = 0 at [[crossing]]: the
        junction and the electrodes. Less [[electrodes_resistance]], <strong>[[answer]]</strong> are
        left. The thinnest cell alone gives no more than a bound, [[bound]]. One cell bounds the
        junction; a series of cells, in which one thing is varied, measures it.</p>""",
    working=(
        Working("crossing", _crossing, "ohm m^2", "ohm cm^2", symbol="R"),
        Working("conductivity", 2 / slope(_thicknesses, _cells), "S/m", "mS/cm", digits=3),
        Working("bound", _cells[0] - _electrodes, "ohm m^2", "ohm cm^2", digits=3),
    ),
)

# -- 6 ---------------------------------------------------------------------------------------

_tau, _Di, _DV = (
    p.relaxation_time.symbol,
    p.interstitial_diffusivity.symbol,
    p.vacancy_diffusivity.symbol,
)
_c0 = p.defect_concentration.symbol
_j_printed = relaxation.relaxation_exchange_flux.expression
_passes_interstitials = sympy.simplify(
    relaxation.relaxation_resistance.expression.subs(ONE)
    * _j_printed
    / relaxation.interstitial_exchange_flux.expression
)
# It goes as the square root of the time, so the time as the square of what is measured.
_needed = sympy.simplify(_tau * (p.junction_resistance / _passes_interstitials) ** 2)
_top = sympy.powsimp(relaxation_impedance.relaxation_peak_frequency.expression.subs(_tau, _needed))

relax = Numeric(
    identifier="ps3.6",
    title="If it were relaxation",
    text="""<p>A junction costs [[junction_resistance]] at [[temperature]]. Somebody holds that this
        is the relaxation of defects in one solid, which passes its monovalent cations to the other
        as <em>interstitials only</em>. In equilibrium the solid has [[defect_concentration]] of
        interstitials and as many vacancies, with <i>D</i><sub>i</sub> =
        [[interstitial_diffusivity]] and <i>D</i><sub>V</sub> = [[vacancy_diffusivity]]. (The
        numbers are illustrative.)</p>
        <p>At which frequency, in Hz, would the arc of this relaxation have its top?</p>""",
    outcomes=("se-se 4",),
    minutes=12,
    points=3,
    draws=(
        Draw(p.junction_resistance, (12, 16, 22, 33, 47), "ohm cm^2"),
        Draw(p.temperature, (25, 40, 60), "degC"),
        Draw(p.defect_concentration, (0.15, 0.22, 0.33, 0.47), "mol/m^3"),
        Draw(p.interstitial_diffusivity, (3.3e-6, 4.7e-6, 6.8e-6), "cm^2/s"),
        Draw(p.vacancy_diffusivity, (1.2e-5, 1.5e-5, 1.8e-5, 2.2e-5), "cm^2/s"),
    ),
    answer=_top,
    symbol="f_peak",
    unit="Hz",
    tolerance=0.03,
    menu=("kHz", "s", "rad/s"),
    mistakes=(
        Mistake(
            "Eq. 5 taken as exact",
            _top * (_Di / _DV) ** 2,
            "Eq. 5 as printed holds for equally mobile defects. Where interstitials alone cross, "
            "the resistance differs from it by the ratio of the mobilities.",
            "eq-5-taken-as-exact",
        ),
        Mistake(
            "ratio upside down",
            _top * (_Di / _DV) ** 4,
            "The ratio of the mobilities is upside down. If interstitials hardly move, a contact "
            "that passes them alone must block.",
            "mobilities-upside-down",
        ),
        Mistake(
            "top of a semicircle",
            _top / sympy.sqrt(3),
            "<i>ωτ</i> = 1 is the top of a semicircle. The arc of relaxation is skewed: "
            "1/√(1 + j<i>ωτ</i>) has its top elsewhere.",
            "semicircle-for-any-arc",
        ),
        Mistake(
            "angular frequency",
            _top * 2 * sympy.pi,
            "That is the angular frequency <i>ω</i>; asked is <i>f</i> = <i>ω</i>/2π.",
            "angular-for-plain-frequency",
        ),
    ),
    hints=(
        "Eq. 5 gives an exchange flux, and <i>RT</i>/(<i>F</i><sup>2</sup><i>j</i><sub>0</sub>) a "
        "resistance. By which factor does it change if only interstitials cross?",
        "The flux is <i>D</i><sub>i</sub>/<i>D</i><sub>V</sub> times the printed one, and the "
        "resistance goes as √<i>τ</i>. Solve it for <i>τ</i>.",
        "For 1/√(1 + j<i>ωτ</i>) the imaginary part is largest at <i>ωτ</i> = √3.",
    ),
    solution="""<p>Interstitials alone: <i>j</i><sub>0i</sub> = (<i>D</i><sub>i</sub>/
        <i>D</i><sub>V</sub>) <i>c</i><sub>0</sub>(<i>D</i><sub>i</sub> +
        <i>D</i><sub>V</sub>)<sup>3/2</sup>/√(2<i>τD</i><sub>i</sub><i>D</i><sub>V</sub>), and
        <i>R</i> = <i>RT</i>/(<i>F</i><sup>2</sup><i>j</i><sub>0i</sub>). Solved for the time, this
        needs <i>τ</i> = [[needed]]:</p>
        [[=needed]]
        <p>Under alternating current the resistance becomes <i>R</i>/√(1 + j<i>ωτ</i>), with the top
        at <i>ωτ</i> = √3, hence at <i>f</i> = √3/2π<i>τ</i> = <strong>[[answer]]</strong>. A skewed
        arc that begins at 45°, with its top there, would speak for it; a symmetric one elsewhere
        against it. For a conductor with plenty of defects the time would be absurdly long.</p>""",
    working=(Working("needed", _needed, "s", "ms", symbol="tau_R"),),
)

# -- 7 ---------------------------------------------------------------------------------------

_forward = p.current_density.having(symbol="i_f", name="current_forward")
_reverse = p.current_density.having(symbol="i_r", name="current_reverse")
_reverse_2 = p.current_density.having(symbol="i_rr", name="current_reverse_twice")
_law = ionic_diode.family_current.expression.subs(ONE)
_per_charge = sympy.log(_forward / _reverse) / (FARADAY * _U / (GAS_CONSTANT * _T))
_LOW, _HIGH = sympy.Rational(3, 20), sympy.Rational(17, 20)

diode = Choice(
    identifier="ps3.7",
    title="A diode, or a step?",
    text="""<p>At [[temperature]] a junction of two solids passes [[current_forward]] at
        +[[driving_drop]], [[current_reverse]] at −[[driving_drop]] and [[current_reverse_twice]] at
        twice that negative drive (sizes; ohmic drops are taken off; each reading scatters by about
        two per cent). One charge is carried.</p>
        <p>Which reading fits?</p>""",
    outcomes=("se-se 4",),
    minutes=9,
    draws=(
        Draw(p.temperature, (20, 25, 30, 35), "degC"),
        Draw(p.driving_drop, (40, 45, 50, 55, 60), "mV"),
        Draw(p.transfer_coefficient, (0.5, 0.66, 0.7, 1), hidden=True),
        Draw(ionic_diode.characteristic_current, (22, 33, 47, 68, 100), "uA/cm^2", hidden=True),
        Printed(_forward, _law, "uA/cm^2", noise=0.02),
        Printed(_reverse, -_law.subs(_U, -_U), "uA/cm^2", noise=0.02),
        Printed(_reverse_2, -_law.subs(_U, -2 * _U), "uA/cm^2", noise=0.02),
    ),
    options=(
        Option(
            "An ionic diode: in reverse it passes only what heat generates within its reach.",
            sympy.Gt(_per_charge, _HIGH),
            "A diode's forward current exceeds the reverse one by exp(<i>FU</i>/<i>RT</i>), and "
            "the reverse one saturates. Test both with the numbers.",
            "asymmetry-read-as-diode",
            "diode for a step",
        ),
        Option(
            "One activated step, whose transition state does not lie in the middle of the drop.",
            sympy.And(sympy.Ge(_per_charge, _LOW), sympy.Le(_per_charge, _HIGH)),
            "With such a step one direction is favoured by a part of exp(<i>FU</i>/<i>RT</i>), "
            "more than none of it and less than all. Test it with the numbers.",
            "step-read-from-any-asymmetry",
            "asymmetric step",
        ),
        Option(
            "A symmetric step, or no step at all: these currents know no direction.",
            sympy.Lt(_per_charge, _LOW),
            "The currents at the same size of drive differ by far more than they scatter.",
            "scatter-for-asymmetry",
            "symmetric step",
        ),
        Option(
            "A layer of decomposition products in series, whose ohmic resistance is larger for one "
            "direction of the current than it is for the other.",
            right=False,
            message="An ohmic resistance has no direction. A layer in series hides an asymmetry; "
            "it makes none.",
            misconception="ohmic-layer-with-direction",
            name="ohmic layer",
        ),
    ),
    hints=(
        "Take the logarithm of forward over reverse current at the same size of drive, and compare "
        "it with <i>FU</i>/<i>RT</i> = [[charge]].",
        "Does the reverse current still grow when the drive is doubled?",
    ),
    solution="""<p>Diffusion, step and diode are one family, for which forward over reverse current
        is exp[(2<i>α</i> − 1)<i>FU</i>/<i>RT</i>]: all of the exponent for a diode, none for a
        symmetric step, something between for another. Here ln of the ratio is [[part]] of
        <i>FU</i>/<i>RT</i> = [[charge]]. The doubled reverse drive is the test: it raised the
        reverse current [[growth]] times. A diode's would hardly rise, by
        1 + exp(−<i>FU</i>/<i>RT</i>); a symmetric step's would rise by
        2 cosh(<i>FU</i>/2<i>RT</i>).</p>""",
    working=(
        Working("charge", FARADAY * _U / (GAS_CONSTANT * _T), "dimensionless", digits=3),
        Working("part", _per_charge, "dimensionless", digits=2),
        Working("growth", _reverse_2 / _reverse, "dimensionless", digits=3),
    ),
)

# -- 8 ---------------------------------------------------------------------------------------

bound = Essay(
    identifier="ps3.8",
    title="Does 14 confirm 16?",
    text="""<p>For one pair of sodium conductors a junction of 16 Ω cm² was measured directly. For
        cells of two thiophosphates an internal resistance of 14 Ω cm² was reported, and a text
        takes the two numbers to agree. <strong>Does the second confirm the first?</strong> Say what
        each number is, what it says about a junction, and what would have to be known in addition.
        Then propose how to measure the junction of two solids you may choose, and say beforehand
        whether you expect them to mix, to decompose or to stay, and what each would look like. Half
        a page.</p>""",
    outcomes=("se-se 3", "se-se 5"),
    minutes=15,
    points=4,
    rubric=(
        Criterion(
            "bound and value",
            (
                "takes the numbers to agree because they are close",
                "says that a cell holds more than a junction",
                "says that 14 is a bound from above for that cell's junction, and 16 a value",
                "says also what the bound leaves once the layers are taken off, and that another "
                "pair is meant",
            ),
        ),
        Criterion(
            "what would have to be known",
            (
                "nothing",
                "names one other part of the cell",
                "names layers, electrodes and temperature",
                "with a size for each, and what it would do to the conclusion",
            ),
        ),
        Criterion(
            "the measurement",
            (
                "none, or a single cell",
                "one that holds the junction and something else",
                "one in which a thing is varied that the junction does not know, such as thickness",
                "with the number of junctions, four electrodes, and the error that is needed",
            ),
        ),
        Criterion(
            "mix, decompose or stay",
            (
                "not addressed",
                "names the three",
                "says what each adds to the resistance, and why a mixture may hide it",
                "says also how time, temperature and capacitance would tell them apart",
            ),
        ),
    ),
    hints=(
        "Of what is a cell's internal resistance the sum? May the junction's be anything below it?",
        "What do two layers of 100 µm with 3 mS/cm cost?",
    ),
    solution="""<p>16 Ω cm² is a value of one junction, at its temperature and for its pair.
        14 Ω cm² is a sum: layers, electrodes and junction. So that cell's junction costs
        <em>less</em> than 14, by how much less nobody can say from the sum. Two layers of 100 µm
        with 3 mS/cm take 6.7, and then at most 7.3 are left; with thicker layers nothing is. A
        bound that lies below a value of another pair neither confirms nor contradicts it. Had it
        been the same pair, at the same temperature, it would even contradict.</p><p>To measure:
        cells of one pair in which the thickness is varied and the number of junctions is counted,
        with four electrodes. If the two mix, there is a zone whose resistance lies near that of its
        ends, and no arc. If they decompose, a layer grows with time and temperature, with a
        capacitance of a layer; a mixture may hide it, as open paths carry the current past, a
        bilayer will not. If they stay, the arc is constant, with the capacitance of a double
        layer.</p>""",
)

SET = ProblemSet(
    "ps3-solid-solid",
    "Solid | solid",
    "se-se",
    "book/se-se/practice",
    (sandwich, exchange, single, sintered, series, relax, diode, bound),
)
