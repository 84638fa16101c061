"""What comes in becomes the number that was meant, or is refused: nothing else."""

import decimal
import fractions
import math
import re
import warnings
from array import array

import numpy as np
import pint
import pytest
from scipy import optimize

from heteroionic_lite import Model, Parameter, UnlikelyValue, find, quantity, row
from heteroionic_lite.equation import NOT_NEGATIVE
from heteroionic_lite.models import all_models
from heteroionic_lite.models.arrhenius import temperature_uncertainty
from heteroionic_lite.models.butler_volmer import butler_volmer_current as current
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as resistance
from heteroionic_lite.models.impedance import interface_real, peak_frequency
from heteroionic_lite.models.parameters import (
    activation_energy,
    angular_frequency,
    charge_number,
    concentration,
    rate_into_solid,
    temperature,
    transfer_coefficient,
)
from heteroionic_lite.values import plausible
from tests.stand_ins import (
    Astropy,
    DataArray,
    DataFrame,
    OfOpenMM,
    PythonQuantity,
    Series,
    Uncertain,
    Unyt,
)

WITH_BARRIER = next(m for m in find("activation energy") if "activation_energy" in m)
EV = 96485.33212331  # J/mol


def refused(call, *words):
    """The message of a refusal, which has all the words."""
    with pytest.raises(ValueError) as error:
        call()
    message = str(error.value)
    assert not [word for word in words if word not in message], message
    assert len(message) < 400
    return message


class TestNumbers:
    def test_what_is_a_number_in_python_numpy_or_elsewhere_is_welcome(self):
        for value in (
            *(300, 300.0, np.float32(300), np.int16(300), np.longdouble(300), np.array(300)),
            *(decimal.Decimal(300), fractions.Fraction(600, 2)),
        ):
            assert temperature.check(value) == 300
        for values in ([290, 300.0], (290, 300), array("d", [290, 300]), range(290, 301, 10),
                       np.array([290, 300], dtype=object), [np.float32(290), 300],
                       [np.array(290), decimal.Decimal(300)]):  # fmt: skip
            np.testing.assert_array_equal(temperature.check(values), [290, 300])
        assert temperature.check([[290, 300], [310, 320]]).shape == (2, 2)

    def test_text_truth_and_complex_values_are_refused_wherever_they_stand(self):
        for bad in ("300", b"300", bytearray(b"300"), True, np.True_, 1 + 0j, None, {}, {300.0},
                    np.complex64(1), np.timedelta64(1, "h"), np.str_("300"), object(), lambda: 300,
                    (x for x in [300.0])):  # fmt: skip
            for value in (bad, [300.0, bad], (bad,), [[300.0], [bad]]):
                refused(lambda v=value: temperature.check(v), "temperature = ", "in K")
            refused(lambda v=bad: temperature.check(np.array([300.0, v, 1], dtype=object)), "entry")
        for values in (np.array(["1.000"], dtype=object), np.array(["1"]), np.array([True]),
                       np.array([1j]), np.array(["2020-01-01"], dtype="M8[D]"),
                       np.array([(1, 2.0)], dtype="i4,f8")):  # fmt: skip
            refused(lambda v=values: temperature.check(v), "not a number", "in K")

    def test_a_long_list_with_one_text_is_told_the_place_in_few_words(self):
        values = [300.0] * 200_000
        values[123_456] = "300"
        message = refused(lambda: resistance(temperature=values), "entry 123456 is '300'")
        assert len(message) < 200
        place = refused(
            lambda: temperature.check(np.array([[300, 300], [300, None]], dtype=object)), "entry"
        )
        assert "entry 1, 1 is None" in place

    def test_every_message_is_short_however_long_the_value(self):
        long = "x" * 100_000
        for call in (
            lambda: resistance(temperature=long),
            lambda: resistance(**{long: 300}),
            lambda: resistance[long],
            lambda: quantity(long),
            lambda: quantity(1, long),
            lambda: resistance(temperature=10**5000),
            lambda: resistance(temperature={"a": long}),
            lambda: resistance(temperature=quantity(np.ones(10_000), "V")),
        ):
            refused(call)
        with pytest.raises(TypeError) as error:
            resistance([1.0] * 100_000, long)
        assert len(str(error.value)) < 400

    def test_what_counts_is_a_whole_number(self):
        assert charge_number.check([1, 2.0, np.float32(3)]).tolist() == [1, 2, 3]
        for value in (1.5, [1, 1.5], np.float32(1.5), quantity(1.5, ""), 2.0000001, 0.5):
            message = "charge_number = .* is not a whole number"
            with pytest.raises(ValueError, match=message):
                charge_number.check(value)
            with pytest.raises(ValueError, match=message):
                resistance(charge_number=value)
        with pytest.raises(ValueError, match="whole number"):
            resistance.function("concentration", charge_number=1.5)

    def test_a_number_with_an_uncertainty_is_not_stripped_of_it(self):
        refused(lambda: temperature.check(Uncertain()), "nominal_value")
        refused(lambda: temperature.check([300.0, Uncertain()]), "entry 1", "nominal_value")


