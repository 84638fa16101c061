"""Problem set 2: polymer | solid, eight exercises."""

import sympy

from heteroionic_lite.constants import GAS_CONSTANT
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
from heteroionic_lite.course.lines import logarithms, slope
from heteroionic_lite.equation import FRACTION, Parameter
from heteroionic_lite.models import arrhenius, electrode_arrangement, lattice_gas, polymer_film
from heteroionic_lite.models import parallel_and_series as patches
from heteroionic_lite.models import parameters as p
from heteroionic_lite.models.impedance import arc_resistance, layer_capacitance
from heteroionic_lite.symbolic import written_out

ONE = {p.charge_number.symbol: 1}  # lithium
ZERO_CELSIUS = 273.15

# -- 1 ---------------------------------------------------------------------------------------

_t, _l = p.transference_number.symbol, polymer_film.film_thickness.symbol
# The limit falls as 1/ℓ, so this times ℓ is what ℓ has to be times i.
_thickest = (polymer_film.film_limiting_current.expression * _l / p.current_density.symbol).subs(
    ONE
)
_settles = polymer_film.settling_time.expression.subs(_l, _thickest)

film = Numeric(
    identifier="ps2.1",
    title="How long the thickest film takes",
    text="""<p>A polymer film keeps lithium metal off a ceramic. Both of its faces pass lithium ions
        only. The polymer holds [[concentration]] of one lithium salt, which diffuses with
        <i>D</i> = [[diffusion_coefficient]]; in the bulk the cation carries the share
        <i>t</i><sub>+</sub> = [[transference_number]] of the current. The cell is to run steadily
        at [[current_density]], and the film is made as thick as this current allows.</p>
        <p>With which time constant, in minutes, does the salt in that film find its steady
        profile?</p>""",
    outcomes=("pe-se 1",),
    minutes=10,
    draws=(
        Draw(p.current_density, (0.3, 0.36, 0.43, 0.51, 0.62, 0.75), "mA/cm^2"),
        Draw(p.concentration, (0.9, 1.1, 1.3, 1.5, 1.7), "mol/l"),
        Draw(p.diffusion_coefficient, (1.2e-8, 1.6e-8, 2.1e-8, 2.7e-8, 3.4e-8), "cm^2/s"),
        Draw(p.transference_number, (0.13, 0.16, 0.19, 0.22, 0.28, 0.32)),
    ),
    answer=_settles,
    symbol="tau_set",
    unit="s",
    asked_in="min",
    menu=("hour", "1/s", "um"),
    mistakes=(
        Mistake(
            "whole film for half",
            _settles / 4,
            "You took the whole film for the layer. Both faces block anions, so the profile is "
            "mirrored about the middle, and half the film is the layer that feeds the contact.",
            "whole-film-is-the-layer",
        ),
        Mistake(
            "migration forgotten",
            _settles * (1 - _t) ** 2,
            "You let the cation come by diffusion alone. Without supporting salt the field that "
            "holds the anions pulls on the cations as well.",
            "migration-forgotten",
        ),
        Mistake(
            "share of the cation",
            _settles * ((1 - _t) / _t) ** 2,
            "You have <i>t</i><sub>+</sub> where 1 − <i>t</i><sub>+</sub> belongs: it is the "
            "anions that are at rest.",
            "transference-of-the-other-ion",
        ),
        Mistake(
            "pi forgotten",
            _settles * sympy.pi**2,
            "<i>ℓ</i><sup>2</sup>/<i>D</i> is the right size, but not the time constant: the "
            "slowest mode is half a cosine over the film, which brings in π<sup>2</sup>.",
            "pi-of-the-slowest-mode",
        ),
    ),
    hints=(
        "At the limit, by how much does the concentration fall from the middle of the film to the "
        "face at the ceramic, and over which length?",
        "The limit is <i>i</i> = 2<i>FDc</i>/[<i>ℓ</i>(1 − <i>t</i><sub>+</sub>)]. Solve it for "
        "the thickness <i>ℓ</i> first.",
        "What differs from the steady profile dies as cos(π<i>x</i>/<i>ℓ</i>) e<sup>−<i>t</i>/"
        "<i>τ</i></sup>. Put this into the law of diffusion.",
    ),
    solution="""<p>The profile is a straight line that turns about the middle, where the
        concentration stays [[concentration]]. Across half the film it falls to nothing at the
        limit, and the anions at rest add the factor 1/(1 − <i>t</i><sub>+</sub>):
        <i>i</i> = <i>FDc</i>/[(<i>ℓ</i>/2)(1 − <i>t</i><sub>+</sub>)], hence
        <i>ℓ</i> = 2<i>FDc</i>/[<i>i</i>(1 − <i>t</i><sub>+</sub>)] = [[thickest]].</p>
        <p>The slowest mode, cos(π<i>x</i>/<i>ℓ</i>), dies with <i>τ</i> =
        <i>ℓ</i><sup>2</sup>/(π<sup>2</sup><i>D</i>). Together</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>. A film half as thick would carry twice the current
        and settle in a quarter of the time.</p>""",
    working=(Working("thickest", _thickest, "m", "um", symbol="l"),),
)

