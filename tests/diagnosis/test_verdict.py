"""What is concluded, what is refused, and what is proposed, on tables of a known truth."""

import json

import numpy as np
import pytest
from scipy.optimize import curve_fit, minimize

from heteroionic_lite.diagnosis import Table, diagnose
from heteroionic_lite.diagnosis.misfit import features, score
from heteroionic_lite.diagnosis.result import of_table
from heteroionic_lite.diagnosis.simulation import DESIGNS, OUTSIDE, TRUTHS, random_truth, simulate
from heteroionic_lite.diagnosis.table import HOUR, ROOM
from heteroionic_lite.diagnosis.uncertainty import allowed, together
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance

SEED = 5


def simulated(truth="transfer + layer", design="aged, three biases", seed=SEED, **options):
    rng = np.random.default_rng(seed)
    drawn = random_truth(rng, *TRUTHS[truth])
    return drawn, simulate(drawn, DESIGNS[design], rng, **options)


def test_charge_transfer_behind_a_layer_is_found_with_its_parameters():
    truth, table = simulated()
    found = of_table(table)
    assert found.verdict.kind == "named"
    assert found.verdict.side == "layer"
    assert found.verdict.named == "transfer_constant_layer"
    alpha = found.parameters[1]
    assert alpha.low < truth.value("transfer_coefficient") < alpha.high
    assert alpha.high - alpha.low < 0.1


def test_five_aged_rows_without_bias_decide_nothing():
    for seed in range(4):
        for truth in TRUTHS:
            verdict = of_table(simulated(truth, "aged, zero bias", seed)[1]).verdict
            assert verdict.kind in ("undecided", "none"), (truth, seed)
            assert verdict.side is None


def test_a_high_resistance_is_no_proof_of_a_layer():
    """Transfer alone, 2000 Ω cm² at 1 mol/l, with two decades of salt and a bias: no layer."""
    rng = np.random.default_rng(3)
    c, u = (a.ravel() for a in np.meshgrid(np.geomspace(10, 1000, 7), [-0.1, -0.05, 0, 0.05, 0.1]))
    truth = random_truth(rng, "transfer", "")
    rows = {"concentration": c, "drop": u, "temperature": np.full(len(c), ROOM)}
    from heteroionic_lite.diagnosis.curves import Rows

    resistance = np.exp(truth.logarithm(Rows.of_conditions(**rows)))
    resistance *= 0.2 / resistance[np.argmax(c)] * np.exp(0.03 * rng.normal(size=len(c)))
    table = Table(resistance, **rows, interfaces=1, resistance_kind="chord")
    found = of_table(table)
    assert found.verdict.named == "transfer"
    layered = next(fit for fit in found.fits if fit.name == "transfer_constant_layer")
    assert layered.values["layer_resistance"] < 0.05 * float(resistance.max())


def test_a_typing_error_is_named_by_its_row_and_can_be_left_out():
    _, table = simulated(design="full")
    for row in (1, 90):
        resistance = table.resistance.copy()
        resistance[row - 1] *= 10
        wrong = Table(
            resistance, table.concentration, table.time, table.drop, table.temperature,
            interfaces=1, resistance_kind="chord",
        )  # fmt: skip
        found = diagnose(wrong)
        assert found.verdict.kind == "outlier"
        assert found.verdict.rows == (row,)
        assert f"Row {row} " in found.verdict.sentence
        assert found.next is None
        assert found.parameters == ()
        assert diagnose(wrong, exclude=[row]).verdict.kind == "named"


@pytest.mark.parametrize(
    ("cause", "axes"),
    [
        ("viscosity", {"concentration"}),
        ("electrolyte left in", {"concentration", "concentration_time", "concentration_bias"}),
        # Slope and asymmetry contradict each other: a compromise fails in either.
        ("asymmetry of the wrong sign", {"bias", "concentration", "concentration_bias"}),
        ("room warms by 3 K", {"time", "concentration_time"}),
    ],
)
def test_a_cause_that_is_no_candidate_is_refused_along_its_axis(cause, axes):
    found = of_table(simulated(design="full", outside=OUTSIDE[cause])[1])
    assert found.verdict.kind == "none"
    assert found.verdict.axis in axes
    assert found.verdict.sentence.startswith("None of these mechanisms: the misfit is along ")
    assert found.next is None
    assert found.parameters == ()


def test_more_noise_than_stated_is_refused_and_much_less_is_doubted():
    truth, table = simulated()
    rng = np.random.default_rng(2)
    loud = simulate(truth, DESIGNS["aged, three biases"], rng, noise=0.1)
    for scale, kind in ((0.03, "none"), (0.1, "named"), (0.5, None)):
        stated = Table(
            loud.resistance, loud.concentration, loud.time, loud.drop, loud.temperature,
            uncertainty=scale * loud.resistance, interfaces=1, resistance_kind="chord",
        )  # fmt: skip
        found = of_table(stated)
        if kind:
            assert found.verdict.kind == kind
        else:
            assert any("may be overstated" in doubt for doubt in found.doubts)
    assert any("I can rank models but not accept one" in one for one in of_table(table).doubts)