class TestMasks:
    def test_what_is_masked_stays_masked_and_is_not_computed(self):
        given = np.ma.array([1000.0, -5.0], mask=[False, True])
        found = resistance(concentration=given)
        assert np.ma.isMaskedArray(found)
        assert found.mask.tolist() == [False, True]
        assert found[0] == pytest.approx(resistance())

    def test_masks_of_several_values_add_up_and_broadcast(self):
        c = np.ma.array([100.0, 1000.0, 2000.0], mask=[True, False, False])
        warm = np.ma.array([[300.0], [310.0]], mask=[[False], [True]])
        found = resistance(concentration=c, temperature=warm)
        assert found.mask.tolist() == [[True, False, False], [True, True, True]]
        assert found[0, 1] == pytest.approx(resistance(concentration=1000, temperature=300))

    def test_masked_quantities_and_masked_entries_of_a_list(self):
        given = quantity(1, "mol/l").__class__(np.ma.array([1.0, 2.0], mask=[True, False]), "mol/l")
        assert resistance(concentration=given).mask.tolist() == [True, False]
        listed = resistance(concentration=[1000.0, np.ma.masked])
        assert listed.mask.tolist() == [False, True]
        assert resistance(temperature=np.ma.masked) is np.ma.masked

    def test_without_a_masked_entry_it_is_an_array(self):
        found = resistance(concentration=np.ma.array([100.0, 1000.0]))
        assert type(found) is np.ndarray

    def test_where_one_number_is_wanted_a_mask_is_refused(self):
        refused(lambda: temperature.check(np.ma.masked), "masked")
        refused(lambda: resistance.function("concentration", temperature=np.ma.masked), "masked")