# -- 2 ---------------------------------------------------------------------------------------

_c, _VEO, _VX = (
    p.concentration.symbol,
    lattice_gas.repeat_unit_volume.symbol,
    lattice_gas.salt_volume.symbol,
)
_r = lattice_gas.oxygens_per_cation.symbol
(_ratio,) = sympy.solve(lattice_gas.polymer_concentration.expression - _c, _r)

mixing = Numeric(
    identifier="ps2.2",
    title="Molarity and oxygens per lithium",
    text="""<p>A paper recommends a lithium salt in poly(ethylene oxide) at [[concentration]]; you
        weigh by ether oxygens per lithium ion. A mole of repeat units, which hold one oxygen each,
        takes [[repeat_unit_volume]], a mole of the dissolved salt [[salt_volume]]; the volumes
        add up. (These volumes are estimates.)</p>
        <p>Which ratio EO:Li do you have to mix? Give the number of oxygens per lithium.</p>""",
    outcomes=("pe-se 2",),
    minutes=7,
    draws=(
        Draw(p.concentration, (0.9, 1.05, 1.2, 1.35, 1.5, 1.65, 1.8, 1.95, 2.1), "mol/l"),
        Draw(lattice_gas.repeat_unit_volume, (38, 38.5, 39, 39.5, 40, 40.5), "cm^3/mol"),
        Draw(lattice_gas.salt_volume, (110, 120, 130, 140, 150, 160), "cm^3/mol"),
    ),
    answer=_ratio,
    symbol="r",
    unit="dimensionless",
    menu=("mol/l", "cm^3/mol"),
    mistakes=(
        Mistake(
            "lithium per oxygen",
            1 / _ratio,
            "That is lithium ions per oxygen. EO:Li counts the other way, so that a larger number "
            "means less salt.",
            "ratio-runs-with-the-salt",
        ),
        Mistake(
            "room of the salt forgotten",
            1 / (_c * _VEO),
            "You filled the whole litre with polymer. A litre of the <em>mixture</em> holds that "
            "much salt, and the salt takes room as well.",
            "litre-of-polymer-for-litre-of-mixture",
        ),
        Mistake(
            "room of the salt added",
            _ratio.subs(_VX, -_VX),
            "The salt takes room away from the polymer: its volume is to be taken off what a mole "
            "of salt has for itself, not added.",
            "volume-added-for-taken-off",
        ),
    ),
    hints=(
        "How large is the volume of mixture that holds one mole of salt? What is in it?",
        "1/<i>c</i> = [[each]] holds one mole of salt and <i>r</i> moles of repeat units.",
    ),
    solution="""<p>One mole of salt has 1/<i>c</i> = [[each]] of mixture for itself. Of these the
        salt takes [[salt_volume]], and what is left is filled with <i>r</i> repeat units of
        [[repeat_unit_volume]] each: 1/<i>c</i> = <i>rV</i><sub>EO</sub> + <i>V</i><sub>X</sub>.
        Solved for <i>r</i>,</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>. Half the molarity needs more than twice the ratio,
        since the salt's own room counts less.</p>""",
    working=(Working("each", 1 / _c, "m^3/mol", "cm^3/mol", symbol="V"),),
)

# -- 3 ---------------------------------------------------------------------------------------