def test_replicates_that_agree_better_than_the_curve_refuse_it():
    c = np.repeat(np.geomspace(100, 1000, 6), 3)
    wavy = 0.05 * (c / 1000) ** -0.5 * (1 + 0.2 * np.sin(40 * c))
    rng = np.random.default_rng(2)
    found = of_table(Table(wavy * np.exp(0.005 * rng.normal(size=18)), c))
    assert found.verdict.kind == "none"


def test_false_refusals_are_as_rare_as_their_level():
    tables = [simulated(truth, "aged, three biases", s)[1] for s in range(6) for truth in TRUTHS]
    kinds = [of_table(table).verdict.kind for table in tables]
    assert kinds.count("none") + kinds.count("outlier") <= 3  # of 30, at two tests of 1 %


def test_a_temperature_series_gives_an_energy_and_no_mechanism():
    temperature = np.linspace(278, 338, 8)
    resistance = 0.05 * np.exp(50e3 / 8.314462618 * (1 / temperature - 1 / ROOM))
    noisy = resistance * np.exp(0.02 * np.random.default_rng(0).normal(size=8))
    found = of_table(Table(noisy, temperature=temperature))
    assert found.verdict.kind == "no_mechanism"
    (energy,) = (one for one in found.parameters if one.name == "activation_energy")
    assert energy.low < 50e3 < energy.high
    assert "kJ/mol, and no mechanism" in found.verdict.sentence


def test_growth_alone_names_a_growing_layer_and_no_step():
    ages = np.array([0, 2, 5, 10, 20, 50, 100, 200, 400]) * HOUR
    drift = 0.03 * (1 - 0.8 * np.exp(-ages / (40 * HOUR)))
    found = of_table(
        Table(drift * np.exp(0.01 * np.random.default_rng(0).normal(size=9)), time=ages)
    )
    assert found.verdict.side == "layer"
    assert "with or without a step behind it" in found.verdict.sentence


def test_what_the_rows_cannot_test_is_listed_not_dropped():
    found = of_table(simulated(design="aged, zero bias")[1])
    names = {candidate.name for candidate in found.untested}
    assert names == {"transfer_constant_layer"}
    assert "not testable with these rows" in found.text()


def test_a_diode_and_a_layer_are_one_at_rest_and_the_bias_tells_them_apart():
    found = of_table(simulated("diode", "no bias")[1])
    assert "an ionic diode or a layer (the same on these rows)" in found.verdict.sentence
    assert found.verdict.kind == "undecided"
    assert abs(found.next.drop) == pytest.approx(0.1)


def test_a_swapped_sign_of_the_bias_is_noticed():
    for seed in range(2):
        _, table = simulated("transfer", "full", seed)
        swapped = Table(
            table.resistance, table.concentration, table.time, -table.drop, table.temperature,
            interfaces=1, resistance_kind="chord",
        )  # fmt: skip
        found, right = of_table(swapped), of_table(table)
        clear = abs(right.named.values["transfer_coefficient"] - 0.5) > 0.03
        assert found.verdict.kind == "none" or not clear, seed


def test_three_proposed_rows_settle_what_five_could_not():
    rng = np.random.default_rng(8)
    from heteroionic_lite.diagnosis.curves import Rows

    for seed in (11, 12, 13):
        truth, table = simulated(design="aged, zero bias", seed=seed, stated=True)
        for _ in range(3):
            proposal = of_table(table).next
            at = {
                "concentration": np.append(table.concentration, proposal.concentration),
                "time": np.append(table.time, proposal.time),
                "drop": np.append(table.drop, proposal.drop),
            }
            exact = np.exp(truth.logarithm(Rows.of_conditions(**at)))[-1]
            resistance = np.append(table.resistance, exact * np.exp(0.03 * rng.normal()))
            table = Table(
                resistance, **at, temperature=np.full(len(resistance), ROOM),
                uncertainty=0.03 * resistance, interfaces=1, resistance_kind="chord",
            )  # fmt: skip
        verdict = of_table(table).verdict
        assert (verdict.kind, verdict.named) == ("named", "transfer_constant_layer")


def test_no_proposed_row_was_measured_already():
    for design in ("aged, three biases", "aged, zero bias", "one concentration"):
        _, table = simulated(design=design)
        proposal = of_table(table).next
        same = (
            np.isclose(table.concentration, proposal.concentration)
            & np.isclose(table.time, proposal.time)
            & np.isclose(table.drop, proposal.drop, atol=1e-9)
        )
        assert not same.any()


# -- numbers against others' ---------------------------------------------------------------------