class TestLabels:
    def test_the_labels_of_a_series_come_out_again(self):
        found = resistance(concentration=Series([100.0, 1000.0], ["a", "b"]), temperature=300)
        assert isinstance(found, Series)
        assert found.index.tolist() == ["a", "b"]
        assert found.name == resistance.name
        np.testing.assert_array_equal(
            found.to_numpy(), resistance(concentration=[100, 1000], temperature=300)
        )

    def test_series_are_paired_by_label(self):
        c = Series([100.0, 1000.0], ["a", "b"])
        warm = Series([310.0, 300.0], ["b", "a"])
        found = resistance(concentration=c, temperature=warm)
        assert found.index.tolist() == ["a", "b"]
        np.testing.assert_array_equal(
            found.to_numpy(), resistance(concentration=[100, 1000], temperature=[300, 310])
        )

    def test_labels_that_differ_or_occur_twice_are_refused(self):
        c = Series([100.0, 1000.0], ["a", "b"])
        for other, word in (
            (Series([300.0, 310.0], ["a", "c"]), "'b'"),
            (Series([300.0], ["a"]), "'b'"),
            (Series([300.0, 310.0, 320.0], ["a", "b", "c"]), "align"),
            (Series([300.0, 310.0]), "'a'"),
            (np.array([300.0, 310.0, 320.0]), "(3,)"),
            (np.array([[300.0], [310.0]]), "labels"),
        ):
            refused(lambda o=other: resistance(concentration=c, temperature=o), word)
        twice = {"concentration": Series([1e2, 1e3, 1e3], ["a", "a", "b"])}
        refused(
            lambda: resistance(**twice, temperature=Series([300.0, 310.0, 320.0], ["a", "b", "a"])),
            "twice",
        )
        same = resistance(**twice, temperature=Series([300.0, 310.0, 320.0], ["a", "a", "b"]))
        assert same.index.tolist() == ["a", "a", "b"]

    def test_an_array_without_labels_is_paired_by_place(self):
        found = resistance(concentration=Series([100.0, 1000.0]), temperature=np.array([300, 310]))
        assert isinstance(found, Series)

    def test_what_a_series_holds_is_checked_as_everything_else(self):
        for data in (["1", "2"], [True, False], [1j, 2]):
            refused(lambda d=data: resistance(concentration=Series(d)), "not a number")
        refused(lambda: resistance(concentration=Series([1.0, math.nan])), "NaN")
        refused(lambda: resistance(concentration=DataFrame("ab")), "columns")
        refused(lambda: resistance(concentration=[Series([1.0])]), "labels")

    def test_a_unit_among_the_attributes_is_a_unit(self):
        for key in ("units", "unit"):
            given = Series([0.1, 1.0], attrs={key: "mol L-1"})
            np.testing.assert_allclose(
                resistance(concentration=given).to_numpy(), resistance(concentration=[100, 1000])
            )
        grid = DataArray(np.array([25.0]), ["x"], attrs={"units": "degC"})
        assert resistance(temperature=grid).values == pytest.approx(resistance())
        refused(lambda: resistance(temperature=Series([25.0], attrs={"units": "bananas"})), "bana")

    def test_dimensions_of_data_arrays_are_paired_by_name(self):
        c = DataArray(np.array([100.0, 1000.0]), ["c"], {"c": [0.1, 1.0]})
        warm = DataArray(np.array([300.0, 310.0, 320.0]), ["T"], {"T": [27, 37, 47]})
        found = resistance(concentration=c, temperature=warm)
        assert found.dims in {("T", "c"), ("c", "T")}
        expected = resistance(
            concentration=np.array([100.0, 1000.0])[:, None], temperature=[300.0, 310.0, 320.0]
        )
        values = found.values if found.dims == ("c", "T") else found.values.T
        np.testing.assert_array_equal(values, expected)
        assert found.coords["c"].values.tolist() == [0.1, 1.0]

    def test_coordinates_are_aligned_or_refused(self):
        c = DataArray(np.array([100.0, 1000.0]), ["x"], {"x": ["a", "b"]})
        warm = DataArray(np.array([310.0, 300.0]), ["x"], {"x": ["b", "a"]})
        found = resistance(concentration=c, temperature=warm)
        order = {"concentration": [100, 1000], "temperature": [300, 310]}
        by_label = dict(zip(found.coords["x"].values.tolist(), found.values, strict=True))
        np.testing.assert_array_equal([by_label["a"], by_label["b"]], resistance(**order))
        for other in (
            DataArray(np.array([310.0, 300.0]), ["x"], {"x": ["b", "z"]}),
            DataArray(np.array([310.0, 300.0, 305.0]), ["x"]),
            np.array([300.0, 310.0, 320.0]),
            Series([300.0, 310.0], ["a", "b"]),
        ):
            refused(lambda o=other: resistance(concentration=c, temperature=o))

    def test_a_quantity_inside_of_a_data_array_is_converted(self):
        inside = quantity(np.array([0.1, 1.0]), "mol/l")
        found = resistance(concentration=DataArray(inside, ["x"]))
        np.testing.assert_allclose(found.values, resistance(concentration=[100, 1000]))

    def test_a_quantity_has_no_labels(self):
        refused(lambda: resistance.quantity(concentration=Series([100.0])), "labels")