_dilute = lattice_gas.oxygens_per_cation.having(default=100, low=60, high=300)
_best = lattice_gas.oxygens_per_cation.having(
    symbol="r_min", name="best_ratio", low=8, high=25, meaning="EO:Li of least resistance"
)
_slope = Parameter(
    "n_r", "slope", "dimensionless", 0.5, 0.2, 0.8,
    "d ln R / d ln r, measured at the ratio r", domain=FRACTION,
)  # fmt: skip
_sites = lattice_gas.oxygens_per_site.symbol
_alpha = p.transfer_coefficient.symbol
_measured_slope = lattice_gas.site_exclusion_slope.expression.subs(
    lattice_gas.site_occupancy.symbol, _sites / _r
)
_at_best = _sites / _best.symbol  # the occupancy of least resistance


def _sites_if(alpha: sympy.Expr) -> sympy.Expr:
    """Oxygens in a site if the best occupancy has that α."""
    (found,) = sympy.solve(_measured_slope.subs(_alpha, alpha) - _slope.symbol, _sites)
    return sympy.simplify(found)


sites = Expression(
    identifier="ps2.3",
    title="How many oxygens make a site?",
    text="""<p>Against EO:Li, the resistance of a contact is least at [[~best_ratio]]. At a larger
        ratio [[~oxygens_per_cation]], in a more dilute polymer, the log-log plot has the slope
        [[~slope]] = d ln <i>R</i>/d ln <i>r</i>. Take charge transfer from a lattice of which
        <i>n</i><sub>s</sub> oxygens make one site, nothing in series, so that the share of sites
        taken is <i>θ</i> = <i>n</i><sub>s</sub>/<i>r</i>.</p>
        <p>How many oxygens make a site? Type a formula in n_r, r and r_min.</p>""",
    outcomes=("pe-se 2",),
    minutes=12,
    points=3,
    of=(_slope, _dilute, _best),
    answer=_sites_if(1 - _at_best),
    symbol="n_s",
    may_be_function=True,
    mistakes=(
        Mistake(
            "taken for dilute",
            _slope.symbol * _best.symbol,
            "You took the slope for 1 − <i>α</i>. That holds for empty sites only; at "
            "[[~oxygens_per_cation]] some are taken, and the curve is already flatter.",
            "dilute-limit-taken-as-reached",
        ),
        Mistake(
            "counted from the solid",
            _sites_if(_at_best),
            "The resistance is least where the share taken is 1 − <i>α</i>, not <i>α</i>: here "
            "<i>α</i> counts from the polymer.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "ratio for occupancy",
            _best.symbol**2 / _sites_if(1 - _at_best),
            "A site has fewer oxygens than there are for each ion at the best ratio, or sites "
            "would be more than full: the share taken is <i>n</i><sub>s</sub>/<i>r</i>.",
            "ratio-runs-with-the-salt",
        ),
    ),
    limits=(
        Limit("in a very dilute polymer the slope is 1 − α itself", {"oxygens_per_cation": 1e9}),
    ),
    hints=(
        "<i>R</i> goes as <i>θ</i><sup>−(1−<i>α</i>)</sup>(1 − <i>θ</i>)<sup>−<i>α</i></sup>. What "
        "is its slope against ln <i>r</i>, and where does it vanish?",
        "The slope is (1 − <i>α</i> − <i>θ</i>)/(1 − <i>θ</i>), and it vanishes at "
        "<i>θ</i> = 1 − <i>α</i> = <i>n</i><sub>s</sub>/<i>r</i><sub>min</sub>.",
    ),
    solution="""<p>With <i>θ</i> = <i>n</i><sub>s</sub>/<i>r</i> the resistance goes as
        <i>θ</i><sup>−(1−<i>α</i>)</sup>(1 − <i>θ</i>)<sup>−<i>α</i></sup>, so that
        <i>n</i><sub>r</sub> = (1 − <i>α</i> − <i>θ</i>)/(1 − <i>θ</i>). It vanishes at
        <i>θ</i> = 1 − <i>α</i>, hence 1 − <i>α</i> = <i>n</i><sub>s</sub>/<i>r</i><sub>min</sub>.
        Both put in: <i>n</i><sub>r</sub>(1 − <i>n</i><sub>s</sub>/<i>r</i>) =
        <i>n</i><sub>s</sub>(1/<i>r</i><sub>min</sub> − 1/<i>r</i>), which is linear in
        <i>n</i><sub>s</sub>:</p>
        [[=answer]]
        <p>For <i>r</i> without end this is <i>n</i><sub>r</sub><i>r</i><sub>min</sub>. An
        interphase in series would leave <i>r</i><sub>min</sub> where it is and flatten the
        slope: with one, the formula gives too few oxygens.</p>""",
)

