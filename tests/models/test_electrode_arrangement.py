"""Two electrodes or four."""

import pytest

from heteroionic_lite.models import electrode_arrangement as cell


def test_a_thousand_ohms_around_fifty_turn_two_per_cent_into_forty():
    amplification = cell.error_amplification(
        two_point_resistance=0.1, single_interface_resistance=25e-4
    )
    assert 0.02 * amplification == pytest.approx(0.4)


def test_amplification_is_that_of_an_error_carried_through_the_subtraction():
    parts = {
        "electrode_resistance": 0.02,
        "electrolyte_resistance": 0.055,
        "single_interface_resistance": 0.0025,
    }
    total = cell.two_point_sum(**parts)
    off = (1.02 * total - 2 * 0.02 - 0.055) / 2
    assert cell.error_amplification(
        two_point_resistance=total, single_interface_resistance=0.0025
    ) == pytest.approx((off / 0.0025 - 1) / 0.02)


def test_four_electrodes_leave_out_their_own_resistance():
    rest = {"electrolyte_resistance": 0.03, "single_interface_resistance": 0.007}
    assert cell.two_point_sum(electrode_resistance=0.01, **rest) == pytest.approx(
        cell.four_point_sum(**rest) + 0.02
    )
    assert cell.four_point_sum(**rest) == pytest.approx(0.044)
