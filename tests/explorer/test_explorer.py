"""An explorer is described by data that its front end can trust, and guards its values."""

import base64
import json
import math
import re

import numpy as np
import pytest
import traitlets

import heteroionic_lite
from heteroionic_lite import Curve, Panel, Parameter, Point, Predict, Sweep, explore, right, wrong
from heteroionic_lite.explorer import check
from heteroionic_lite.models.bias import depleted_current, depleted_total_overpotential
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
    scaled_exchange_current,
)
from heteroionic_lite.models.crowding_and_pairing import crowded_resistance
from heteroionic_lite.models.interphase import (
    apparent_slope,
    interface_resistance,
    polarisation_resistance,
)
from heteroionic_lite.models.parameters import (
    concentration,
    interphase_resistance,
    overpotential,
    temperature,
)

PREDICT = Predict(
    "Which way?", right("down", "Eq. 3"), wrong("up & <i>away</i>", "that is </script> viscosity")
)


def demo(**changes):
    given = {
        "sliders": ["concentration", "transfer_coefficient"],
        "readouts": [interface_resistance, apparent_slope],
        "presets": {"dilute": {"concentration": 50.0}},
        "predict": PREDICT,
        "summary": "R = {interface_resistance}, slope {apparent_slope|number} at {concentration}",
        "description": 'Resistance "R" <falls> & rises',
        **changes,
    }
    fixed = Curve(crowded_resistance, given={"transfer_coefficient": 0.3})
    panel = Panel(
        [charge_transfer_resistance, fixed],
        x=concentration,
        y_scale="log",
        points=[Point(1000, 0.0484, "measured", "Schleutker 2017", y_low=0.04, y_high=0.06)],
    )
    return explore("le-se-demo", panel, **given)


@pytest.fixture(scope="module")
def figure():
    return demo()


class TestSpecification:
    def test_it_is_what_the_front_end_declares(self, figure):
        assert {"Spec", "Parameter", "Panel", "Axis", "Curve", "Point"} <= set(check.types())
        assert check.faults(json.loads(json.dumps(figure.spec))) == []

    def test_a_parametric_figure_is_too(self):
        wide = Sweep(overpotential, -0.2, 0.2)
        figure = explore(
            "le-se-bias",
            Panel([Curve(depleted_current, x=depleted_total_overpotential, along=wide)], x="drop"),
            sliders=["limiting_current"],
        )
        assert check.faults(figure.spec) == []
        (curve,) = figure.spec["panels"][0]["curves"]
        assert (curve["x"], curve["y"]) == ("depleted_total_overpotential", "depleted_current")
        assert (curve["from"], curve["to"], curve["along"]) == (-0.2, 0.2, "overpotential")
        assert figure.spec["panels"][0]["x"]["label"] == "drop"
        assert figure.spec["predict"] is None

    def test_it_contains_no_number_json_lacks(self, figure):
        json.dumps(figure.spec, allow_nan=False)

    def test_a_pole_on_the_curve_does_not_reach_the_axes(self):
        pole = Sweep(overpotential, -0.1, 0.1)
        figure = explore(
            "le-se-pole", Panel([polarisation_resistance], x=pole), sliders=["overpotential"]
        )
        json.dumps(figure.spec, allow_nan=False)

    def test_parameters_appear_in_the_order_of_the_sliders_and_the_rest_without_one(self, figure):
        parameters = figure.spec["parameters"]
        assert [p["name"] for p in parameters if p["slider"]] == [
            "concentration",
            "transfer_coefficient",
        ]
        assert [p["slider"] for p in parameters[:3]] == [True, True, False]
        assert {p["name"] for p in parameters} == {
            p.name
            for m in (charge_transfer_resistance, crowded_resistance, interface_resistance)
            for p in m.parameters
        }

    def test_a_sliders_own_range_and_default_reach_every_curve(self):
        narrow = concentration.having(low=100, high=2000, default=500)
        figure = explore(
            "le-se-narrow", Panel([charge_transfer_resistance], x=concentration), sliders=[narrow]
        )
        (curve,) = figure.spec["panels"][0]["curves"]
        assert (curve["from"], curve["to"], figure.concentration) == (100, 2000, 500)

    def test_a_curve_takes_the_weakest_status_of_its_models(self, figure):
        statuses = [curve["status"] for curve in figure.spec["panels"][0]["curves"]]
        assert statuses == ["rigorous", "illustrative"]

    def test_axes_hold_the_curves_and_the_points(self, figure):
        axis = figure.spec["panels"][0]["y"]
        run = np.geomspace(10, 6000, 50)
        values = charge_transfer_resistance(concentration=run)
        assert axis["low"] < values.min() < values.max() < axis["high"]
        assert axis["scale"] == "log"
        assert axis["low"] < 0.0484 < axis["high"]
        assert figure.spec["panels"][0]["x"] == {
            "label": "concentration",
            "title": "concentration / mol l⁻¹",
            "snug": True,
            "scale": "log",
            "low": 10.0,
            "high": 6000.0,
            "display": {"unit": "mol/l", "typeset": "mol l⁻¹", "factor": 0.001, "offset": 0.0},
            "spokenUnit": "moles per litre",
        }

    def test_every_function_the_specification_calls_is_in_the_module(self, figure):
        called = {c["y"] for p in figure.spec["panels"] for c in p["curves"]}
        called |= {readout["function"] for readout in figure.spec["readouts"]}
        for name in called:
            assert f"\n{name}: ({{" in figure.module

    def test_formulas_carry_the_present_numbers(self, figure):
        formula = figure.spec["formulas"][0]
        assert r"\htmlData{parameter=transfer_coefficient}{0.44}" in formula["latexWithNumbers"]
        assert '<mn data-parameter="transfer_coefficient">0.44</mn>' in formula["mathmlWithNumbers"]
        assert "0.44" not in formula["latex"]

    def test_python_samples_what_the_model_gives(self, figure):
        values = figure.values | {"temperature": 310.0}
        straight, crowded = next(m for m in figure._made.marks[0] if m.field == "curves").drawn
        x, y = straight.sample(values)
        assert (len(x), x[0], x[-1]) == (400, 10.0, pytest.approx(6000.0))
        np.testing.assert_array_equal(
            y, charge_transfer_resistance(concentration=x, temperature=310.0)
        )
        _, y = crowded.sample(values)
        np.testing.assert_array_equal(
            y, crowded_resistance(concentration=x, temperature=310.0, transfer_coefficient=0.3)
        )