class TestForeignQuantities:
    def test_a_quantity_of_any_library_is_converted(self):
        for kind in (Astropy, Unyt, PythonQuantity):
            for number, unit in ((0.1, "mol/L"), (100, "mol / m3"), (0.1, "mol l-1"), (100, "mM")):
                assert resistance(concentration=kind(number, unit)) == pytest.approx(
                    resistance(concentration=100)
                )
            np.testing.assert_allclose(
                resistance(concentration=kind([0.1, 1], "mol/L")),
                resistance(concentration=[100, 1000]),
            )
            assert resistance(temperature=kind(25, "deg_C")) == pytest.approx(resistance())
            assert resistance(charge_number=kind(2, "dimensionless")) == resistance(charge_number=2)

    def test_another_dimension_an_unknown_unit_or_no_number_is_refused(self):
        for kind in (Astropy, Unyt, PythonQuantity):
            refused(lambda k=kind: resistance(concentration=k(1, "kg / m3")), "substance")
            refused(lambda k=kind: resistance(concentration=k(1, "bananas")), "bananas")
        refused(lambda: resistance(concentration=OfOpenMM()), "unit", "quantity(")
        refused(lambda: resistance(temperature=temperature), "unit")
        refused(lambda: resistance(temperature=pint.UnitRegistry().kelvin), "temperature")

    def test_a_list_of_quantities_is_converted_one_by_one(self):
        mixed = [quantity(0.1, "mol/l"), Astropy(1.0, "mol/L"), quantity(2000, "mol/m^3")]
        for values in (mixed, tuple(mixed), [[one] for one in mixed]):
            np.testing.assert_allclose(
                np.ravel(resistance(concentration=values)),
                resistance(concentration=[100, 1000, 2000]),
            )
        warm = resistance(temperature=[quantity(25, "degC"), quantity(77, "degF")])
        np.testing.assert_allclose(warm, resistance())
        objects = np.empty(2, dtype=object)
        objects[:] = [quantity(0.1, "mol/l"), quantity(1, "mol/l")]
        np.testing.assert_allclose(
            resistance(concentration=objects), resistance(concentration=[100, 1000])
        )

    def test_a_list_with_and_without_units_is_refused(self):
        for values in ([quantity(1, "mol/l"), 1000.0], [[quantity(1, "mol/l")], [1000.0]]):
            refused(lambda v=values: resistance(concentration=v), "some without")

    def test_a_row_of_the_tables_is_its_value_in_si_and_a_bound_is_none(self):
        assert resistance(exchange_current_density=row("V040")) == pytest.approx(
            resistance(exchange_current_density=0.531)
        )
        bounded = find("interface_resistance")[0]["interphase_resistance"]
        refused(lambda: bounded.check(row("V079")), "interphase_resistance", "no single value")
        refused(lambda: resistance(temperature=row("V040")), "[temperature]")


class TestRegistries:
    def test_quantities_of_any_registry_and_format_are_converted(self):
        for style in ("", "L", "~P", "~", "C", "H", "P", "Lx"):
            foreign = pint.UnitRegistry()
            foreign.formatter.default_format = style
            assert resistance(temperature=foreign.Quantity(25, "degC")) == pytest.approx(
                resistance()
            ), style
            refused(lambda u=foreign: resistance(temperature=u.Quantity(25, "mV")), "[temperature]")
            assert resistance(concentration=foreign.Quantity(0.1, "mol/l")) == pytest.approx(
                resistance(concentration=100)
            )

    def test_units_of_ones_own_are_converted_also_where_they_bear_a_known_name(self):
        foreign = pint.UnitRegistry()
        foreign.define("brew = 0.05 mol/l")
        assert resistance(concentration=foreign.Quantity(2, "brew")) == pytest.approx(
            resistance(concentration=100)
        )
        foreign.define("my_cold = kelvin; offset: 200")
        assert resistance(temperature=foreign.Quantity(98.15, "my_cold")) == pytest.approx(
            resistance()
        )
        other = pint.UnitRegistry(on_redefinition="ignore")
        other.define("molar = 100 mol / meter ** 3 = M")
        assert resistance(concentration=other.Quantity(1, "M")) == pytest.approx(
            resistance(concentration=100)
        )
        foreign.define("spin = 3 hertz")
        foreign.define("hot = 10 delta_degC")
        foreign.define("jump = 0.1 * electron_volt")
        for number, name in ((2, "spin"), (0.002, "kilospin")):
            assert angular_frequency.check(foreign.Quantity(number, name)) == pytest.approx(
                12 * math.pi
            )
        refused(lambda: temperature.check(foreign.Quantity(2, "hot")), "difference")
        assert activation_energy.check(foreign.Quantity(5, "jump")) == pytest.approx(0.5 * EV)
        strange = pint.UnitRegistry()
        strange.define("coin = [money]")
        refused(
            lambda: resistance(concentration=strange.Quantity(1, "coin")), "concentration", "coin"
        )

    def test_with_an_application_registry_answers_belong_to_it(self):
        before = pint.get_application_registry().get()
        try:
            own = pint.UnitRegistry()
            pint.set_application_registry(own)
            together = resistance.quantity() + own.Quantity(1, "ohm cm^2")
            assert together.to("ohm cm^2").magnitude == pytest.approx(484.853, rel=1e-5)
            assert resistance(temperature=quantity(25, "degC")) == pytest.approx(resistance())
            resistance.check_units()
            assert own.Quantity(1, "mol/l") == quantity("1 mol/l")
        finally:
            pint.set_application_registry(before)


