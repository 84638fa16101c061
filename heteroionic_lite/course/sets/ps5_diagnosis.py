"""Problem set 5: from measurements to a mechanism, a doubt and the next measurement."""

import sympy

from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
from heteroionic_lite.course.bench import Bench, late_share
from heteroionic_lite.course.exercises import (
    Choice,
    Criterion,
    Draw,
    Essay,
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
from heteroionic_lite.equation import FRACTION, Parameter
from heteroionic_lite.models import butler_volmer, diagnosis
from heteroionic_lite.models import parameters as p

ROOM = 298.15
_thermal = GAS_CONSTANT * ROOM / FARADAY
_alpha, _w = p.transfer_coefficient.symbol, diagnosis.transfer_share.symbol
_share = Parameter(
    "s", "layer_share", "dimensionless", 0.4, 0, 1, "share of the layer in a resistance",
    domain=FRACTION,
)  # fmt: skip
_noise = Parameter(
    "sigma", "scatter", "dimensionless", 0.03, 0, 1, "relative standard deviation of one row"
)
_step = butler_volmer.charge_transfer_resistance.expression


def _c(k: int, default: float = 1000) -> Parameter:
    return p.concentration.having(symbol=f"c_{k}", name=f"concentration_{k}", default=default)


def _r(k: int, default: float = 0.05) -> Parameter:
    return p.junction_resistance.having(symbol=f"R_{k}", name=f"resistance_{k}", default=default)


_here, _there = _c(8).symbol, _c(9).symbol
_RISE = sympy.powsimp(
    sympy.simplify(
        _step.subs(p.concentration.symbol, _here) / _step.subs(p.concentration.symbol, _there)
    )
)


def _rise(alpha: sympy.Expr, at: Parameter, of: Parameter) -> sympy.Expr:
    """By how much a step resists more at one concentration than at another."""
    known = {_here: at.symbol, _there: of.symbol, _alpha: alpha}
    return _RISE.subs(known, simultaneous=True)


# -- 1 ---------------------------------------------------------------------------------------

_c1, _c2, _c3, _r1, _r2 = _c(1), _c(2, 100), _c(3, 10), _r(1), _r(2, 0.15)
_S, _s = _share * _r1, _share.symbol
_gap = sympy.log(_c1.symbol / _c2.symbol)
_layered = 1 - sympy.log((_r2 - _S) / (_r1 - _S)) / _gap
_plain = 1 - sympy.log(_r2.symbol / _r1.symbol) / _gap

two_readings = Numeric(
    identifier="ps5.1",
    title="Two readings of one series",
    text="""<p>A contact of a liquid and a solid was left to age until its resistance at rest no
        longer changed. At rest it is [[resistance_1]] with [[concentration_1]] of salt, and
        [[resistance_2]] with [[concentration_2]]. Nothing else was measured.</p>
        <p>A colleague believes that an ohmic layer makes [[layer_share]] of the resistance at the
        higher concentration, and slow charge transfer the rest. If so, how large is the transfer
        coefficient, counted from the liquid?</p>""",
    outcomes=("diagnosis 1",),
    minutes=8,
    draws=(
        Draw(p.transfer_coefficient, (0.22, 0.26, 0.3, 0.34, 0.38, 0.42), hidden=True),
        Draw(_share, (25, 30, 35, 40, 45, 50, 55), "percent"),
        Draw(_c1, (0.8, 1, 1.2), "mol/l"),
        Draw(_c2, (0.08, 0.1, 0.12, 0.15), "mol/l"),
        Draw(_r1, (220, 270, 330, 390, 470, 560, 680), "ohm cm^2"),
        Printed(_r2, _S + (_r1 - _S) * _rise(_alpha, _c2, _c1), "ohm cm^2", noise=0.01),
    ),
    answer=_layered,
    symbol="alpha",
    unit="dimensionless",
    within=(0.05, 0.95),
    menu=("ohm cm^2", "mol/l"),
    mistakes=(
        Mistake(
            "no layer",
            _plain,
            "That is the reading without a layer. So it is as well if you take the same share off "
            "both resistances: a layer has its ohms, and they stay as the salt is thinned.",
            "layer-forgotten",
        ),
        Mistake(
            "counted from the solid",
            1 - _layered,
            "That is 1 − <i>α</i>, counted from the solid.",
            "alpha-from-the-wrong-side",
        ),
        Mistake(
            "taken off once",
            1 - sympy.log(_r2 / (_r1 - _S)) / _gap,
            "You took the layer off the resistance at the higher concentration only. It is there "
            "at the lower one, too.",
            "volume-added-for-taken-off",
        ),
        Mistake(
            "another logarithm",
            1 - sympy.log((_r2 - _S) / (_r1 - _S)) / sympy.log(10) / _gap,
            "One of your logarithms is common, the other natural.",
            "logarithm-of-another-base",
        ),
    ),
    hints=(
        "How many ohms has the layer, and at which concentration?",
        "The layer has [[layer]]. What is left of either resistance is the step, which falls with "
        "<i>c</i><sup>−(1−<i>α</i>)</sup>.",
    ),
    solution="""<p>The layer has [[layer_share]] of [[resistance_1]], which is [[layer]], at either
        concentration. The step has the rest, [[step_1]] and [[step_2]], and falls with
        <i>c</i><sup>−(1−<i>α</i>)</sup>:</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong>. Without a layer the same two numbers give
        [[plain]]. Both readings go through both points, and so does any between them: two
        resistances at rest cannot say which.</p>""",
    working=(
        Working("layer", _S, "ohm m^2", "ohm cm^2", symbol="R_S"),
        Working("step_1", _r1 - _S, "ohm m^2", "ohm cm^2", symbol="R_ct"),
        Working("step_2", _r2 - _S, "ohm m^2", "ohm cm^2", symbol="R_ct"),
        Working("plain", _plain, "dimensionless", digits=3, symbol="alpha_A"),
    ),
)

# -- 2 ---------------------------------------------------------------------------------------

_A = p.transfer_coefficient.having(symbol="alpha_A", name="alpha_without")
_B = p.transfer_coefficient.having(symbol="alpha_B", name="alpha_with")
_n = Parameter("n", "repeats", "dimensionless", 4, 1, 100, "rows", scale="integer")
_alone = _r1 * _rise(_A.symbol, _c3, _c1)
_both = _r1 * (_s + (1 - _s) * _rise(_B.symbol, _c3, _c1))
_apart = sympy.log(_both / _alone)
_known = _noise / sympy.sqrt(_n.symbol)

apart = Numeric(
    identifier="ps5.2",
    title="How far apart are two predictions?",
    text="""<p>A series of aged contacts at rest ended at [[resistance_1]] for [[concentration_1]].
        Two readings go through all of it: charge transfer alone with <i>α</i> =
        [[alpha_without]], or charge transfer with <i>α</i> = [[alpha_with]] behind a layer that
        makes [[layer_share]] of that resistance.</p>
        <p>You plan [[repeats]] rows at [[concentration_3]], each with a standard deviation of
        [[scatter]]. How many standard deviations of their mean (of ln <i>R</i>) lie between the
        two predictions?</p>""",
    outcomes=("diagnosis 2",),
    minutes=10,
    draws=(
        Draw(_share, (30, 35, 40, 45, 50), "percent"),
        Draw(_c1, (0.8, 1, 1.2), "mol/l"),
        Draw(_c2, (0.08, 0.1, 0.12), "mol/l", hidden=True),
        Draw(_c3, (6, 8, 10, 12), "mmol/l"),
        Draw(_r1, (220, 330, 470, 680), "ohm cm^2"),
        Draw(_A, (0.5, 0.54, 0.58, 0.62)),
        # Both readings agree at a concentration in between.
        Printed(_B, 1 - sympy.log((_rise(_A.symbol, _c2, _c1) - _s) / (1 - _s)) / _gap, digits=3),
        Draw(_n, (3, 4, 5, 6)),
        Draw(_noise, (2, 3, 4), "percent"),
    ),
    answer=_apart / _known,
    symbol="d",
    unit="dimensionless",
    within=(1, 40),
    menu=("ohm cm^2", "percent"),
    mistakes=(
        Mistake(
            "one row",
            _apart / _noise,
            "That is for one row. The mean of several is known better than each of them.",
            "repeats-forgotten",
        ),
        Mistake(
            "n for its root",
            _apart / _noise * _n,
            "You let the scatter fall with the number of rows. That of a mean falls with the root "
            "of it.",
            "scatter-falls-with-n",
        ),
        Mistake(
            "root upside down",
            _apart / _noise / sympy.sqrt(_n.symbol),
            "With more rows your two predictions come closer. Where does the root belong?",
            "repeats-forgotten",
        ),
        Mistake(
            "common logarithm",
            _apart / _known / sympy.log(10),
            "A relative standard deviation is that of the natural logarithm.",
            "logarithm-of-another-base",
        ),
    ),
    hints=(
        "What does each reading give at the new concentration?",
        "Charge transfer alone gives [[alone]], the other reading [[both]].",
    ),
    solution="""<p>Charge transfer alone gives [[alone]] at [[concentration_3]]. Of the other
        reading the layer keeps [[layer_share]] of [[resistance_1]], and the step rises to
        give [[both]] in all. The logarithms differ by [[gap]]. A mean of [[repeats]] rows is known
        to [[scatter]]/√[[repeats]]:</p>
        [[=answer]]
        <p>that is <strong>[[answer]]</strong> standard deviations. Where both readings agree, which
        is somewhere within the old series, no number of rows would tell them apart.</p>""",
    working=(
        Working("alone", _alone, "ohm m^2", "ohm cm^2", symbol="R_A"),
        Working("both", _both, "ohm m^2", "ohm cm^2", symbol="R_B"),
        Working("gap", _apart, "dimensionless", digits=3, symbol="Delta"),
    ),
)

# -- 3 ---------------------------------------------------------------------------------------

MECHANISMS = (
    "charge transfer alone",
    "diffusion in the liquid alone",
    "an ionic diode alone",
    "a layer alone",
    "charge transfer and a layer in series",
)
_case = Variant("mechanism", MECHANISMS, hidden=True)
_m = _case.symbol
_R = p.junction_resistance.symbol  # at rest, aged, 1 mol/l
_NOTHING = sympy.Float(1e-9)  # as good as none, and still a resistance
_layer_part = sympy.Piecewise((_s, sympy.Eq(_m, 4)), (1, sympy.Eq(_m, 3)), (0, True))
_step_part = sympy.Piecewise((1 - _s, sympy.Eq(_m, 4)), (_NOTHING, sympy.Eq(_m, 3)), (1, True))
_CONDITIONS = """Rows are at 25\u00a0°C, of one interface, voltage over current; a positive bias
        drives ions out of the liquid into the solid."""

hidden = Bench(
    truth={
        "exchange_current_density": _thermal / (_R * _step_part),
        "transfer_coefficient": sympy.Piecewise(
            (0, sympy.Eq(_m, 1)), (1, sympy.Eq(_m, 2)), (_alpha, True)
        ),
        "interphase_resistance": _R * _layer_part,
        "growth_time": p.growth_time.symbol,
        "late_share": late_share.symbol,
    },
    concentrations=(0.01, 0.03, 0.1, 0.3, 1),
    ages=(0, 10, 30, 100, 300),
    biases=(-100, -50, 0, 50, 100),
    budget=28,
    usual="040 042 044 240 241 242 243 244 440 441 442 443 444",
)


def _mechanism(k: int, message: str, misconception: str) -> Option:
    """One of the five, with more words for some than the right one could need."""
    called = MECHANISMS[k]
    return Option(f"It is {called}.", sympy.Eq(_m, k), message, misconception, called)


which = Choice(
    identifier="ps5.3",
    title="What limits this interface?",
    text=f"""<p>Behind this exercise stands an interface that nobody has seen. It is one of the five
        below. What grows has a time constant of some tens of hours.</p>
        <p>You have {hidden.budget} to spend. A row costs 1; the first with a new concentration
        costs {hidden.prices.concentration} more, the first at a new age
        {hidden.prices.age} more. A row may be bought again, and scatters anew, with a
        standard deviation of 3 per cent. {_CONDITIONS}</p>
        <p>Buy what tells the five apart, then name the mechanism, and say how sure you are. Your
        first answer counts, and its points are those of the
        <a href="#diagnosis-score">logarithmic score</a>: nothing for a guess, less than nothing
        for a firm error.</p>""",
    outcomes=("diagnosis 2", "diagnosis 3"),
    minutes=18,
    points=4,
    sure=True,
    bench=hidden,
    draws=(
        _case,
        Draw(p.junction_resistance, (150, 220, 330, 470, 680, 1000), "ohm cm^2", hidden=True),
        Draw(p.transfer_coefficient, (0.3, 0.35, 0.4, 0.6, 0.65, 0.7), hidden=True),
        Draw(_share, (35, 45, 55, 65), "percent", hidden=True),
        Draw(p.growth_time, (20, 30, 40, 50), "hour", hidden=True),
        Draw(late_share, (0.7, 0.8, 0.9), hidden=True),
    ),
    options=(
        _mechanism(
            0,
            "Slope and asymmetry of charge transfer alone lie on the line <i>n</i> + <i>α</i> = 1, "
            "and nothing in it grows. In your rows one of these does not hold.",
            "layer-forgotten",
        ),
        _mechanism(
            1,
            "What diffusion limits falls in inverse proportion to the salt and saturates towards "
            "the solid. Look at both in your rows.",
            "first-order",
        ),
        _mechanism(
            2,
            "A diode’s current is exponential in one direction, saturates in the other, and does "
            "not ask for the salt. Look at all three in your rows.",
            "asymmetry-read-as-diode",
        ),
        _mechanism(
            3,
            "A layer is ohmic: it asks neither for the salt nor for the direction. Look at both in "
            "your rows.",
            "layer-not-tested",
        ),
        _mechanism(
            4,
            "A layer in series pulls slope and asymmetry below the line <i>n</i> + <i>α</i> = 1. "
            "If your rows lie on it, there is no need for two.",
            "cause-beyond-need",
        ),
    ),
    hints=(
        "Which of the five changes with time, which with the salt, which with the direction?",
        "Two ages tell what grows. After that, stay at one age: three concentrations, far apart, "
        "each with both directions, cost least for what they say.",
        'Give the rows to <a href="#diagnosis">the diagnosis</a>. If more than one mechanism is '
        "left, say a smaller probability.",
    ),
    solution="""<p>It is <strong>[[mechanism]]</strong>. With growth looked for first, and then a
        few concentrations with both directions of the bias: diffusion and the diode are told by
        their saturation, in opposite directions, and by the salt; a layer alone by no asymmetry and
        no slope; charge transfer with and without a layer by slope <i>n</i> and asymmetry
        together, since a layer leaves the share <i>w</i> of the one and <i>w</i><sup>2</sup> of the
        other.</p>
        <p>Whether your probability was right cannot be said of one interface. Over many, those
        named with 80 per cent should be right in four of five.</p>""",
)

# -- 4, 5 ------------------------------------------------------------------------------------

_aged = Bench(
    truth={
        "exchange_current_density": _thermal / (_R * _w),
        "transfer_coefficient": _alpha,
        "interphase_resistance": _R * (1 - _w),
    },
    concentrations=(0.01, 0.03, 0.1, 0.3, 1),
    ages=(300,),
    biases=(-100, -50, 0, 50, 100),
    budget=24,
    usual="000 001 003 004 200 201 203 204 400 401 402 403",
    noise=0.015,
)
_slope, _asymmetry = diagnosis.expected_slope.expression, diagnosis.expected_asymmetry.expression

coefficient = Numeric(
    identifier="ps5.4",
    title="Step and layer: the step",
    text=f"""<p>Of another hidden interface it is known that charge transfer and an aged layer lie
        in series. You have {_aged.budget} to spend, at the same prices; a row scatters by one and a
        half per cent. {_CONDITIONS}</p>
        <p>How large is the transfer coefficient, counted from the liquid?</p>""",
    outcomes=("diagnosis 4",),
    minutes=16,
    points=3,
    bench=_aged,
    draws=(
        Draw(p.junction_resistance, (150, 220, 330, 470, 680, 1000), "ohm cm^2", hidden=True),
        Draw(p.transfer_coefficient, (0.3, 0.33, 0.36, 0.62, 0.66, 0.7), hidden=True),
        Draw(diagnosis.transfer_share, (33, 35, 68, 70, 72), hidden=True),
    ),
    answer=_alpha,
    symbol="alpha",
    unit="dimensionless",
    tolerance=0.04,
    menu=("mV", "ohm cm^2"),
    mistakes=(
        Mistake(
            "slope alone",
            1 - _slope,
            "You read <i>α</i> from the slope at high concentration, as if nothing lay in series.",
            "layer-forgotten",
            "models-two-measurements",
        ),
        Mistake(
            "asymmetry alone",
            (1 + _asymmetry) / 2,
            "You read <i>α</i> from the two directions, as if nothing lay in series. A layer takes "
            "its part of the bias, and it has no direction.",
            "asymmetry-read-without-a-layer",
        ),
        Mistake(
            "counted from the solid",
            1 - _alpha,
            "That is 1 − <i>α</i>, counted from the solid.",
            "alpha-from-the-wrong-side",
        ),
    ),
    hints=(
        "Which two kinds of rows have to come together?",
        "At low concentration the step outgrows the layer: its slope shows there. Both directions "
        "at one concentration show the asymmetry.",
        "By hand: subtract a layer so that the rows at rest lie on one line in the log-log plot, "
        'and that the asymmetry of its slope comes out. By computer: <a href="#diagnosis">the '
        "diagnosis</a> fits both at once.",
    ),
    solution="""<p>The interface was made with <i>α</i> = <strong>[[answer]]</strong>. A fit of
        charge transfer with a layer to a dozen rows, some concentrations and both directions, finds
        it to a few hundredths. From the slope at high concentration alone one would read
        [[by_slope]], from a small bias alone [[by_bias]].</p>""",
    working=(
        Working("by_slope", 1 - _slope, "dimensionless", digits=2, symbol="alpha_n"),
        Working("by_bias", (1 + _asymmetry) / 2, "dimensionless", digits=2, symbol="alpha_A"),
    ),
)

share = Numeric(
    identifier="ps5.5",
    title="Step and layer: the share of the step",
    text="""<p>Of the interface of exercise 4, which share of the resistance at rest is charge
        transfer, at 1 mol/l, in per cent?</p>""",
    outcomes=("diagnosis 4",),
    minutes=6,
    like=coefficient,
    draws=coefficient.draws,
    answer=_w,
    symbol="w",
    unit="dimensionless",
    asked_in="percent",
    tolerance=0.04,
    menu=("ohm cm^2",),
    mistakes=(
        Mistake(
            "the layer's share", 1 - _w, "That is the share of the layer.", "weight-upside-down"
        ),
        Mistake(
            "its square",
            _w**2,
            "That is what the layer leaves of the asymmetry. It falls with <i>w</i> twice: the "
            "step gets that share of the bias, and its change is that share of the resistance.",
            "weight-once-for-twice",
        ),
        Mistake(
            "step over layer",
            _w / (1 - _w),
            "That is the step over the layer, not over the whole.",
            "layer-share-of-the-step",
        ),
    ),
    hints=(
        "The layer stays as the salt is thinned. What is left of the row at rest?",
        "Step and layer at 1 mol/l add up to the row at rest there.",
    ),
    solution="""<p>The interface was made with <i>w</i> = <strong>[[answer]]</strong>. Of
        [[junction_resistance]] at rest the step has [[step]]; the layer has the rest at any
        concentration.</p>""",
    working=(Working("step", _R * _w, "ohm m^2", "ohm cm^2", symbol="R_ct"),),
)

# -- 6 ---------------------------------------------------------------------------------------

_MOLAR = (0.1, 0.18, 0.32, 0.56, 1)
_cs = tuple(_c(k, 1000 * molar) for k, molar in enumerate(_MOLAR, start=1))
_rs = tuple(_r(k, 0.2 / 1.3**k) for k in range(1, 1 + len(_MOLAR)))
_at_one = _r(0).having(name="resistance_behind")
_in = p.current_density.having(
    symbol="i_in", name="current_in", meaning="size of the current of desolvation"
)
_out = p.current_density.having(
    symbol="i_out", name="current_out", meaning="size of the current of solvation"
)
_U = p.driving_drop.symbol
_INSIDE, _SWAPPED, _CROWDED = range(3)
_behind = Variant("behind", ("inside", "bias the wrong way", "crowded"), hidden=True)
_is = {k: sympy.Eq(_behind.symbol, k) for k in (_INSIDE, _SWAPPED, _CROWDED)}
_true_alpha = sympy.Piecewise((1 - _alpha, _is[_SWAPPED]), (_alpha, True))
_true_w = sympy.Piecewise((1, _is[_SWAPPED]), (_w, True))
_sign = sympy.Piecewise((-1, _is[_SWAPPED]), (1, True))
_crowd = p.crowding_concentration.symbol


def _row(at: Parameter) -> sympy.Expr:
    """A contact at rest whose step, in one case, crowding makes dearer in thick solutions."""
    thick = (at.symbol - _cs[-1].symbol) / _crowd
    crowded = sympy.Piecewise((sympy.exp(thick), _is[_CROWDED]), (1, True))
    return _at_one * (1 - _true_w + _true_w * _rise(_true_alpha, at, _cs[-1]) * crowded)


_behind_asymmetry = _sign * diagnosis.expected_asymmetry.expression.subs(
    {_alpha: _true_alpha, _w: _true_w}, simultaneous=True
)
_fallen = -slope(logarithms(_cs), logarithms(_rs))
_lopsided = sympy.log(_in / _out) * _thermal / _U
_margin = diagnosis.falsification_margin.expression.subs(
    {diagnosis.concentration_slope.symbol: _fallen, diagnosis.asymmetry.symbol: _lopsided}
)
_turned = sympy.Gt(_rs[-1].symbol, _rs[-2].symbol)
_falls = sympy.Le(_rs[-1].symbol, _rs[-2].symbol)

outside = Choice(
    identifier="ps5.6",
    title="Inside or outside?",
    text="""<p>A liquid lies on a solid. The contact was measured at rest at five concentrations;
        rows scatter by half a per cent. At 1 mol/l a bias of [[driving_drop]], noted as positive
        where it drives ions out of the liquid, gave [[current_in]] that way, and [[current_out]]
        the other way, all at 25 °C.</p>
        <p>Can charge transfer be behind this, alone or with an ohmic layer in series?</p>""",
    outcomes=("diagnosis 5",),
    minutes=9,
    draws=(
        _behind,
        Draw(_at_one, (180, 220, 270, 330, 390), "ohm cm^2", hidden=True),
        Draw(p.transfer_coefficient, (0.3, 0.33, 0.36, 0.39), hidden=True),
        Draw(diagnosis.transfer_share, (60, 70, 80), hidden=True),
        Draw(p.crowding_concentration, (0.36, 0.42, 0.48), "mol/l", hidden=True),
        Draw(p.driving_drop, (15, 20, 25), "mV"),
        *(Draw(one, (molar,), "mol/l") for one, molar in zip(_cs, _MOLAR, strict=True)),
        *(Printed(r, _row(c), "ohm cm^2", 4, noise=0.005) for r, c in zip(_rs, _cs, strict=True)),
        Printed(
            _in,
            _U / _at_one * sympy.exp(_behind_asymmetry * _U / _thermal / 2),
            "uA/cm^2",
            4,
            noise=2e-3,
        ),
        Printed(
            _out,
            _U / _at_one * sympy.exp(-_behind_asymmetry * _U / _thermal / 2),
            "uA/cm^2",
            4,
            noise=2e-3,
        ),
    ),
    table=Table(
        ("salt / mol l⁻¹", "contact / Ω cm²"),
        tuple((f"[[{c.name}]]", f"[[{r.name}]]") for r, c in zip(_rs, _cs, strict=True)),
    ),
    options=(
        Option(
            "It can: <i>n</i><sup>2</sup> + <i>A</i> is not negative, and nothing turns round.",
            sympy.And(_falls, sympy.Ge(_margin, 0)),
            "Look whether the resistance falls all the way, and reckon <i>n</i><sup>2</sup> + "
            "<i>A</i>: it is the square of <i>αw</i>.",
            "ranking-taken-for-acceptance",
            "inside the set",
        ),
        Option(
            "It cannot: <i>n</i><sup>2</sup> + <i>A</i> is negative at any of these slopes.",
            sympy.And(_falls, sympy.Lt(_margin, 0)),
            "Reckon <i>n</i> from the rows and <i>A</i> from the two currents once more. It is the "
            "size of <i>A</i>, with its sign, against the square of the slope.",
            "scatter-for-asymmetry",
            "asymmetry against slope",
        ),
        Option(
            "It cannot: the resistance rises again towards the highest concentration.",
            _turned,
            "Compare the last two rows, and their difference with half a per cent: does it rise?",
            "scatter-for-asymmetry",
            "turns round",
        ),
        Option(
            "It always can: with a transfer coefficient and a layer that are free, two numbers fit "
            "any slope and any asymmetry that somebody may measure.",
            right=False,
            message="Two free numbers do not reach everything: <i>n</i> = (1 − <i>α</i>)<i>w</i> "
            "and <i>A</i> = (2<i>α</i> − 1)<i>w</i><sup>2</sup> make <i>n</i><sup>2</sup> + "
            "<i>A</i> a square, and a step falls with concentration all the way.",
            misconception="free-numbers-fit-all",
            name="fits anything",
        ),
    ),
    hints=(
        "Look at the shape before you reckon: does the resistance fall all the way?",
        "<i>n</i> = −d ln <i>R</i>/d ln <i>c</i> is [[fallen]] over all rows, <i>A</i> = "
        "ln(<i>i</i><sub>in</sub>/<i>i</i><sub>out</sub>)/(<i>FU</i>/<i>RT</i>) is [[lopsided]].",
    ),
    solution="""<p>With <i>n</i> = (1 − <i>α</i>)<i>w</i> and <i>A</i> = (2<i>α</i> −
        1)<i>w</i><sup>2</sup> the sum <i>n</i><sup>2</sup> + <i>A</i> is
        (<i>αw</i>)<sup>2</sup>, never negative. Here <i>n</i> = [[fallen]], <i>A</i> =
        [[lopsided]] and the sum is [[margin]]. A negative one asks for the sign of the bias and
        the number of interfaces first: the commonest cause is a sign that was noted the wrong way.
        A resistance that rises again at high concentration asks for viscosity, wetting or pairs of
        ions; no <i>α</i> does that. And where nothing is against it, that is not a proof.</p>""",
    working=(
        Working("fallen", _fallen, "dimensionless", symbol="n", digits=3),
        Working("lopsided", _lopsided, "dimensionless", symbol="A", digits=3),
        Working("margin", _margin, "dimensionless", symbol="m", digits=2),
    ),
)

# -- 7 ---------------------------------------------------------------------------------------

_ALL = 40
_hits = Parameter("h", "hits", "dimensionless", 28, 0, _ALL, "named rightly", scale="integer")
_stated = Parameter("p", "stated", "dimensionless", 0.9, 0, 1, "probability that was stated")
_of = Parameter("k", "mechanisms", "dimensionless", 5, 2, 10, "to choose from", scale="integer")
_h, _p, _k = _hits.symbol / _ALL, _stated.symbol, _of.symbol


def _mean(right: sympy.Expr, missed: sympy.Expr) -> sympy.Expr:
    """The mean score, of so much for the true one where it was named and where it was not."""
    return 1 + (_h * sympy.log(right) + (1 - _h) * sympy.log(missed)) / sympy.log(_k)


certainty = Numeric(
    identifier="ps5.7",
    title="What firmness earns",
    text=f"""<p>Somebody diagnoses {_ALL} interfaces, each one of [[mechanisms]] possible
        mechanisms, names [[hits]] of them rightly, and says each time to be [[stated]] sure.
        The score of one is 1 + ln <i>q</i>/ln [[mechanisms]], where <i>q</i> is the probability
        that was given to the true mechanism; what is not given to the named one goes to the others
        in equal parts.</p>
        <p>What is the mean score?</p>""",
    outcomes=("diagnosis 3",),
    minutes=7,
    draws=(
        Draw(_hits, tuple(range(20, 37))),
        Draw(_stated, tuple(range(64, 91)), "percent"),
        Draw(_of, (4, 5, 6, 7, 8)),
    ),
    answer=_mean(_p, (1 - _p) / (_k - 1)),
    symbol="S",
    unit="dimensionless",
    tolerance=0.02,
    within=(0.02, 1),
    menu=("ohm cm^2", "mV"),
    mistakes=(
        Mistake(
            "misses not counted",
            1 + _h * sympy.log(_p) / sympy.log(_k),
            "You counted the interfaces that were named rightly. A true mechanism that was not "
            "named had a probability as well, a small one.",
            "misses-not-counted",
        ),
        Mistake(
            "rest not shared",
            _mean(_p, 1 - _p),
            "You gave all that was left to the true mechanism. It is shared by all that were not "
            "named.",
            "rest-not-shared",
        ),
        Mistake(
            "share that was right",
            _h,
            "That is the share of right names. It does not ask how sure they were, and two people "
            "with the same share may differ by all their points.",
            "score-is-the-share-right",
        ),
        Mistake(
            "honest statement",
            _mean(_h, (1 - _h) / (_k - 1)),
            "That is what they had earned by saying each time how often they are right. They said "
            "something else.",
            "stated-for-true",
        ),
    ),
    hints=(
        "Which probability has the true mechanism where it was named, and which where it was not?",
        "It is [[named]] where it was named, and [[missed]] where it was not.",
    ),
    solution="""<p>Of all interfaces the share [[share]] was named; there the true mechanism had
        [[named]]. In the others it had a part of what was left, [[missed]]:</p>
        [[=answer]]
        <p>which is <strong>[[answer]]</strong>. Had they said [[share]] each time, as often as they
        are right, it had been [[honest]]: no other statement earns as much.</p>""",
    working=(
        Working("share", _h, "dimensionless", digits=3, symbol="h"),
        Working("named", _p, "dimensionless", digits=2, symbol="q"),
        Working("missed", (1 - _p) / (_k - 1), "dimensionless", digits=4, symbol="q"),
        Working("honest", _mean(_h, (1 - _h) / (_k - 1)), "dimensionless", digits=3, symbol="S"),
    ),
)

# -- 8 ---------------------------------------------------------------------------------------

report = Essay(
    identifier="ps5.8",
    title="A report that may be wrong",
    text="""<p>Write to a colleague who will build a cell on it what you found about the interface
        of exercise 3, in at most 250 words: <strong>what the rows say, what they do not, and which
        measurement you would buy next with three units more</strong>, and why that one.</p>""",
    outcomes=("diagnosis 1", "diagnosis 2"),
    minutes=12,
    points=4,
    rubric=(
        Criterion(
            "What the rows say",
            (
                "No conclusion, or one without rows.",
                "A mechanism is named.",
                "It is named with the rows that speak for it.",
                "With the rows that speak for it, and those that would have spoken against it.",
            ),
        ),
        Criterion(
            "What they do not",
            (
                "Nothing is in doubt.",
                "Doubt in general words.",
                "A mechanism that is still possible is named.",
                "It is named, with what in the rows leaves it open and how sure the first one is.",
            ),
        ),
        Criterion(
            "What to measure next",
            (
                "Nothing, or more of everything.",
                "A measurement.",
                "One in which two readings differ.",
                "One in which they differ by more than the scatter, with both numbers.",
            ),
        ),
        Criterion(
            "What it is good for",
            (
                "Not said.",
                "A remedy that would help with any mechanism.",
                "A remedy for the one that was named.",
                "That, and what it would cost the colleague if the named one is wrong.",
            ),
        ),
    ),
    hints=("Which of your rows would look otherwise if you were wrong?",),
    solution="""<p>A good report names few rows: the pair that shows growth or none, the pair of
        directions that shows an asymmetry, the concentrations that show a slope. It says which
        other mechanism goes with them nearly as well, and by how many standard deviations the next
        row would tell the two apart. It keeps the probability of exercise 3.</p>""",
)

SET = ProblemSet(
    "ps5-diagnosis",
    "Diagnosis",
    "diagnosis",
    "book/diagnosis/practice",
    (two_readings, apart, which, coefficient, share, outside, certainty, report),
)