class TestValues:
    def test_every_parameter_is_a_synced_trait_at_its_default(self):
        figure = demo()
        assert figure.values["transfer_coefficient"] == figure.transfer_coefficient == 0.44
        assert set(figure.values) <= set(figure.traits(sync=True))

    def test_a_value_in_range_is_taken_and_observed(self):
        figure, seen = demo(), []
        figure.observe(lambda change: seen.append(change["new"]), "transfer_coefficient")
        figure.transfer_coefficient = 0.5
        assert seen == [0.5]

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            (0.99, r"0.99 dimensionless is outside this figure's range 0.05..0.95"),
            (1.5, "outside its physical domain: 0 <= transfer_coefficient <= 1"),
            (math.nan, "contains NaN"),
            (math.inf, "contains infinity"),
            ("0.5", "is not a number"),
            (None, "is not a number"),
            ([0.4, 0.5], "is not a single number"),
        ],
    )
    def test_a_bad_value_is_refused_and_changes_nothing(self, value, message):
        figure = demo()
        with pytest.raises(traitlets.TraitError, match=message):
            figure.transfer_coefficient = value
        assert figure.transfer_coefficient == 0.44

    def test_a_quantity_is_converted(self):
        figure = demo()
        figure.concentration = heteroionic_lite.quantity(0.25, "mol/l")
        assert figure.concentration == pytest.approx(250)

    def test_several_values_are_set_together_or_not_at_all(self):
        figure = demo()
        figure.values = {"transfer_coefficient": 0.3, "concentration": 77.0}
        assert (figure.transfer_coefficient, figure.concentration) == (0.3, 77.0)
        with pytest.raises(traitlets.TraitError):
            figure.values = {"transfer_coefficient": 0.6, "concentration": -1.0}
        assert (figure.transfer_coefficient, figure.concentration) == (0.3, 77.0)

    def test_an_unknown_name_is_refused_with_the_names_there_are(self):
        with pytest.raises(ValueError, match=r"unknown parameters \['conc'\]; allowed: .*'conc"):
            demo().values = {"conc": 1.0}

    def test_two_figures_do_not_share_their_values(self):
        one, other = demo(), demo()
        one.temperature = 320.0
        assert other.temperature == 298.15


