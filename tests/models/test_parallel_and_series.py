"""Two paths: which of them decides."""

import numpy as np
import pytest

from heteroionic_lite.models import parallel_and_series as paths
from heteroionic_lite.models.arrhenius import activated_resistance
from heteroionic_lite.models.solvation import apparent_energy_in_series, first_step_share

GAS = 8.314462618


def energy(model, temperature, **given):
    """From the Arrhenius line itself, R d ln R / d(1/T)."""
    low, high = (
        np.log(model(temperature=t, **given)) for t in (temperature - 0.01, temperature + 0.01)
    )
    return GAS * (low - high) / (1 / (temperature - 0.01) - 1 / (temperature + 0.01))


@pytest.mark.parametrize("share", [0.0, 1e-9, 0.05, 1.0])
def test_patches_are_conductances_side_by_side(share):
    dry = activated_resistance(
        resistance_prefactor=1e-15, activation_energy=97450, temperature=333.15
    )
    wet = activated_resistance(
        resistance_prefactor=3e-15, activation_energy=32e3, temperature=333.15
    )
    found = paths.parallel_patches_resistance(plasticised_share=share, second_prefactor=3e-15)
    assert 1 / found == pytest.approx((1 - share) / dry + share / wet)


@pytest.mark.parametrize("share", [0.0, 2e-10, 1e-9, 1.0])
def test_energy_in_parallel_is_the_slope_of_the_arrhenius_line(share):
    given = {"plasticised_share": share}
    found = paths.apparent_energy_in_parallel(temperature=333.15, **given)
    assert found == pytest.approx(
        energy(paths.parallel_patches_resistance, 333.15, **given), rel=1e-5
    )


@pytest.mark.parametrize("share", [0.2, 0.7])
def test_alike_patches_carry_according_to_their_area(share):
    """With paths of similar cost neither may be forgotten."""
    given = {
        "plasticised_share": share,
        "first_barrier": 50e3,
        "second_barrier": 46e3,
        "first_prefactor": 1e-12,
        "second_prefactor": 4e-12,
        "temperature": 333.15,
    }
    each = 1e-12 * np.exp(50e3 / (GAS * 333.15)), 4e-12 * np.exp(46e3 / (GAS * 333.15))
    assert 1 / paths.parallel_patches_resistance(**given) == pytest.approx(
        (1 - share) / each[0] + share / each[1]
    )
    del given["temperature"]
    assert paths.apparent_energy_in_parallel(temperature=333.15, **given) == pytest.approx(
        energy(paths.parallel_patches_resistance, 333.15, **given), rel=1e-5
    )


def test_five_per_cent_of_plasticised_contact_suffice_even_with_a_poor_prefactor():
    dry = paths.parallel_patches_resistance(plasticised_share=0)
    softened = paths.parallel_patches_resistance(plasticised_share=0.05, second_prefactor=1e-12)
    assert dry / softened > 1e5


@pytest.mark.parametrize("ratio", [1e-4, 0.01, 1.0])
def test_energy_in_series_is_the_slope_of_the_arrhenius_line(ratio):
    given = {"first_barrier": 50e3, "second_barrier": 32e3}
    found = apparent_energy_in_series(prefactor_ratio=ratio, **given)
    slope = energy(
        paths.series_steps_resistance,
        298.15,
        first_prefactor=ratio * 1e-10,
        second_prefactor=1e-10,
        **given,
    )
    assert found == pytest.approx(slope, rel=1e-5)


def test_steps_in_series_add_up_and_the_harder_one_decides():
    given = {"first_prefactor": 1e-10, "second_prefactor": 2e-10}
    each = [
        activated_resistance(resistance_prefactor=b, activation_energy=e)
        for b, e in ((1e-10, 50e3), (2e-10, 32e3))
    ]
    assert paths.series_steps_resistance(**given) == pytest.approx(sum(each))
    assert each[0] / sum(each) > 0.99


@pytest.mark.parametrize("ratio", [1e-3, 1.0, 50.0])
def test_at_the_switching_barrier_both_steps_cost_the_same(ratio):
    barrier = paths.switching_barrier(prefactor_ratio=ratio, second_barrier=32e3, temperature=310)
    share = first_step_share(
        first_barrier=barrier, second_barrier=32e3, prefactor_ratio=ratio, temperature=310
    )
    assert share == pytest.approx(0.5)
