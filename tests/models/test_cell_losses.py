"""What a cell may lose, and how thick a layer has to be."""

import numpy as np
import pytest

from heteroionic_lite.models import architectures, cell_losses, composites

OHM_CM2 = 1e-4


def test_at_the_largest_current_the_cell_loses_what_it_may():
    given = {"single_interface_resistance": 2e-3, "interface_count": 2, "cell_voltage": 2.1}
    largest = cell_losses.largest_current_density(allowed_share=0.1, **given)
    assert cell_losses.loss_share(current_density=largest, **given) == pytest.approx(0.1)
    assert cell_losses.voltage_loss(
        current_density=largest, single_interface_resistance=2e-3, interface_count=2
    ) == pytest.approx(0.21)


def test_an_interface_of_the_allowed_resistance_uses_the_allowance_up():
    given = {"current_density": 5.0, "interface_count": 2}
    allowed = cell_losses.allowed_interface_resistance(**given)
    assert cell_losses.loss_share(single_interface_resistance=allowed, **given) == pytest.approx(
        0.05
    )


def test_the_allowance_at_one_milliampere_divides_what_has_been_measured():
    allowed = cell_losses.allowed_interface_resistance() / OHM_CM2
    assert allowed == pytest.approx(0.05 * 3.7 / 10 / OHM_CM2 - 108.33, abs=0.01)
    assert 16 < allowed < 784


def test_the_faster_the_cell_the_less_is_allowed_until_the_layers_take_it_all():
    current = np.array([1.0, 10.0, 100.0])
    allowed = cell_losses.allowed_interface_resistance(current_density=current)
    assert (np.diff(allowed) < 0).all()
    assert allowed[-1] < 0
    assert cell_losses.allowed_interface_resistance(current_density=0.1) == pytest.approx(
        1.85, rel=0.01
    )


def test_without_an_interface_the_layers_lose_alone():
    assert cell_losses.loss_share(interface_count=0) == pytest.approx(
        cell_losses.layers_loss_share()
    )


def test_at_the_critical_thickness_the_second_electrolyte_neither_helps_nor_harms():
    given = {"soft_conductivity": 0.01, "single_interface_resistance": 5e-4}
    thickness = cell_losses.critical_thickness(hard_conductivity=0.2, **given)
    assert architectures.cell_resistance(
        hard_thickness=thickness, hard_conductivity=0.2, **given
    ) == pytest.approx(
        cell_losses.one_electrolyte_resistance(hard_thickness=thickness, soft_conductivity=0.01)
    )


def test_a_plate_with_two_faces_is_critical_at_twice_the_radius_of_a_sphere():
    plate = cell_losses.critical_thickness(
        interface_count=2,
        single_interface_resistance=0.9,
        soft_conductivity=0.03,
        hard_conductivity=0.1,
    )
    sphere = composites.critical_radius(
        contact_resistance=0.9, matrix_conductivity=0.03, particle_conductivity=0.1
    )
    assert plate == pytest.approx(2 * sphere)
    assert sphere == pytest.approx(3.9e-2, rel=0.02)


def test_a_perfect_second_conductor_needs_the_thickness_that_the_interface_is_worth_in_the_first():
    perfect = cell_losses.critical_thickness(
        hard_conductivity=1e9, soft_conductivity=0.03, single_interface_resistance=1e-3
    )
    assert perfect == pytest.approx(3e-5)
    assert cell_losses.interface_as_solid(
        hard_conductivity=0.03, single_interface_resistance=1e-3
    ) == pytest.approx(3e-5)
    assert cell_losses.critical_thickness(hard_conductivity=0.04, soft_conductivity=0.05) < 0


def test_nine_kiloohms_are_worth_forty_five_millimetres_of_garnet():
    assert cell_losses.interface_as_solid() == pytest.approx(45e-3)


def test_levels_drawn_for_comparison_are_the_parameters_themselves():
    assert cell_losses.loss_limit(allowed_share=0.1) == 0.1
    assert cell_losses.present_interface(single_interface_resistance=0.02) == 0.02
    assert architectures.modulus_ratio_criterion(modulus_ratio_needed=10) == 10