def test_a_fit_is_scipys_curve_fit():
    """An outside judge: numerical gradients, no bounds, errors from its own covariance."""
    c = np.repeat(np.geomspace(30, 2000, 7), 2)
    noise = np.exp(0.03 * np.random.default_rng(4).normal(size=len(c)))
    measured = charge_transfer_resistance(concentration=c) * noise
    found = of_table(Table(measured, c))
    (fit,) = (fit for fit in found.fits if fit.name == "transfer")

    def logarithm(c, log_current, alpha):
        return np.log(0.025692579 / np.exp(log_current) * (c / 1000) ** (alpha - 1))

    best, covariance = curve_fit(logarithm, c, np.log(measured), p0=[0, 0.5])
    errors = np.sqrt(np.diag(covariance))
    np.testing.assert_allclose(fit.free, best, atol=1e-4 * errors.min())
    np.testing.assert_allclose(np.sqrt(np.diag(fit.covariance)), errors, rtol=1e-4)


def test_no_other_minimiser_finds_a_lower_sum_of_squares():
    for truth in ("layer", "transfer + layer"):
        _, table = simulated(truth)
        for fit in of_table(table).tried:
            weights = fit.problem.noise.weights

            def squares(free, fit=fit, weights=weights):
                inside = np.clip(free, fit.low, fit.high)
                residual = weights * (fit.curve(inside)[0] - fit.problem.measured)
                return float(residual @ residual)

            rng = np.random.default_rng(0)
            for spread in (0.01, 0.3):
                start = fit.free * (1 + spread * rng.normal(size=len(fit.free)))
                other = minimize(squares, start, method="Nelder-Mead", options={"maxfev": 400})
                assert other.fun >= fit.squares * (1 - 1e-6), (truth, fit.name)


def test_the_ends_of_an_interval_are_where_the_profile_crosses():
    _, table = simulated()
    found = of_table(table)
    fit = found.named
    interval = found.parameters[1]
    for end in (interval.low, interval.high):

        def squares(others, end=end):
            free = np.array([others[0], end, max(others[1], 0)])
            residual = fit.curve(free)[0] - fit.problem.measured
            return float(residual @ residual)

        others = minimize(
            squares, fit.free[[0, 2]], method="Nelder-Mead",
            options={"xatol": 1e-9, "fatol": 1e-13, "maxfev": 2000},
        )  # fmt: skip
        rise = allowed(fit) - fit.squares
        assert others.fun - fit.squares == pytest.approx(rise, rel=2e-3)


def test_an_interval_at_a_bound_is_open_to_that_side():
    rng = np.random.default_rng(11)
    for _ in range(30):
        table = simulate(random_truth(rng, "transfer", ""), DESIGNS["aged, three biases"], rng)
        fits = of_table(table).fits
        fit = next(one for one in fits if one.name == "transfer_constant_layer")
        if "layer_resistance" in fit.at_bound:
            break
    from heteroionic_lite.diagnosis.uncertainty import intervals

    layer = intervals(fit)[2]
    assert layer.at_bound
    assert layer.value == pytest.approx(0, abs=1e-9)
    assert layer.low is None
    assert 0 < layer.high < float(table.resistance.max())


def test_what_is_known_only_together_is_said():
    _, table = simulated(design="aged, zero bias, three times")
    fit = next(fit for fit in of_table(table).fits if fit.name == "transfer_constant_layer")
    pairs = {(pair.first, pair.second): pair.r for pair in together(fit)}
    assert pairs["transfer_coefficient", "layer_resistance"] < -0.9


def test_the_score_test_asks_for_what_the_design_can_show():
    _, table = simulated(design="full")
    assert set(features(table)) == {
        "", "concentration", "time", "bias", "concentration_time", "concentration_bias",
        "time_bias",
    }  # fmt: skip
    assert set(features(simulated(design="aged, zero bias")[1])) == {"", "concentration"}
    best = of_table(table).fits[0]
    assert 0 <= score(table, best).p <= 1


def test_the_result_is_told_drawn_and_kept():
    _, table = simulated(design="full")
    found = of_table(table)
    record = json.loads(json.dumps(found.record(), allow_nan=False))
    assert record["format"] == 1
    assert set(record["versions"]) == {"heteroionic_lite", "numpy", "scipy", "sympy"}
    assert record["verdict"]["named"] == "transfer_growing_layer"
    assert len(record["fits"][0]["residuals"]) == 90
    assert sum(one["weight"] for one in record["fits"]) == pytest.approx(1)
    text = found.text()
    assert text.startswith(found.verdict.sentence)
    assert "probability" not in text
    for part in ("95 % intervals", "Next: Measure at", "Keep in mind:", "All that was asked:"):
        assert part in text
    figure = found.figure()
    assert len(figure.axes) == 6
    labels = [axis.get_xlabel() for axis in figure.axes[3:]]
    assert labels == ["salt concentration / mol l⁻¹", "time / h", "driving drop / mV"]
