"""Constants of nature, against scipy's CODATA table."""

import pytest
from scipy.constants import physical_constants

from heteroionic_lite.constants import CONSTANTS


@pytest.mark.parametrize(
    ("name", "codata"),
    [
        ("FARADAY", "Faraday constant"),
        ("GAS_CONSTANT", "molar gas constant"),
        ("MOLAR_PLANCK", "molar Planck constant"),
        ("VACUUM_PERMITTIVITY", "vacuum electric permittivity"),
    ],
)
def test_constants_have_their_codata_values(name, codata):
    value = next(c.value for c in CONSTANTS.values() if c.name == name)
    assert value == pytest.approx(physical_constants[codata][0], rel=1e-9)
