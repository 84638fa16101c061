"""ipywidgets controls think in display units; interact over matplotlib draws in one line."""

import ipywidgets
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from heteroionic_lite import play, sliders
from heteroionic_lite.faces.sliders import in_si
from heteroionic_lite.models import all_models
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as resistance
from heteroionic_lite.models.parameters import concentration


def test_a_slider_has_the_parameters_range_in_the_unit_people_use():
    slider = sliders(resistance, "temperature")["temperature"]
    assert isinstance(slider, ipywidgets.FloatSlider)
    assert (slider.min, slider.value, slider.max) == pytest.approx((-23.15, 25.0, 126.85))
    assert slider.description == "T / °C"


def test_a_logarithmic_parameter_gets_a_logarithmic_slider():
    slider = sliders(resistance, "concentration")["concentration"]
    assert isinstance(slider, ipywidgets.FloatLogSlider)
    assert (slider.base**slider.min, slider.base**slider.max) == pytest.approx((0.01, 6.0))
    assert slider.value == pytest.approx(1.0)


def test_a_whole_number_gets_a_slider_of_whole_numbers():
    slider = sliders(resistance, "charge_number")["charge_number"]
    assert isinstance(slider, ipywidgets.IntSlider)
    assert (slider.min, slider.value, slider.max, slider.description) == (1, 1, 2, "z")


def test_without_names_every_parameter_gets_a_slider():
    assert list(sliders(resistance)) == list(resistance.defaults)


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(KeyError, match="no parameter 'pressure'; it has"):
        sliders(resistance, "pressure")


@pytest.mark.parametrize("model", all_models().values(), ids=all_models())
def test_untouched_sliders_give_the_defaults_back_in_si(model):
    shown = {name: slider.value for name, slider in sliders(model).items()}
    for name, value in in_si(model, shown).items():
        assert value == pytest.approx(model.defaults[name], rel=1e-9), name


@pytest.fixture
def drawn(monkeypatch):
    """Axes drawn by ``play``, kept open under Agg."""
    mpl.use("Agg")
    axes = []
    monkeypatch.setattr(plt, "show", lambda: axes.append(plt.gca()))
    yield axes
    plt.close("all")


def test_play_draws_the_model_and_follows_its_slider(drawn):
    control = play(resistance, "concentration", "transfer_coefficient")
    control.update()
    control.children[0].value = 0.3
    first, last = drawn[0], drawn[-1]
    for axes, alpha in ((first, 0.44), (last, 0.3)):
        x, y = axes.lines[0].get_data()
        expected = resistance(concentration=np.asarray(x) * 1000, transfer_coefficient=alpha)
        np.testing.assert_allclose(y, expected * 1e4, rtol=1e-12)
    assert first.get_xscale() == "log"
    assert first.get_xlabel() == "concentration / mol/l"
    assert first.get_ylabel() == "charge-transfer resistance / Ω cm²"


def test_play_gives_a_slider_to_all_but_the_abscissa(drawn):
    control = play(resistance, "temperature")
    assert len(control.children) == len(resistance.parameters)  # and the output
    control.update()
    assert drawn[0].get_xscale() == "linear"
    assert drawn[0].get_xlabel() == "temperature / °C"


def test_a_range_of_ones_own_is_kept_by_its_slider():
    narrow = resistance.having(
        parameters=tuple(
            p.having(low=100, high=2000) if p is concentration else p for p in resistance.parameters
        )
    )
    slider = sliders(narrow, "concentration")["concentration"]
    assert slider.base**slider.max == pytest.approx(2.0)
