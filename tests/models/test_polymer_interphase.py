"""Eq. 4 with the polymer's variables."""

import numpy as np
import pytest

from heteroionic_lite.models import butler_volmer, lattice_gas, polymer_interphase


def test_spei_and_step_at_80_degrees_add_to_2_4_ohm_cm2():
    assert polymer_interphase.spei_interface_resistance() == pytest.approx(2.4e-4)
    assert polymer_interphase.spei_transfer_share() == pytest.approx(0.875)


def test_2_1_ohm_cm2_at_80_degrees_is_14_5_milliampere_per_cm2():
    i_0 = butler_volmer.inferred_exchange_current(transfer_resistance=2.1e-4, temperature=353.15)
    assert i_0 == pytest.approx(145, rel=2e-3)
    back = butler_volmer.charge_transfer_resistance(
        exchange_current_density=i_0, temperature=353.15
    )
    assert back == pytest.approx(2.1e-4)


def test_the_layer_does_not_move_the_best_composition():
    best = lattice_gas.best_composition()
    for layer in (0.0, 1e-4, 2e-3):
        assert polymer_interphase.polymer_apparent_slope(
            spei_resistance=layer, oxygens_per_cation=best
        ) == pytest.approx(0, abs=1e-12)


def test_the_apparent_slope_is_the_derivative_of_the_sum():
    ratio = np.array([14.0, 20.0, 40.0, 100.0])
    step = 1e-5
    total = polymer_interphase.polymer_polarisation_resistance
    here = {"spei_resistance": 2e-3, "least_resistance": 1e-3}
    slope = np.log(
        total(**here, oxygens_per_cation=ratio * np.exp(step))
        / total(**here, oxygens_per_cation=ratio * np.exp(-step))
    ) / (2 * step)
    assert polymer_interphase.polymer_apparent_slope(
        **here, oxygens_per_cation=ratio
    ) == pytest.approx(slope, rel=1e-6)


def test_the_spectrum_is_an_arc_beside_an_arc():
    omega = np.geomspace(1, 1e8, 7)
    step = 2.1e-4 / (1 + 1j * omega * 0.177 * 2.1e-4)
    layer = 0.3e-4 / (1 + (1j * omega * 1e-7) ** 0.9)
    for model, part in (
        (polymer_interphase.spei_impedance_real, (step + layer).real),
        (polymer_interphase.spei_impedance_imaginary, -(step + layer).imag),
    ):
        assert model(angular_frequency=omega) == pytest.approx(part, rel=1e-9)
