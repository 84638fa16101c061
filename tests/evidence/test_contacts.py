"""A contact is named shortly, and carried to a temperature with what is known of it."""

import pytest

from heteroionic_lite import reported, row
from heteroionic_lite.evidence.contacts import carried, short
from heteroionic_lite.models import arrhenius


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("V060", "LLTO | PEO₂₀:LiTf"),
        ("V072", "Li₆PS₅Cl | PEO₁₀:LiTFSI"),
        ("V040", "LLZO:Ta | EC:DMC 1:1"),  # a ratio is no index
        ("L006", "PEO₂₀:LiTFSI on lithium metal"),  # no solid, no bar
    ],
)
def test_a_short_name_has_no_brackets_and_low_indices(identifier, name):
    assert short(row(identifier)) == name


@pytest.mark.parametrize(("resistance", "energy"), [("V060", "V059"), ("V077", "V078")])
def test_a_carried_resistance_goes_through_its_measured_point(resistance, energy):
    known = carried(row(resistance), row(energy))
    there = known["measuring_temperature"]
    assert arrhenius.shifted_resistance(**known, temperature=there) == pytest.approx(
        row(resistance).si
    )
    assert arrhenius.shifted_resistance(**known, temperature=there + 10) < row(resistance).si


def test_a_resistance_without_its_temperature_is_not_carried():
    (unknown,) = reported(identifier="V043")
    assert unknown.si_temperature is None
    with pytest.raises(ValueError, match=r"V043 .* no temperature of measurement"):
        carried(unknown, row("V036"))


def test_a_bound_is_not_carried():
    with pytest.raises(ValueError, match="no single value"):
        carried(row("V077"), row("V079"))


def test_a_solvent_is_no_contact():
    with pytest.raises(TypeError, match=r"V002 is a value of .*, not of a contact"):
        short(row("V002"))