# -- 4 ---------------------------------------------------------------------------------------

_allowed = electrode_arrangement.misjudgement.having(
    symbol="p", name="allowed_error", low=0, high=0.5, domain=FRACTION,
    meaning="relative error that one contact may have",
)  # fmt: skip
_Rint = electrode_arrangement.interface.symbol
_amplified = electrode_arrangement.error_amplification.expression.subs(
    electrode_arrangement.two_point_resistance.symbol,
    electrode_arrangement.two_point_sum.expression,
)
_needed = _allowed / _amplified

electrodes = Numeric(
    identifier="ps2.4",
    title="How good must two electrodes be?",
    text="""<p>A ceramic plate lies between two polymer films, and each film against an electrode.
        Each of the two electrodes costs [[electrode_resistance]], films and plate together
        [[electrolyte_resistance]], and each of the two contacts of polymer and ceramic about
        [[single_interface_resistance]]. With two electrodes the sum of all is measured; what is
        not a contact is known from elsewhere, exactly, and taken off.</p>
        <p>To how many per cent must the sum be known, if the resistance of a contact is to be right
        within [[allowed_error]] of its value?</p>""",
    outcomes=("pe-se 3",),
    minutes=8,
    draws=(
        Draw(electrode_arrangement.electrode_resistance, (82, 100, 120, 150, 180), "ohm cm^2"),
        Draw(electrode_arrangement.electrolyte_resistance, (330, 390, 470, 560), "ohm cm^2"),
        Draw(electrode_arrangement.interface, (18, 22, 27, 33, 39, 47), "ohm cm^2"),
        Draw(_allowed, (10, 12, 15, 20, 25, 30), "percent"),
    ),
    answer=_needed,
    symbol="epsilon",
    unit="dimensionless",
    asked_in="percent",
    menu=("ohm cm^2",),
    mistakes=(
        Mistake(
            "one contact for two",
            _needed / 2,
            "The sum holds two contacts, and both are found from one difference: what is left is "
            "halved, and its error as well.",
            "one-contact-for-two",
        ),
        Mistake(
            "error passed on",
            _allowed.symbol,
            "Subtraction takes the value of the electrodes away, not the error: it stays as it "
            "is, in ohms, and what is left is small.",
            "error-not-amplified",
        ),
        Mistake(
            "error divided",
            _allowed * _amplified,
            "You let the subtraction improve the result. What is left of a sum is known less well "
            "than the sum.",
            "error-amplified-the-wrong-way",
        ),
        Mistake(
            "four electrodes",
            2 * _allowed * _Rint / electrode_arrangement.four_point_sum.expression,
            "That would do with four electrodes, of which two draw no current. With two, their own "
            "resistance is in the sum.",
            "two-electrodes-read-as-four",
        ),
    ),
    hints=(
        "What is the error of the sum in Ω cm², and what is left of it after the subtraction?",
        "Together the contacts have 2<i>R</i><sub>int</sub> in a sum of [[whole]].",
    ),
    solution="""<p>The sum is [[whole]], of which both contacts are [[both]]. What is taken off is
        exact, so an error of the sum is, in ohms, that of the two contacts together. It may be
        [[allowed_error]] of [[both]]; held against the sum, this is</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong>. Two electrodes amplify an error [[amplified]] times.
        </p>""",
    working=(
        Working(
            "whole", electrode_arrangement.two_point_sum.expression, "ohm m^2", "ohm cm^2",
            symbol="R_2pt",
        ),
        Working("both", 2 * _Rint, "ohm m^2", "ohm cm^2", symbol="R"),
        Working("amplified", _amplified, "dimensionless", symbol="G", digits=3),
    ),
)  # fmt: skip

# -- 5 ---------------------------------------------------------------------------------------

_R1 = arc_resistance.having(symbol="R_1", name="resistance_before")
_R2 = arc_resistance.having(symbol="R_2", name="resistance_after")
_C1 = layer_capacitance.having(symbol="C_1", name="capacitance_before")
_C2 = layer_capacitance.having(symbol="C_2", name="capacitance_after")
_fall = Parameter(
    "k_R", "fall", "dimensionless", 5, 1, 100, "by which the resistance falls", "illustrative"
)
_rise = Parameter(
    "n_C", "rise", "dimensionless", 0, 0, 1,
    "power of that with which the capacitance rises", "illustrative",
)  # fmt: skip
_power = sympy.log(_C2 / _C1) / sympy.log(_R1 / _R2)  # as measured
_in_place = sympy.Gt(_power, sympy.Rational(17, 20))
_same_area = sympy.Lt(_power, sympy.Rational(3, 20))
_neither = sympy.And(
    sympy.Le(_power, sympy.Rational(17, 20)), sympy.Ge(_power, sympy.Rational(3, 20))
)

