import numpy as np
import pytest
from scipy.optimize import brentq

from heteroionic_lite.models.ionic_diode import family_current
from heteroionic_lite.models.two_interfaces import pair_current


@pytest.mark.parametrize("alpha", [0, 0.2, 0.5, 0.9, 1])
def test_what_enters_at_one_interface_leaves_at_the_other(alpha):
    for whole in (-0.2, 0.02, 0.3):
        first = brentq(
            lambda drop, whole=whole: family_current(transfer_coefficient=alpha, driving_drop=drop)
            + family_current(transfer_coefficient=alpha, driving_drop=drop - whole),
            -1, 1, xtol=1e-15,
        )  # fmt: skip
        expected = family_current(transfer_coefficient=alpha, driving_drop=first)
        found = pair_current(transfer_coefficient=alpha, driving_drop=whole)
        assert found == pytest.approx(expected, rel=1e-10)


def test_a_symmetric_cell_shows_no_asymmetry():
    drops = np.array([0.01, 0.1, 0.25])
    for alpha in (0.1, 0.44, 0.9):
        forward, back = (
            pair_current(transfer_coefficient=alpha, driving_drop=sign * drops) for sign in (1, -1)
        )
        np.testing.assert_allclose(forward, -back, rtol=1e-12)


def test_each_takes_half_of_the_drop_only_where_both_directions_are_alike():
    half = family_current(transfer_coefficient=0.5, driving_drop=0.1)
    assert pair_current(transfer_coefficient=0.5, driving_drop=0.2) == pytest.approx(half)
    other = family_current(transfer_coefficient=0.2, driving_drop=0.1)
    assert pair_current(transfer_coefficient=0.2, driving_drop=0.2) > 1.5 * other