class TestTurns:
    def test_hertz_is_turned_into_radian_per_second(self):
        for given, rad in (
            (quantity(1, "Hz"), 2 * math.pi),
            (quantity(2, "kHz"), 4000 * math.pi),
            (quantity([1.0, 2.0], "mHz"), [0.002 * math.pi, 0.004 * math.pi]),
            (Astropy(1, "Hz"), 2 * math.pi),
            (pint.UnitRegistry().Quantity(1, "Hz"), 2 * math.pi),
            (quantity(60, "rpm"), 2 * math.pi),
            (quantity(360, "deg/s"), 2 * math.pi),
            (quantity(1, "rad/s"), 1.0),
            (quantity(1, "1/s"), 1.0),
            (3.0, 3.0),
        ):
            np.testing.assert_allclose(angular_frequency.check(given), rad, rtol=1e-12)

    def test_and_back(self):
        shown = Parameter("f_x", "frequency", "Hz", 1, 0.1, 10, "of a bridge")
        for given, hertz in (
            (quantity(2 * math.pi, "rad/s"), 1.0),
            (quantity(60, "rpm"), 1.0),
            (quantity(1, "kHz"), 1000.0),
            (quantity(1, "1/s"), 1.0),
        ):
            assert shown.check(given) == pytest.approx(hertz)

    def test_a_frequency_that_the_package_gives_means_the_same_when_put_back(self):
        peak = peak_frequency.quantity()
        tau = peak_frequency.defaults["arc_time"]
        assert angular_frequency.check(peak) == pytest.approx(1 / tau)
        assert interface_real(angular_frequency=peak) == pytest.approx(
            interface_real(angular_frequency=2 * math.pi * peak_frequency())
        )

    def test_counts_angles_and_levels_are_no_numbers_and_no_rates(self):
        for unit in ("rad", "deg", "turn", "sr", "bit", "dB", "count", "Np"):
            refused(lambda u=unit: transfer_coefficient.check(quantity(0.5, u)), "dimensionless")
        for unit in ("Bq", "rad/s", "rpm", "Hz", "count/s", "bit/s", "Ci"):
            refused(lambda u=unit: rate_into_solid.check(quantity(1e9, u)), "1/s")
        for unit in ("Bq", "count/s", "bit/s"):
            refused(lambda u=unit: angular_frequency.check(quantity(1, u)), "rad/s")
        refused(lambda: find("relaxation_time")[0]["relaxation_time"].check(quantity(1e-5, "1/Hz")))
        assert transfer_coefficient.check(quantity(44, "%")) == pytest.approx(0.44)
        assert charge_number.check(quantity(2, "count")) == 2
        attempts = next(m for m in find("attempt_frequency") if "attempt_frequency" in m)
        assert attempts["attempt_frequency"].check(quantity(10, "THz")) == pytest.approx(1e13)

    def test_particles_are_counted_in_moles(self):
        per_volume = quantity(6.02214076e20, "particle/cm^3")
        assert concentration.check(per_volume) == pytest.approx(1000)
        refused(lambda: concentration.check(quantity(6e20, "1/cm^3")), "N_A")
        assert concentration.check(quantity(6.02214076e20, "cm^-3 / N_A")) == pytest.approx(1000)


class TestTemperatures:
    def test_temperatures_on_every_scale(self):
        for number, unit in ((25, "degC"), (77, "degF"), (536.67, "degR"), (298.15, "K"),
                             (20, "degRe"), (298150, "mK")):  # fmt: skip
            assert temperature.check(quantity(number, unit)) == pytest.approx(298.15)

    def test_a_difference_is_no_temperature(self):
        for unit in ("delta_degC", "delta_degF", "Δ°C"):
            refused(lambda u=unit: temperature.check(quantity(25, u)), "difference", "degC")
        warm, cold = quantity(50, "degC"), quantity(25, "degC")
        refused(lambda: temperature.check(warm - cold), "difference")

    def test_a_temperature_is_no_difference(self):
        for unit in ("degC", "degF", "degRe"):
            refused(lambda u=unit: temperature_uncertainty.check(quantity(2, u)), "delta_degC")
        assert temperature_uncertainty.check(quantity(2, "delta_degC")) == 2
        assert temperature_uncertainty.check(quantity(9, "delta_degF")) == pytest.approx(5)
        assert temperature_uncertainty.check(quantity(9, "degR")) == pytest.approx(5)
        assert temperature_uncertainty.check(quantity(2, "K")) == 2

    def test_per_degree_is_per_kelvin(self):
        slope = Parameter("s_x", "slope", "V/K", 1e-3, 0, 1, "of a potential", domain=NOT_NEGATIVE)
        for unit in ("mV/K", "mV/degC", "mV/delta_degC", "mV K-1"):
            assert slope.check(quantity(2, unit)) == pytest.approx(2e-3)

    def test_coulomb_and_farad_are_asked_for_their_degree(self):
        refused(lambda: temperature.check(quantity(25, "C")), "did you mean °C")
        refused(lambda: temperature.check(quantity(77, "F")), "did you mean °F")
        refused(lambda: temperature.check(quantity("25°")), "did you mean °C")


