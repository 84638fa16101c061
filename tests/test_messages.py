"""A wrong call is answered in words: what is wrong, where, and what is allowed or may be meant."""

import pytest

from heteroionic_lite import (
    Curve,
    Model,
    Panel,
    Parameter,
    explore,
    find,
    findings,
    orders,
    play,
    quantity,
    reported,
    sliders,
    solvents,
)
from heteroionic_lite.units import UnitError

(R,) = (model for model in find("charge_transfer_resistance")[:1])
BARRIER = next(m for m in find("activation energy") if "activation_energy" in m)
OVER_C = Panel([R], x=R["concentration"])


def told(kind, call, *words):
    """The message of a wrong call, which has all the words."""
    with pytest.raises(kind) as error:
        call()
    message = str(error.value)
    assert not [word for word in words if word not in message], message
    return message


class TestNames:
    @pytest.mark.parametrize(
        ("given", "meant"),
        [
            ("alpha", "did you mean transfer_coefficient (α)?"),
            ("α", "did you mean transfer_coefficient (α)?"),
            ("T", "did you mean temperature (T)?"),
            ("c", "did you mean concentration (c)?"),
            ("i_0", "did you mean exchange_current_density (i_ref)?"),
            ("concentraton", "did you mean concentration (c)?"),
            ("Temperature", "did you mean temperature (T)?"),
            ("conc", "did you mean concentration (c) or reference_concentration (c_ref)?"),
        ],
    )
    def test_a_symbol_and_a_misspelt_name_lead_to_the_parameter(self, given, meant):
        for call in (
            lambda: R(**{given: 1.0}),
            lambda: R[given],
            lambda: R.function(given),
            lambda: play(R, given),
            lambda: sliders(R, given),
            lambda: explore("demo", OVER_C, sliders=[given]),
            lambda: explore("demo", OVER_C, sliders=[], presets={"a": {given: 1.0}}),
            lambda: explore("demo", Panel([Curve(R, given={given: 1.0})], x=R["concentration"]),
                            sliders=[]),
        ):  # fmt: skip
            told(ValueError, call, repr(given).strip("'"), meant)

    def test_a_name_in_two_words_leads_to_the_one_with_an_underscore(self):
        told(KeyError, lambda: R["transfer coefficient"], "did you mean transfer_coefficient (α)?")

    def test_what_resembles_nothing_is_not_guessed_at(self):
        assert "did you mean" not in told(ValueError, lambda: R(pressure=1), "no parameter 'pressu")

    def test_a_missing_name_is_a_key_error_as_of_a_dictionary_and_reads_without_quotes(self):
        assert not told(KeyError, lambda: R["alpha"]).startswith(("'", '"'))

    def test_a_number_is_no_name(self):
        told(KeyError, lambda: R[0], "no parameter 0; it has temperature,")

    def test_a_figure_says_it_as_well_when_a_value_is_set(self):
        figure = explore("demo", OVER_C, sliders="concentration")
        told(
            ValueError,
            lambda: setattr(figure, "values", {"alpha": 0.5}),
            "transfer_coefficient (α)",
        )

    def test_a_summary_that_names_nothing_is_refused_with_what_is_near(self):
        call = lambda: explore("demo", OVER_C, sliders=[], summary="{temprature}")  # noqa: E731
        told(ValueError, call, "temprature", "did you mean temperature?")

    def test_a_misspelt_name_of_the_package(self):
        import heteroionic_lite

        told(AttributeError, lambda: heteroionic_lite.expolre, "did you mean explore?")


class TestCalls:
    def test_a_value_without_a_name(self):
        told(TypeError, lambda: R(100), "by name, not 100", "concentration=…", "in SI")

    def test_none_is_no_value(self):
        told(ValueError, lambda: R(concentration=None), "concentration = None", "it is 1000")

    def test_a_text_of_several_numbers(self):
        call = lambda: R.text(concentration=[100, 200])  # noqa: E731
        told(ValueError, call, "charge_transfer_resistance.text", "one number", "(2,)")

    def test_a_parameter_held_at_several_values(self):
        call = lambda: R.function("temperature", concentration=[1, 2])  # noqa: E731
        told(ValueError, call, "held at one number", "'concentration': (2,)")

    def test_a_parameter_named_twice(self):
        told(ValueError, lambda: R.function("temperature", temperature=300), "named once")

    def test_a_model_in_the_place_of_a_panel(self):
        call = lambda: explore("demo", R, sliders=[])  # noqa: E731
        told(ValueError, call, "demo", R.name, f"Panel([{R.name}], x=…)")

    def test_a_panel_of_one_model_that_is_no_list(self):
        told(ValueError, lambda: Panel(R, x=R["temperature"]), f"[{R.name}]")
        told(ValueError, lambda: Panel(Curve(R), x=R["temperature"]), f"[Curve({R.name}, …)]")

    def test_a_panel_of_what_is_no_model(self):
        told(ValueError, lambda: Panel(["R"], x=R["temperature"]), "'R' is neither a Model nor")

    def test_a_name_where_a_curve_needs_a_parameter(self):
        call = lambda: explore("demo", Panel([R], x="concentration"), sliders=[])  # noqa: E731
        told(ValueError, call, "x='concentration'", f"x={R.name}['concentration']")
        call = lambda: explore("demo", Panel([R], x="conc"), sliders=[])  # noqa: E731
        told(ValueError, call, "x='conc'", "did you mean concentration (c)")
        told(ValueError, lambda: explore("demo", Panel([R]), sliders=[]), "say which parameter")

    @pytest.mark.parametrize("axis", ["x_scale", "y_scale"])
    def test_a_scale_that_is_none(self, axis):
        call = lambda: Panel([R], **{axis: "logarithmic"})  # noqa: E731
        told(ValueError, call, f"{axis}='logarithmic'", "linear, log", "did you mean log?")


