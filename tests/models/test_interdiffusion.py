"""Sintered pairs: mixed, decomposed, open."""

import pytest
from scipy.integrate import quad

from heteroionic_lite.models import interdiffusion

ZONE = {"zone_width": 5e-6, "first_conductivity": 0.05, "other_conductivity": 0.02}


@pytest.mark.parametrize("hump", [0.3, 1.0, 2.5])
def test_the_zone_is_the_integral_of_its_resistivity(hump):
    a, b, w = 1 / 0.05, 1 / 0.02, 5e-6
    mean = (a + b) / 2

    def resistivity(u):
        return a + (b - a) * u + 4 * (hump - 1) * mean * u * (1 - u)

    assert resistivity(0.5) == pytest.approx(hump * mean)
    assert interdiffusion.interdiffused_resistance(**ZONE, mixing_hump=hump) == pytest.approx(
        w * quad(resistivity, 0, 1)[0]
    )


@pytest.mark.parametrize(("hump", "sign"), [(1.0, 0), (0.5, -1), (2.0, 1)])
def test_a_solid_solution_costs_only_what_it_conducts_worse(hump, sign):
    excess = interdiffusion.interdiffusion_excess(**ZONE, mixing_hump=hump)
    sharp = 2.5e-6 / 0.05 + 2.5e-6 / 0.02
    zone = interdiffusion.interdiffused_resistance(**ZONE, mixing_hump=hump)
    assert excess == pytest.approx(zone - sharp)
    assert (excess > 0) - (excess < 0) == sign


def test_open_paths_short_an_insulating_product():
    layer = interdiffusion.decomposed_layer_resistance()
    assert interdiffusion.decomposed_composite_resistance(open_share=0) == pytest.approx(layer)
    assert interdiffusion.decomposed_composite_resistance(open_share=1) == pytest.approx(
        1e-7 / 0.05
    )
    # One per cent of open paths through a product 5000 times less conducting:
    assert interdiffusion.decomposed_composite_resistance(open_share=0.01) < layer / 50