class TestEnergies:
    def test_what_is_of_one_particle_becomes_that_of_a_mole(self):
        for number, unit in (
            *((0.5, "eV"), (500, "meV"), (0.5e-3, "keV"), (0.5, "eV/particle")),
            *((5802.25906, "K * k_B"), (0.5 / 27.211386245988, "hartree"), (48.242666, "kJ/mol")),
            *((11.5303, "kcal/mol"), (0.5, "eV * N_A"), (5802.25906, "K * molar_gas_constant")),
        ):
            assert activation_energy.check(quantity(number, unit)) == pytest.approx(
                0.5 * EV, rel=1e-5
            ), unit

    def test_joules_may_be_either_and_are_refused(self):
        for unit in ("J", "kJ", "kcal", "kWh"):
            message = refused(lambda u=unit: activation_energy.check(quantity(50, u)), "mol", "N_A")
            assert "activation_energy" in message

    def test_what_is_of_a_mole_becomes_that_of_one_particle(self):
        level = Parameter("e_x", "level_energy", "eV", 0.5, 0, 2, "of one ion")
        in_joule = Parameter("e_y", "well_depth", "J", 8e-20, 0, 1e-18, "of one ion", "", "eV")
        assert level.check(quantity(0.5 * EV / 1000, "kJ/mol")) == pytest.approx(0.5)
        assert in_joule.check(quantity(0.5 * EV / 1000, "kJ/mol")) == pytest.approx(8.0109e-20)
        assert level.check(quantity(500, "meV")) == pytest.approx(0.5)
        heat = Parameter("q_x", "heat", "J", 1, 0, 10, "of a cell")
        refused(lambda: heat.check(quantity(50, "kJ/mol")), "of one of them")

    def test_an_energy_is_no_voltage_and_is_told_how_to_be_one(self):
        eta = current["overpotential"]
        refused(lambda: eta.check(quantity(50, "meV")), "'meV / e'")
        assert eta.check(quantity(50, "meV / e")) == pytest.approx(0.05)
        refused(lambda: eta.check(quantity(5, "kJ/mol")), "'kJ/mol / (e N_A)'")
        assert eta.check(quantity(5, "kJ/mol / (e N_A)")) == pytest.approx(5000 / EV)

    def test_a_resistance_without_its_area_is_told_so(self):
        slei = find("interface_resistance")[0]["interphase_resistance"]
        refused(lambda: slei.check(quantity(300, "ohm")), "area")
        refused(lambda: current["exchange_current_density"].check(quantity(1, "mA")), "area")


def test_nothing_that_comes_in_warns_of_a_lost_unit():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        resistance(concentration=[quantity(1, "mol/l")], temperature=quantity([25.0], "degC"))


def test_a_model_of_labels_and_units_shows_no_change_in_plain_calls():
    double = Model("double_x", "d", 2 * temperature.symbol, (temperature,), "K", "a toy")
    assert type(double(temperature=300)) is float
    assert type(double(temperature=np.array([300.0]))) is np.ndarray