class TestTables:
    def test_a_word_without_its_filter_is_told_where_it_belongs(self):
        told(TypeError, lambda: reported("LE/SE"), "reported(interface='LE/SE')", "quantity")
        told(TypeError, lambda: reported("EIS"), "reported(method='EIS')")
        told(TypeError, lambda: solvents("DMSO"), "solvents(solvent='DMSO')")
        told(TypeError, lambda: orders("nothing"), "orders(interface='nothing')")

    def test_a_filter_that_is_none(self):
        told(ValueError, lambda: reported(note="LLZO"), "'note'", "interface", "for row in")
        told(ValueError, lambda: reported(interfce="x"), "did you mean interface?")

    @pytest.mark.parametrize("words", [None, 3, [None]])
    def test_what_is_no_word(self, words):
        told(ValueError, lambda: reported(interface=words), f"interface={words!r}", "left out")

    def test_a_word_that_no_row_has(self):
        told(ValueError, lambda: reported(interface="LE-SE"), "'PE/SE'", "did you mean LE/SE?")
        told(ValueError, lambda: reported(solid="LLT0"), "words, ", "did you mean LLTO?")
        told(ValueError, lambda: reported(salt="LiTFS"), "'LiClO4'", "did you mean LiTFSI?")
        told(ValueError, lambda: findings(relation="new!"), "'confirms'", "did you mean new?")
        told(ValueError, lambda: findings(statement="C999"), "'C015'", "statement='C999'")

    @pytest.mark.parametrize("year", ["2020", (2026, 2020), (2020, 2022, 2024), True, 20201])
    def test_what_is_no_span_of_years(self, year):
        told(ValueError, lambda: reported(year=year), f"year={year!r}", "first")

    def test_a_temperature_below_absolute_zero_is_no_span(self):
        told(ValueError, lambda: reported(temperature=(-300, 20)), "-273.15 to 3000")

    def test_an_identifier_that_is_not_there_is_not_answered_with_all_there_are(self):
        message = told(ValueError, lambda: reported(identifier="V40"), "did you mean V040?")
        assert len(message) < 120


class TestUnits:
    def test_a_quantity_may_be_one_text(self):
        assert quantity("0.1 mol/l") == quantity(0.1, "mol/l")
        assert quantity("-1.5e-3 V").to("mV").magnitude == pytest.approx(-1.5)
        assert R(temperature=quantity("25 °C")) == pytest.approx(R())

    @pytest.mark.parametrize("value", [1, "0.1", "mol/l", ""])
    def test_a_quantity_without_a_unit_or_a_number(self, value):
        told(UnitError, lambda: quantity(value), f"quantity({value!r})", "'0.1 mol/l'")

    @pytest.mark.parametrize(
        ("unit", "meant"), [("ohhm", "ohm"), ("mool", "mol"), ("voltt", "volt")]
    )
    def test_a_misspelt_unit(self, unit, meant):
        told(
            UnitError, lambda: quantity(1, unit), f"'{unit}' is not a unit", f"did you mean {meant}"
        )

    def test_a_unit_that_cannot_be_read(self):
        told(UnitError, lambda: quantity(1, "S cm-"), "'S cm-' is not a unit", "'-'")
        # What stands below the line is not to be guessed.
        told(UnitError, lambda: quantity(1, "J/mol K"), "'J/mol K' is not a unit", "J/(mol K)")

    def test_both_signs_for_ohm_are_ohm(self):
        assert quantity(1, "\N{OHM SIGN}") == quantity(1, "\N{GREEK CAPITAL LETTER OMEGA}")

    def test_joules_may_be_of_a_mole_or_of_one_ion_and_are_asked_for_more(self):
        name = next(p.name for p in BARRIER.parameters if p.unit == "J/mol")
        told(ValueError, lambda: BARRIER(**{name: quantity(50, "kJ")}), name, "kJ/mol", "kJ * N_A")

    def test_a_model_in_no_unit_is_named_when_its_unit_is_first_needed(self):
        own = Model("own", "o", 2 * R["temperature"], unit="bananas", meaning="a mistake")
        for call in (own.quantity, own.text, own.check_units, own._repr_markdown_):
            told(UnitError, call, "own: 'bananas' is not a unit")

    def test_a_display_unit_of_another_dimension_is_refused(self):
        own = Model(
            "own", "o", 2 * R["temperature"], unit="K", meaning="a mistake", display_unit="m"
        )
        told(UnitError, own.quantity, "own: ", "kelvin", "meter")

    def test_a_parameter_in_no_unit_is_named(self):
        peel = Parameter("p_peel", "peel", "bananas", 1, 0, 2, "a mistake")
        own = Model("own", "o", 2 * peel, unit="m", meaning="a mistake")
        told(UnitError, own.check_units, "peel: 'bananas' is not a unit")


def test_a_search_that_finds_nothing_says_what_is_near():
    told(ValueError, lambda: find("dnor"), "'dnor'", "did you mean donor?")
    told(ValueError, lambda: find("Eq. 9"), "'Eq. 9'")
