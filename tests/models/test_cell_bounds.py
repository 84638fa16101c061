"""A whole cell bounds an interface from above, no more."""

import pytest

from heteroionic_lite.models import cell_bounds, electrode_arrangement, lattice_gas, relaxation


def test_the_cells_resistance_less_its_layers_is_all_the_interface_can_have():
    assert cell_bounds.separator_layers() == pytest.approx(2 * 1e-4 / 0.3)
    assert cell_bounds.left_for_interface() == pytest.approx(14e-4 - 2 * 1e-4 / 0.3)
    assert cell_bounds.left_for_interface(each_thickness=1e-6) == pytest.approx(14e-4, rel=0.01)
    assert cell_bounds.left_for_interface(each_thickness=3e-4) < 0  # does not fit


def test_what_is_subtracted_leaves_its_error_in_the_interface():
    two, four = electrode_arrangement.inferred_with_two, electrode_arrangement.inferred_with_four
    assert two(misjudgement=0) == four(misjudgement=0) == pytest.approx(25e-4)
    error = {"misjudgement": 0.02}
    subtracted = electrode_arrangement.two_point_sum(single_interface_resistance=25e-4)
    assert two(**error) == pytest.approx(25e-4 - 0.02 * (subtracted / 2 - 25e-4))
    assert two(**error, electrode_resistance=0) == pytest.approx(four(**error))


def test_two_lattices_resist_least_at_complementary_occupancies():
    least = lattice_gas.two_lattice_resistance(
        departing_occupancy=0.56, arriving_occupancy=0.44, transfer_coefficient=0.44
    )
    assert least == pytest.approx(16e-4)
    assert lattice_gas.two_lattice_resistance() > least


def test_the_defects_that_would_explain_a_resistance_are_few():
    needed = relaxation.defects_for_resistance()
    assert needed == pytest.approx(0.0083, rel=0.01)
    assert relaxation.relaxation_resistance(defect_concentration=needed) == pytest.approx(16e-4)