class TestUnlikelyValues:
    """A number that was probably meant in another unit is computed as it stands, with a word."""

    @pytest.fixture(autouse=True)
    def _said_nothing_yet(self, monkeypatch):
        monkeypatch.setattr(plausible, "_SAID", set())

    def test_what_was_meant_is_said_in_the_unit_that_people_use(self):
        for model, name, value, meant in (
            (resistance, "temperature", 25, "25 °C: quantity(25, 'degC')"),
            (resistance, "temperature", 60.0, "60 °C"),
            (resistance, "concentration", 1, "1 mol/l: quantity(1, 'mol/l')"),
            (resistance, "concentration", 2.5, "2.5 mol/l"),
            (current, "overpotential", 10, "10 mV"),
            (current, "overpotential", -20, "-20 mV"),
            (WITH_BARRIER, "activation_energy", 50, "50 kJ/mol"),
            (WITH_BARRIER, "activation_energy", 0.47, "0.47 eV"),
            (find("interface_resistance")[0], "interphase_resistance", 300, "300 Ω cm²"),
        ):
            plausible._SAID.clear()
            with pytest.warns(UnlikelyValue, match=f"did you mean {re.escape(meant)}") as said:
                model(**{name: value})
            assert str(said[0].message).startswith(f"{name} = ")

    def test_each_is_said_once_and_points_at_the_line_that_called(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for kelvin in (25, 30, 40):
                resistance(temperature=kelvin)
            resistance(temperature=np.array([20.0, 25.0]))
            resistance(concentration=1)
        assert [one.category for one in caught] == [UnlikelyValue, UnlikelyValue]
        assert {one.filename for one in caught} == {__file__}

    def test_made_an_error_it_is_raised_every_time(self):
        for _ in range(2):
            with pytest.raises(UnlikelyValue, match="25 K lies outside 250…400 K"):
                resistance(temperature=25)

    def test_a_difference_in_kelvin_is_suspected_and_other_units_that_were_said_are_not(self):
        with pytest.raises(UnlikelyValue):
            resistance(temperature=quantity(25, "K"))
        resistance(concentration=quantity(1, "mol/m^3"))
        with pytest.raises(UnlikelyValue):
            resistance.function("concentration", temperature=25)

    def test_far_beyond_a_definite_range_no_unit_need_explain_it(self):
        with pytest.raises(UnlikelyValue, match="temperature = 10000 K lies outside 250…400 K"):
            resistance(temperature=1e4)

    def test_sweeps_limits_and_fits_are_not_suspected(self):
        resistance(concentration=np.geomspace(1e-3, 1e4, 30))
        resistance(concentration=[0.01, 1e6])
        resistance(temperature=np.linspace(20, 400, 5))
        current(overpotential=0)
        current(overpotential=1e-9)
        WITH_BARRIER(activation_energy=0)
        find("interface_resistance")[0](interphase_resistance=0)
        resistance.function("temperature")(25.0)
        resistance.numpy(*{**resistance.defaults, "temperature": 25.0}.values())
        for model in all_models().values():
            for share in (0.0, 0.5, 1.0):
                for p in model.parameters:
                    plausible.warn(p, np.array(p.low + share * (p.high - p.low)), result="")


class TestBounds:
    def test_they_are_those_of_the_domain_in_the_order_of_the_names(self):
        low, high = resistance.bounds("concentration", "transfer_coefficient")
        assert (low, high) == ([5e-324, 0.0], [math.inf, 1.0])
        low, high = current.bounds("overpotential", "temperature")
        assert (low[0], high) == (-math.inf, [math.inf, math.inf])
        assert resistance.bounds("temperature", shown=True) == ([250], [400])
        assert len(resistance.bounds()[0]) == len(resistance.parameters)
        refused(lambda: resistance.bounds("alpha"), "did you mean transfer_coefficient")

    def test_a_fit_within_them_tries_nothing_that_physics_forbids(self):
        names = "transfer_coefficient", "exchange_current_density"
        c = np.geomspace(100, 3000, 12)
        noise = 1 + 0.02 * np.sin(np.arange(12))
        truth = {"transfer_coefficient": 0.02, "exchange_current_density": 2.0}
        measured = resistance(concentration=c, **truth) * noise

        def strict(c, *values):  # a call that checks, and would stop the fit
            return resistance(concentration=c, **dict(zip(names, values, strict=True)))

        found, _ = optimize.curve_fit(
            strict, c, measured, p0=[0.5, 1.0], bounds=resistance.bounds(*names)
        )
        np.testing.assert_allclose(found, list(truth.values()), atol=0.05)
        with pytest.raises(ValueError, match=r"transfer_coefficient = .* outside"):
            optimize.curve_fit(strict, c, measured * (c / 100) ** -0.5, p0=[0.5, 1.0])
        pairs = list(zip(*resistance.bounds(*names, shown=True), strict=True))
        assert pairs == [(0.05, 0.95), (0.001, 100)]