pressing = Choice(
    identifier="ps2.5",
    title="What did pressing change?",
    text="""<p>A polymer is laid on a ceramic. The arc of their contact has [[resistance_before]]
        and [[capacitance_before]]. After hot-pressing it has [[resistance_after]] and
        [[capacitance_after]]. Readings scatter by some two per cent. If only a part of the faces
        touches, take it to touch in fine spots, so that the current need not squeeze.</p>
        <p>Which reading fits?</p>""",
    outcomes=("pe-se 4",),
    minutes=8,
    draws=(
        Draw(arc_resistance, (220, 330, 470, 680, 1000), "ohm cm^2", hidden=True),
        Draw(layer_capacitance, (0.8, 1, 1.3, 1.7, 2.1), "uF/cm^2", hidden=True),
        Draw(_fall, (3.3, 3.9, 4.7, 5.6, 6.8), hidden=True),
        Draw(_rise, (0, 0.45, 1), hidden=True),
        Printed(_R1, arc_resistance.symbol, "ohm cm^2", noise=0.02),
        Printed(_C1, layer_capacitance.symbol, "uF/cm^2", noise=0.02),
        Printed(_R2, arc_resistance / _fall, "ohm cm^2", noise=0.02),
        Printed(_C2, layer_capacitance * _fall**_rise, "uF/cm^2", noise=0.02),
    ),
    options=(
        Option(
            "More of the faces touches: before, only some [[share]] of what touches now did.",
            _in_place,
            "If only the touching area had changed, the capacitance would have risen as the "
            "resistance fell, and the top of the arc would have stayed.",
            "resistance-read-alone",
            "contact by the resistance alone",
        ),
        Option(
            "The step itself got easier, and as much of the faces touches as before did.",
            _same_area,
            "At the same area the double layer is the same, and so is its capacitance. Here it "
            "changed.",
            "capacitance-not-of-the-area",
            "chemistry by the resistance alone",
        ),
        Option(
            "Not area alone: a layer between the two, or the step, has changed with it.",
            _neither,
            "Compare by which factors <i>R</i> and <i>C</i> changed: here one simple cause is "
            "enough for both.",
            "cause-beyond-need",
            "more causes than needed",
        ),
        Option(
            "Nothing can be said, since resistance and capacitance of one arc must always change "
            "in inverse proportion, whatever has become of the contact.",
            message="They do so if the area changes. A barrier that falls leaves the capacitance, "
            "a layer that changes its material moves the top of the arc.",
            misconception="arc-always-in-place",
            name="R and C always inverse",
        ),
    ),
    hints=(
        "Resistance and capacitance per geometric area: what does each do if twice the area "
        "touches?",
        "Multiply <i>R</i> and <i>C</i> before and after: is the top of the arc still at the same "
        "frequency?",
    ),
    solution="""<p>The resistance fell by a factor of [[falls]], the capacitance rose by a factor of
        [[rises]]. If the touching share <i>χ</i> alone changes, <i>R</i> ∝ 1/<i>χ</i> and
        <i>C</i> ∝ <i>χ</i>: both factors are the same, <i>RC</i> stays, and the arc shrinks in
        place. If the barrier falls at the same area, <i>C</i> stays and the top of the arc moves
        up. If neither holds, area alone will not do. Coarse spots would add the constriction of
        the current to <i>R</i>, and blur this.</p>""",
    working=(
        Working("falls", _R1 / _R2, "dimensionless", symbol="k_R", digits=3),
        Working("rises", _C2 / _C1, "dimensionless", symbol="k_C", digits=3),
        Working("share", _R2 / _R1, "dimensionless", "percent", symbol="chi", digits=2),
    ),
)

# -- 6 ---------------------------------------------------------------------------------------

