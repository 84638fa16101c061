"""A polymer film as diffusion layer, its patience, its melting point."""

import numpy as np
import pytest
import sympy

from heteroionic_lite.models import arrhenius, diffusion, polymer_film
from heteroionic_lite.models import parameters as p

EV = 96485.33212


def test_half_the_film_is_the_layer():
    layer = diffusion.limiting_current_density(
        diffusion_coefficient=2e-12,
        concentration=1370,
        transference_number=0.2,
        layer_thickness=50e-6,
    )
    assert layer == pytest.approx(6.6, rel=0.01)  # A/m², reference number
    assert polymer_film.film_limiting_current(film_thickness=100e-6) == pytest.approx(layer)
    assert polymer_film.film_limiting_current() == pytest.approx(2 * layer)


def test_a_film_for_cations_only_has_no_limit():
    almost = polymer_film.film_limiting_current(transference_number=0.95)
    assert almost > 15 * polymer_film.film_limiting_current(transference_number=0)


def test_the_slowest_mode_decays_with_the_settling_time():
    x, t = sympy.symbols("x t", positive=True)
    length, diffusivity = polymer_film.settling_time.parameters
    tau = polymer_film.settling_time.expression
    mode = sympy.cos(sympy.pi * x / length.symbol) * sympy.exp(-t / tau)
    assert sympy.simplify(mode.diff(t) - diffusivity.symbol * mode.diff(x, 2)) == 0
    assert polymer_film.settling_time() == pytest.approx(126.7, rel=1e-3)  # s
    assert polymer_film.settling_time(film_thickness=100e-6) == pytest.approx(4 * 126.65, rel=1e-3)


def test_both_branches_meet_at_the_melting_point():
    at = {"temperature": 333.15}
    assert polymer_film.polymer_film_resistance(
        film_barrier=0.53 * EV, **at
    ) == polymer_film.polymer_film_resistance(film_barrier=0.84 * EV, **at)


@pytest.mark.parametrize(("barrier", "ends"), [(0.53, (333.15, 363.15)), (0.84, (303.15, 333.15))])
def test_the_film_resistance_has_the_branchs_activation_energy(barrier, ends):
    low, high = polymer_film.polymer_film_resistance(
        film_barrier=barrier * EV, temperature=list(ends)
    )
    slope = np.log(low / high) / (1 / ends[0] - 1 / ends[1])
    assert slope * 8.31446261815324 == pytest.approx(barrier * EV)


def test_a_shifted_resistance_returns_to_itself_and_obeys_its_activation_energy():
    shifted = arrhenius.shifted_resistance
    here = {"measured_resistance": 0.9, "activation_energy": 1.01 * EV}
    assert shifted(**here, temperature=343.15) == pytest.approx(0.9)
    assert shifted(**here, temperature=343.15, measuring_temperature=343.15) == pytest.approx(0.9)
    ratio = shifted(**here, measuring_temperature=333.15, temperature=298.15) / 0.9
    assert ratio == pytest.approx(62.2, rel=2e-3)  # reference number, 25 against 60 °C
    assert shifted(measured_resistance=0.9, activation_energy=0) == pytest.approx(0.9)
    assert p.activation_energy in shifted.parameters