class TestRefusals:
    panel = Panel([charge_transfer_resistance], x=concentration)

    @pytest.mark.parametrize("identifier", ["LE-SE", "le_se", "le--se", "-le", "le se", "", "1st"])
    def test_an_identifier_that_is_no_anchor(self, identifier):
        with pytest.raises(ValueError, match="lower-case words joined by hyphens"):
            explore(identifier, self.panel, sliders=[])

    @pytest.mark.parametrize("panels", [(), (Panel([], x=concentration),)])
    def test_nothing_to_draw(self, panels):
        with pytest.raises(ValueError, match="needs a Panel, and every Panel a curve"):
            explore("le-se-empty", *panels, sliders=[])

    def test_a_slider_nothing_depends_on(self):
        with pytest.raises(ValueError, match=r"no curve or readout depends on \['layer_"):
            explore("le-se-demo", self.panel, sliders=["layer_thickness"])

    def test_a_curve_along_something_it_does_not_depend_on(self):
        with pytest.raises(ValueError, match=r"depends on .*interphase_resistance"):
            explore(
                "le-se-demo",
                Panel([charge_transfer_resistance], x=interphase_resistance),
                sliders=[],
            )

    def test_a_curve_that_runs_along_nothing(self):
        with pytest.raises(ValueError, match="say which parameter the curve runs along"):
            explore("le-se-demo", Panel([charge_transfer_resistance]), sliders=[])

    def test_curves_of_different_unit_on_one_axis(self):
        mixed = Panel([charge_transfer_resistance, scaled_exchange_current], x=concentration)
        with pytest.raises(ValueError, match="curves on one axis need one unit"):
            explore("le-se-demo", mixed, sliders=[])

    def test_a_preset_out_of_range_or_unknown(self):
        with pytest.raises(ValueError, match=r"concentration = 9000 .* range 10..6000"):
            demo(presets={"too much": {"concentration": 9000.0}})
        with pytest.raises(ValueError, match="preset 'typo' sets the unknown 'conc'"):
            demo(presets={"typo": {"conc": 1.0}})

    def test_a_summary_that_names_what_is_not_there(self):
        with pytest.raises(ValueError, match=r"the summary names \['resistance'\]"):
            demo(summary="R = {resistance}")

    def test_a_fixed_value_that_is_wrong(self):
        for given, message in (
            ({"alpha": 0.3}, "does not depend on alpha"),
            ({"transfer_coefficient": 1.3}, "0 <= transfer_coefficient <= 1"),
        ):
            panel = Panel([Curve(charge_transfer_resistance, given=given)], x=concentration)
            with pytest.raises(ValueError, match=message):
                explore("le-se-demo", panel, sliders=[])

    def test_a_parameter_that_means_something_else(self):
        other = Parameter("T", "temperature", "degC", 25, 0, 100, "not the kelvin of the models")
        with pytest.raises(ValueError, match="temperature means something else in this figure"):
            explore("le-se-demo", self.panel, sliders=[other])

    def test_two_models_of_one_name(self):
        twin = interface_resistance.having(name="charge_transfer_resistance")
        with pytest.raises(ValueError, match="two different models are called"):
            demo(readouts=[twin])

    def test_nothing_finite_to_draw(self):
        at_rest = Sweep(overpotential, 0.0, 0.0)
        with pytest.raises(ValueError, match="nothing finite to draw"):
            explore("le-se-demo", Panel([polarisation_resistance], x=at_rest), sliders=[])

    @pytest.mark.parametrize(
        "choices",
        [
            (right("a", ""),),
            (wrong("a", ""), wrong("b", "")),
            (right("a", ""), right("b", "")),
            (right("a", ""), *(wrong(x, "") for x in "bcde")),
        ],
    )
    def test_a_prediction_without_exactly_one_right_answer_among_two_to_four(self, choices):
        with pytest.raises(ValueError, match="two to four choices, exactly one of them right"):
            Predict("Which?", *choices)


class TestFaces:
    def test_html_is_an_element_with_id_picture_and_data(self, figure):
        html = figure.html
        assert html.startswith('<div class="hx-explorer" id="le-se-demo" data-explorer>')
        assert '<img class="hx-fallback" alt="Resistance &quot;R&quot; &lt;falls&gt; &amp;' in html
        svg = base64.b64decode(re.search(r"svg\+xml;base64,([^\"]+)", html)[1])
        assert b"<svg" in svg

    def test_data_in_html_cannot_close_the_script_and_reads_back(self, figure):
        (script,) = re.findall(r'<script type="application/json">(.*?)</script>', figure.html)
        assert "<" not in script
        assert json.loads(script) == {"spec": figure.spec, "module": figure.module}
        assert figure.html.count("</script>") == 1

    def test_an_output_has_the_live_face_html_text_and_a_picture(self, figure):
        data, _ = figure._repr_mimebundle_()
        assert "application/vnd.jupyter.widget-view+json" in data
        assert data["text/html"] == figure.html
        assert data["text/plain"] == figure.spec["description"]
        assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")

    def test_the_picture_is_the_same_at_every_build(self, figure):
        assert demo().html == figure.html

    def test_a_figure_without_words_is_described_by_its_models(self):
        figure = explore("le-se-bv", Panel([butler_volmer_current], x=overpotential), sliders=[])
        assert figure.spec["title"] == "Butler–Volmer current"
        assert (
            "over overpotential: current from the liquid into the solid"
            in (figure.spec["description"])
        )

    def test_points_with_bars_and_equal_axes_can_be_drawn(self):
        figure = explore(
            "le-se-points",
            Panel(
                [charge_transfer_resistance],
                x=temperature,
                equal_aspect=True,
                points=[Point(300, 0.05, "P", "c", x_low=290, x_high=310, y_low=0.04, y_high=0.06)],
            ),
            sliders=[],
        )
        assert "data-explorer" in figure.html

    def test_each_group_of_points_has_a_shape_and_an_entry_in_the_legend(self):
        def drawn(*groups):
            points = [Point(300 + n, 0.05, str(n), "c", group=g) for n, g in enumerate(groups)]
            panel = Panel([charge_transfer_resistance], x=temperature, points=points)
            return explore("le-se-groups", panel, sliders=[])

        figure = drawn("liquid", "polymer", "liquid")
        assert [p["group"] for p in figure.spec["panels"][0]["points"]] == [
            "liquid", "polymer", "liquid",
        ]  # fmt: skip
        for shown in ("liquid", "polymer"):
            assert shown in figure.output().svg
        with pytest.raises(ValueError, match=r"le-se-groups: the points are of 5 groups \(a, b"):
            drawn(*"abcde").output()
