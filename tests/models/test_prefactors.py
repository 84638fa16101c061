"""Prefactors, and the logarithm that is forgotten."""

import numpy as np
import pytest

from heteroionic_lite.models import arrhenius

OHM_CM2 = 1e-4


@pytest.mark.parametrize(
    ("resistance", "energy", "at", "prefactor"),
    [
        (484, 50e3, 298.15, 8.4e-7),
        (9e3, 1.01 * 96485.3, 343.15, 1.3e-11),
        (16, 0.47 * 96485.3, 298.15, 1.82e-7),
    ],
)
def test_prefactors_spread_over_five_orders(resistance, energy, at, prefactor):
    found = arrhenius.inferred_prefactor(
        measured_resistance=resistance * OHM_CM2, activation_energy=energy, temperature=at
    )
    assert found / OHM_CM2 == pytest.approx(prefactor, rel=0.03)
    back = arrhenius.activated_resistance(
        resistance_prefactor=found, activation_energy=energy, temperature=at
    )
    assert back == pytest.approx(resistance * OHM_CM2)


def test_a_bare_hop_resists_four_thousand_times_less_than_the_junction_of_two_solids():
    hop = arrhenius.bare_hop_prefactor(
        helmholtz_thickness=3e-10, solid_concentration=20000, attempt_frequency=1e13
    )
    assert 1.82e-7 * OHM_CM2 / hop == pytest.approx(4100, rel=0.01)


def test_a_bare_hop_is_a_flux_of_attempts():
    """Every ion of one layer tries ν times a second; linearised, i = z²F²dcν U/RT."""
    d, c, nu, t = 4e-10, 1e4, 1e12, 300.0
    f = 2 * 96485.33212 / (8.314462618 * t)
    step = 1e-7
    current = 2 * 96485.33212 * d * c * nu * (np.exp(f * step / 2) - np.exp(-f * step / 2))
    assert arrhenius.bare_hop_prefactor(
        temperature=t,
        charge_number=2,
        helmholtz_thickness=d,
        solid_concentration=c,
        attempt_frequency=nu,
    ) == pytest.approx(step / current, rel=1e-6)


def test_fifty_kilojoules_read_from_a_common_logarithm_seem_to_be_twenty():
    found = arrhenius.common_logarithm_energy(activation_energy=50e3, temperature=300.0)
    assert found / 1e3 == pytest.approx(20.6, abs=0.05)
    t = np.array([299.9, 300.1])
    conductance = 1 / arrhenius.transfer_resistance_at(activation_energy=50e3, temperature=t)
    slope = -8.314462618 * np.diff(np.log10(conductance))[0] / np.diff(1 / t)[0]
    assert found == pytest.approx(slope, rel=1e-4)


def test_common_and_natural_logarithm_differ_by_ln_ten():
    ratio = arrhenius.apparent_energy_of_conductance() / arrhenius.common_logarithm_energy()
    assert ratio == pytest.approx(2.302585)
