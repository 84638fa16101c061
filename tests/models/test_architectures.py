"""Budgets of cells, and the stiffness criterion."""

import pytest

from heteroionic_lite.models import architectures as cell

OHM_CM2 = 1e-4


def test_twenty_five_micrometres_of_polymer_half_a_millimetre_of_garnet_and_one_interface():
    assert cell.layers_resistance(hard_thickness=1e-12) / OHM_CM2 == pytest.approx(8.3, abs=0.05)
    assert cell.layers_resistance(soft_thickness=1e-12) / OHM_CM2 == pytest.approx(100)
    assert cell.cell_resistance() / OHM_CM2 == pytest.approx(9108, abs=1)
    assert cell.interface_share() == pytest.approx(9000 / 9108.3, rel=1e-5)


def test_interfaces_count():
    one, two = (cell.cell_resistance(interface_count=n) for n in (1, 2))
    assert two - one == pytest.approx(0.9)
    assert cell.cell_resistance(interface_count=0) == pytest.approx(cell.layers_resistance())
    assert cell.interface_share(interface_count=0) == 0


def test_at_the_tolerable_resistance_the_interfaces_cost_as_much_as_the_layers():
    tolerable = cell.tolerable_interface_resistance(interface_count=2)
    share = cell.interface_share(interface_count=2, single_interface_resistance=tolerable)
    assert share == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("lithium", "ratio", "needed"), [(3.4, 2, 6.8), (4.2, 2, 8.4), (3.4, 10, 34), (4.2, 10, 42)]
)
def test_shear_modulus_monroe_and_newman_ask_for(lithium, ratio, needed):
    assert cell.shear_modulus_needed(
        metal_shear_modulus=lithium * 1e9, modulus_ratio_needed=ratio
    ) == pytest.approx(needed * 1e9)


def test_a_garnet_passes_the_criterion_and_a_polymer_does_not():
    assert cell.shear_modulus_ratio(solid_shear_modulus=60e9) > 10
    assert cell.shear_modulus_ratio(solid_shear_modulus=1e6) < 1e-3
    assert cell.shear_modulus_ratio(
        solid_shear_modulus=8e9, metal_shear_modulus=4e9
    ) == pytest.approx(2)
