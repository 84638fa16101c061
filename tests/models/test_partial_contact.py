"""Gaps scale a contact; a layer changes it."""

import numpy as np
import pytest

from heteroionic_lite.models import contacts


def test_resistance_and_capacitance_scale_inversely_with_the_contact():
    share = np.array([0.01, 0.1, 1.0])
    resistance = contacts.partial_contact_resistance(contact_area_share=share)
    capacitance = contacts.partial_contact_capacitance(contact_area_share=share)
    assert resistance * capacitance == pytest.approx([0.005 * 0.177] * 3)
    assert resistance[2] == pytest.approx(0.005)


def test_the_top_of_the_arc_stays_where_it_is():
    assert contacts.arc_frequency() == pytest.approx(1 / (2 * np.pi * 0.005 * 0.177))
    assert "contact_area_share" not in contacts.arc_frequency.defaults


def test_a_reported_contact_can_be_an_intimate_one_in_a_180th_of_the_area():
    share = 1 / 177
    assert contacts.partial_contact_resistance(contact_area_share=share) == pytest.approx(0.885)
    assert contacts.partial_contact_capacitance(contact_area_share=share) == pytest.approx(1e-3)


def test_impurities_add_their_layer_and_cleaning_takes_it_off():
    soiled = contacts.soiled_contact_resistance
    here = {"impurity_thickness": 1e-8, "impurity_conductivity": 1e-7, "contact_area_share": 1.0}
    assert soiled(**here) == pytest.approx(0.005 + 0.1)
    assert soiled(**here, cleaned_share=1.0) == pytest.approx(0.005)
    assert soiled(**here, cleaned_share=0.5) == pytest.approx(0.055)
    assert soiled(impurity_thickness=0, contact_area_share=0.5) == pytest.approx(0.01)
