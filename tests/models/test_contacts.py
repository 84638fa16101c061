"""Ether oxygens that have to let go, and the liquid that would have to be better."""

import numpy as np
import pytest

from heteroionic_lite.models import solvation
from heteroionic_lite.models.arrhenius import temperature_factor

EV = 96485.33212


def test_one_donor_number_cannot_explain_the_polymers_barrier():
    needed = solvation.donor_number_needed(activation_energy=1.01 * EV)
    assert needed == pytest.approx(74, abs=0.5)
    assert solvation.barrier_from_donor_number(donor_number=needed) == pytest.approx(1.01 * EV)
    assert solvation.donor_number_needed(activation_energy=50e3) == pytest.approx(15.1)


@pytest.mark.parametrize(("barrier", "contacts"), [(1.01, 3.7), (0.74, 2.1)])
def test_contacts_that_let_go_explain_it(barrier, contacts):
    assert solvation.barrier_from_contacts(contacts_broken=contacts) == pytest.approx(
        barrier * EV, rel=0.01
    )


def test_one_contact_with_the_solvents_donor_number_is_the_solvent():
    assert solvation.barrier_from_contacts(
        contacts_broken=1, ether_donor_number=29.8
    ) == pytest.approx(solvation.barrier_from_donor_number(donor_number=29.8))
    assert solvation.barrier_from_contacts(donor_slope=0) == pytest.approx(50e3)


def test_lithium_and_sodium_differ_ten_thousandfold_at_equal_prefactor():
    ratio = np.exp((1.01 - 0.74) * EV / (8.314462618 * 333.15))
    assert ratio == pytest.approx(1.2e4, rel=0.02)
    across = temperature_factor(activation_energy=1.01 * EV, reference_temperature=298.15)
    assert across == pytest.approx(62.2, rel=0.01)


@pytest.mark.parametrize(("prefactor", "donor"), [(1.82e-11, 7.1), (8.4e-11, 2.4)])
def test_a_liquid_interlayer_beats_the_solid_junction_only_if_it_hardly_solvates(prefactor, donor):
    found = solvation.interlayer_donor_number(resistance_prefactor=prefactor)
    assert found == pytest.approx(donor, abs=0.05)
    single = solvation.resistance_from_donor_number(
        resistance_prefactor=prefactor, donor_number=found
    )
    assert 2 * single == pytest.approx(16e-4)


@pytest.mark.parametrize("alpha", [0.2, 0.44, 0.7])
def test_a_transition_state_that_keeps_the_share_one_minus_alpha_forgets_the_donor_number(alpha):
    given = {"transfer_coefficient": alpha, "bond_retention": 1 - alpha}
    resistance = solvation.resistance_from_bond_retention(
        donor_number=np.array([0.0, 15.1, 40.0]), **given
    )
    assert resistance == pytest.approx(np.full(3, resistance[1]))


def test_resistance_from_bond_retention_has_the_barrier_of_eq_2():
    given = {"transfer_coefficient": 0.3, "bond_retention": 0.1, "donor_number": 20.0}
    barrier = solvation.barrier_from_bond_retention(**given)
    assert solvation.resistance_from_bond_retention(
        resistance_prefactor=1e-10, temperature=310, **given
    ) == pytest.approx(1e-10 * np.exp(barrier / (8.314462618 * 310)))
    weak, strong = (solvation.resistance_from_bond_retention(donor_number=n) for n in (10.0, 20.0))
    assert strong > weak


def test_a_liquid_between_two_solids_costs_two_contacts():
    assert solvation.interlayer_resistance() == pytest.approx(
        2 * solvation.resistance_from_donor_number()
    )
    needed = solvation.interlayer_donor_number()
    assert needed == pytest.approx(2.4, abs=0.1)  # reference number
    beaten = solvation.interlayer_resistance(donor_number=needed)
    assert beaten == pytest.approx(16e-4)