_CELSIUS = (65, 75, 85, 95, 105)
_temperatures = tuple(
    p.temperature.having(symbol=f"T_{k}", name=f"temperature_{k}", default=celsius + ZERO_CELSIUS)
    for k, celsius in enumerate(_CELSIUS, start=1)
)
_resistances = tuple(
    arrhenius.measured_resistance.having(
        symbol=f"R_{k}", name=f"resistance_{k}", default=0.2 / 2**k
    )
    for k in range(1, 1 + len(_CELSIUS))
)
_target = arrhenius.measured_resistance.having(
    symbol="R_star", name="wanted_resistance", meaning="what one contact may cost"
)
_of_two = 2 * arrhenius.shifted_resistance.expression
_inverse = [1 / one for one in _temperatures]
_logs = logarithms(_resistances)  # of R_k/R_1
_mean_inverse = sympy.Add(*_inverse) / len(_inverse)
_mean_log = sympy.Add(*_logs) / len(_logs)
_fit = slope(_inverse, _logs)  # E_A/R
_still = sympy.log(2 * _target / _resistances[0]) - _mean_log  # from the middle of the data
_reached = 1 / (_mean_inverse + _still / _fit)

warm = Numeric(
    identifier="ps2.6",
    title="How warm must the contact be?",
    text="""<p>In a symmetric cell a ceramic plate lies between two equal films of a molten polymer.
        Four electrodes give the resistance of <em>both</em> contacts together, plate and films
        taken off; each value scatters by about two per cent.</p>
        <p>Put a straight line through all points of the Arrhenius plot of ln <i>R</i>. At which
        temperature, in °C, would <em>one</em> contact be down to [[wanted_resistance]]?</p>""",
    outcomes=("pe-se 3",),
    minutes=12,
    points=3,
    draws=(
        Draw(p.activation_energy, (70, 74, 78, 82, 86, 90, 94), "kJ/mol", hidden=True),
        Draw(arrhenius.measured_resistance, (680, 820, 1000, 1200, 1500), "ohm cm^2", hidden=True),
        Draw(arrhenius.measuring_temperature, (85,), "degC", hidden=True),
        Draw(_target, (8, 10, 12, 15), "ohm cm^2"),
        *(
            Draw(one, (celsius,), "degC")
            for one, celsius in zip(_temperatures, _CELSIUS, strict=True)
        ),
        *(
            Printed(r, _of_two.subs(p.temperature.symbol, t.symbol), "ohm cm^2", noise=0.02)
            for r, t in zip(_resistances, _temperatures, strict=True)
        ),
    ),
    table=Table(
        ("temperature / °C", "both contacts / Ω cm²"),
        tuple(
            (f"[[{t.name}]]", f"[[{r.name}]]")
            for r, t in zip(_resistances, _temperatures, strict=True)
        ),
    ),
    answer=_reached,
    symbol="T",
    unit="K",
    asked_in="degC",
    tolerance=0.004,
    menu=("kJ/mol", "K"),
    mistakes=(
        Mistake(
            "both contacts for one",
            1 / (_mean_inverse + (_still - sympy.log(2)) / _fit),
            "That is where both contacts <em>together</em> are down to it. One of them is half of "
            "what was measured.",
            "one-contact-for-two",
        ),
        Mistake(
            "straight over T",
            sympy.Add(*_temperatures) / len(_temperatures) + _still / slope(_temperatures, _logs),
            "You drew the line over <i>T</i>. It is straight over 1/<i>T</i>; over <i>T</i> it "
            "bends, and a line carried on runs below it.",
            "arrhenius-over-temperature",
        ),
        Mistake(
            "common logarithm",
            1 / (_mean_inverse + _still / sympy.log(10) / _fit),
            "Common and natural logarithm are mixed: the slope is that of one, the step down that "
            "of the other.",
            "logarithm-of-another-base",
        ),
        Mistake(
            "the wrong way",
            1 / (_mean_inverse - _still / _fit),
            "That is colder. The contact gets better as it gets warmer, so 1/<i>T</i> has to fall.",
            "sign-of-the-activation",
        ),
    ),
    hints=(
        "Plot ln <i>R</i> against 1/<i>T</i>, with <i>T</i> in kelvin. Which value of the plotted "
        "resistance belongs to [[wanted_resistance]] of one contact?",
        "The line has the slope <i>E</i><sub>A</sub>/<i>R</i> and passes through the mean of all "
        "points. Go from there to ln of the wanted value.",
    ),
    solution="""<p>Least squares of ln <i>R</i> against 1/<i>T</i> give the slope [[line]], that is
        an activation energy of [[energy]]. The line passes through the mean of the points, at
        1/<i>T</i> = [[middle]]. One contact of [[wanted_resistance]] means twice that for both;
        this lies [[down]] below the mean in ln <i>R</i>. So 1/<i>T</i> has to fall by that over the
        slope, to [[there]], which is <strong>[[answer]]</strong>. At such a temperature the polymer
        has long been a liquid, and to carry a line so far is a wager on one mechanism.</p>""",
    working=(
        Working("line", _fit, "K", symbol="m"),
        Working("energy", GAS_CONSTANT * _fit, "J/mol", "kJ/mol", symbol="E_A", digits=3),
        Working("middle", _mean_inverse, "1/K", "1/kK", symbol="x"),
        Working("down", -_still, "dimensionless", symbol="d", digits=3),
        Working("there", 1 / _reached, "1/K", "1/kK", symbol="x"),
    ),
)

