"""A plate of solid electrolyte in a liquid cell."""

import pytest

from heteroionic_lite.models import diffusion
from heteroionic_lite.models import separator_cell as cell

OHM_CM2 = 1e-4
EV = 96485.33212


def test_two_measured_faces_and_half_a_millimetre_of_garnet():
    assert cell.faces_resistance() / OHM_CM2 == pytest.approx(2 * (300 + 484), rel=1e-3)
    assert cell.plate_resistance() / OHM_CM2 == pytest.approx(100)
    assert cell.separator_cell_resistance() / OHM_CM2 == pytest.approx(1720.5, abs=0.1)


def test_thinning_the_plate_tenfold_takes_a_twentieth_off():
    thick, thin = (cell.separator_cell_resistance(hard_thickness=x) for x in (5e-4, 5e-5))
    assert 1 - thin / thick == pytest.approx(0.052, abs=0.001)


@pytest.mark.parametrize("temperature", [273.15, 298.15, 343.15])
def test_shares_add_up_to_one(temperature):
    shares = (cell.liquid_share, cell.plate_share, cell.faces_share, cell.electrodes_share)
    assert sum(share(temperature=temperature) for share in shares) == pytest.approx(1)
    parts = (
        cell.liquid_layers_resistance,
        cell.plate_resistance,
        cell.faces_resistance,
        cell.electrodes_part,
    )
    assert sum(part(temperature=temperature) for part in parts) == pytest.approx(
        cell.separator_cell_resistance(temperature=temperature)
    )


def test_each_layer_of_liquid_has_its_steady_resistance():
    assert cell.liquid_layers_resistance(liquid_thickness=2e-5) == pytest.approx(
        2 * diffusion.layer_dc_resistance(layer_thickness=2e-5, transference_number=0.4)
    )
    ohmic = cell.liquid_layers_resistance(transference_number=0.95)
    assert ohmic == pytest.approx(2 * 5e-5 / 0.95)


def test_from_25_to_60_degrees_a_face_with_half_an_electronvolt_gains_a_factor_of_eight():
    cold = cell.faces_resistance(face_barrier=0.52 * EV)
    warm = cell.faces_resistance(face_barrier=0.52 * EV, temperature=333.15)
    assert cold / warm == pytest.approx(8.4, abs=0.05)


def test_warming_shifts_the_share_away_from_the_part_with_the_highest_barrier():
    cold, warm = (cell.faces_share(temperature=T) for T in (273.15, 343.15))
    assert warm < cold
    equal = {"liquid_barrier": 4e4, "solid_barrier": 4e4, "face_barrier": 4e4}
    cold, warm = (
        cell.faces_share(temperature=T, electrode_barrier=4e4, **equal) for T in (273.15, 343.15)
    )
    assert warm == pytest.approx(cold)


def test_without_faces_and_electrodes_the_layers_remain():
    bare = {"interphase_resistance": 0, "transfer_resistance": 1e-12, "electrodes_resistance": 0}
    assert cell.separator_cell_resistance(**bare) == pytest.approx(
        cell.plate_resistance() + cell.liquid_layers_resistance(), rel=1e-6
    )
    assert cell.faces_share(**bare) == pytest.approx(0, abs=1e-6)


def test_the_loss_is_current_times_resistance():
    assert cell.separator_cell_loss(current_density=10) == pytest.approx(1.72, abs=0.001)