# -- 7 ---------------------------------------------------------------------------------------

_E1, _E2 = patches.dry_barrier.symbol, patches.wet_barrier.symbol
_B1, _B2 = patches.first_prefactor.symbol, patches.second_prefactor.symbol
_T, _x = p.temperature.symbol, patches.plasticised_share.symbol
_drop = Parameter(
    "k_R", "drop", "dimensionless", 10, 1, 1e4, "dry resistance over that with plasticiser",
    "illustrative", scale="log",
)  # fmt: skip
_contact = written_out(patches.parallel_patches_resistance.expression)
# Conductances add: that of the contact is 1/R(x), a straight line in x.
_dry, _soft = 1 / _contact.subs(_x, 0), 1 / _contact.subs(_x, 1)
_gain = sympy.powsimp(sympy.simplify(_soft / _dry))
_open = (_drop - 1) / (_gain - 1)

plasticiser = Numeric(
    identifier="ps2.7",
    title="How little plasticiser is enough?",
    text="""<p>Open [[figure]]: dry contact with [[first_prefactor]] and a barrier of
        [[first_barrier]]; softened contact with [[second_prefactor]] and [[second_barrier]]; at
        [[temperature]]. (The prefactors are illustrative.) The patches lie side by side.</p>
        <p>Which share of the contact, in per cent, has to be softened so that the whole contact
        resists [[drop]] times less than when dry? Read it off the left panel first, then compute
        it.</p>""",
    outcomes=("pe-se 5",),
    minutes=10,
    draws=(
        Draw(patches.first_prefactor, (1e-11, 1.5e-11, 2.2e-11), "ohm cm^2"),
        Draw(patches.dry_barrier, (88, 91, 94, 97), "kJ/mol"),
        Draw(patches.second_prefactor, (2.7e-7, 4.7e-7, 8.2e-7, 1.2e-6), "ohm cm^2"),
        Draw(patches.wet_barrier, (32, 35, 38, 41, 44), "kJ/mol"),
        Draw(p.temperature, (40, 50, 60, 70), "degC"),
        Draw(_drop, (8, 15, 25, 40, 60)),
    ),
    figure=Figure(
        "pe-se-plasticiser",
        "book/pe-se/further",
        {
            name: name
            for name in (
                "first_prefactor", "first_barrier", "second_prefactor", "second_barrier",
                "temperature",
            )
        },
        "the figure of plasticiser at your settings",
    ),
    answer=_open,
    symbol="x_pl",
    unit="dimensionless",
    asked_in="percent",
    within=(2e-6, 0.2),
    tolerance=0.03,
    menu=("ohm cm^2", "kJ/mol"),
    mistakes=(
        Mistake(
            "mean of the barriers",
            GAS_CONSTANT * _T * sympy.log(_drop.symbol) / (_E1 - _E2),
            "You let the barrier fall to a mean. Each patch keeps its own; it is conductances that "
            "are averaged, and the open path counts exponentially.",
            "barriers-averaged",
        ),
        Mistake(
            "series for parallel",
            (1 - 1 / _drop.symbol) / (1 - 1 / _gain),
            "You added resistances. The patches lie side by side: their conductances add up.",
            "series-for-parallel",
        ),
        Mistake(
            "same prefactor",
            _open.subs(_B2, _B1),
            "You compared barriers alone. The softened path has another prefactor, and it counts.",
            "prefactors-taken-as-equal",
        ),
        Mistake(
            "degrees Celsius",
            _open.subs(_T, _T - ZERO_CELSIUS),
            "<i>T</i> in <i>RT</i> is the thermodynamic temperature.",
            "celsius-for-kelvin",
        ),
    ),
    hints=(
        "Two kinds of patches side by side: which of their quantities add up, weighted by their "
        "shares?",
        "Softened, a patch conducts [[gain]] times as well as a dry one. So the conductance of the "
        "contact over the dry one is 1 − <i>x</i> + [[gain]] <i>x</i>.",
    ),
    solution="""<p>All softened, the contact would conduct
        (<i>B</i><sub>1</sub>/<i>B</i><sub>2</sub>)
        exp[(<i>E</i><sub>1</sub> − <i>E</i><sub>2</sub>)/<i>RT</i>] = [[gain]] times as well as
        dry. Conductances add up side by side, so with the share <i>x</i> it conducts
        1 − <i>x</i> + [[gain]] <i>x</i> times as well. This is to be [[drop]]:</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>. Almost nothing of the contact has to soften; but
        such a contact reads the barrier of the soft path, by which the cause can be told from mere
        wetting.</p>""",
    working=(Working("gain", _gain, "dimensionless", symbol="g"),),
)  # fmt: skip

# -- 8 ---------------------------------------------------------------------------------------

one_number = Essay(
    identifier="ps2.8",
    title="Why one number is not enough",
    text="""<p>For contacts of polyethers with ceramics about 1 eV is reported, for liquids half of
        that. A colleague wants to explain it as for liquids, by the donor number of the polymer.
        Explain <strong>why no single donor number can give 1 eV</strong>, what could, and why none
        of it is proved by the energy. Then propose one measurement with two or four electrodes,
        at which temperatures and with which analysis, that would speak for or against your
        explanation. Half a page.</p>""",
    outcomes=("pe-se 3", "pe-se 5"),
    minutes=15,
    points=4,
    rubric=(
        Criterion(
            "why one number fails",
            (
                "takes the donor number for the barrier",
                "says that the number would have to be too large",
                "gives the size: a barrier that rises with the number by a slope of its own, and "
                "a number that no solvent has",
                "says also that the slope is an assumption, that the number stands for one "
                "molecule, and that none is known for a polymer",
            ),
        ),
        Criterion(
            "what could explain it",
            (
                "nothing",
                "several oxygens hold one ion",
                "several let go before the transition state, and how many the energy would need",
                "a second explanation besides, with what each predicts for another ion or solvent",
            ),
        ),
        Criterion(
            "what the energy does not prove",
            (
                "takes the fit for a proof",
                "says that other causes are possible",
                "names two unknowns that are fitted to one energy",
                "shows with sodium that numbers of contacts and the slope cannot both be read off",
            ),
        ),
        Criterion(
            "the measurement",
            (
                "none, or one that cannot decide",
                "an Arrhenius plot",
                "with four electrodes or a reference, through the melting point, and why",
                "with what either outcome would mean, a check of the contact by its capacitance, "
                "and the error it needs",
            ),
        ),
    ),
    hints=(
        "How does the barrier rise with the donor number at liquids, and how far would this line "
        "have to be carried?",
        "What would the interface's line in an Arrhenius plot do at the melting point, if the "
        "chains' own motion were the hard step?",
    ),
    solution="""<p>At liquids the barrier is taken to rise by some 0.8 kJ/mol a unit (an
        assumption); from 50 kJ/mol at 15.1, a barrier of 97 kJ/mol would need a donor number of
        about 74. Ethers have 15 to 24, and no solvent has 74. The number says how one molecule
        holds the ion. In a polyether several oxygens do, and if three or four let go before the
        transition state, the energy is explained. But the number of contacts and the slope are two
        unknowns for one energy: sodium's 0.74 eV is met by 2.1 contacts, or by the same contacts
        and a weaker hold, and its barrier at liquids hardly depends on the solvent at all.</p>
        <p>A measurement: four electrodes, since with two the error of the electrodes is carried
        into the contact;
        from 30 to 90 °C, through the melting point. A kink with the film's would speak for chain
        motion, one straight line against it. A capacitance that stays says that the area did.
        Then with a little plasticiser: a lower resistance with the <em>same</em> energy is better
        contact, with a lower energy another path.</p>""",
)

SET = ProblemSet(
    "ps2-polymer-solid",
    "Polymer | solid",
    "pe-se",
    "book/pe-se/practice",
    (film, mixing, sites, electrodes, pressing, warm, plasticiser, one_number),
)
