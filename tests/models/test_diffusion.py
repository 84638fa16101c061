"""Eq. 1 and what a stagnant layer costs, against numbers and an independent transport problem."""

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e
from scipy.integrate import quad, solve_bvp

from heteroionic_lite.models.diffusion import (
    concentration_overpotential,
    concentration_profile,
    diffusion_limited_current,
    diffusion_overpotential,
    diffusion_overpotential_supported,
    layer_dc_resistance,
    layer_diffusion_resistance,
    layer_warburg_resistance,
    limiting_current_density,
    ohmic_overpotential,
    surface_concentration,
)
from heteroionic_lite.models.parameters import transference_number

F = N_A * e
T = 298.15
LITHIUM, ANION = 2e-10, 3e-10  # m²/s
SALT = 2 * LITHIUM * ANION / (LITHIUM + ANION)
SHARE = LITHIUM / (LITHIUM + ANION)
BULK, LAYER = 1000.0, 1e-4


@pytest.fixture(scope="module", params=[1, 2], ids=["Li+", "Mg2+"])
def stagnant_layer(request):
    """Nernst–Planck for a binary z:z salt whose anion is blocked, at an imposed c(0).

    Both fluxes are integrated with their own diffusion coefficient and the field; neither the
    closed form nor ambipolar diffusion is put in. Lengths in δ, concentrations in c_b.
    """
    z, surface = request.param, 0.3

    def slopes(_x, y, p):
        c, _phi = y
        # D₊(c' + z c φ') = J and D₋(c' − z c φ') = 0, with φ in RT/F
        fluxes = np.array([[LITHIUM, LITHIUM * z], [ANION, -ANION * z]])
        dc, c_dphi = np.linalg.solve(fluxes, [p[0] * LITHIUM, 0.0])
        return np.vstack([np.full_like(c, dc), c_dphi / c])

    def ends(at_interface, in_bulk, _p):
        return [at_interface[0] - surface, in_bulk[0] - 1.0, in_bulk[1]]

    x = np.linspace(0, 1, 401)
    guess = [surface + (1 - surface) * x, np.zeros_like(x)]
    solved = solve_bvp(slopes, ends, x, guess, p=[1.0], tol=1e-11, max_nodes=20000)
    assert solved.success, solved.message
    current = z * F * solved.p[0] * LITHIUM * BULK / LAYER
    return {"z": z, "surface": surface, "current": current, "y": solved.sol, "q": 1 - surface}


def test_limiting_current_of_a_litre_molar_electrolyte_is_29_milliampere_per_square_centimetre():
    assert limiting_current_density() == pytest.approx(289.456, rel=1e-5)
    assert limiting_current_density.quantity().magnitude == pytest.approx(28.9456, rel=1e-5)


def test_migration_doubles_the_limiting_current_at_equal_transference():
    ratio = limiting_current_density(transference_number=0.5) / limiting_current_density()
    assert ratio == pytest.approx(2)


def test_limiting_current_of_a_polymer_is_two_thirds_of_a_milliampere():
    current = limiting_current_density(
        diffusion_coefficient=2e-12,
        concentration=1370,
        layer_thickness=50e-6,
        transference_number=0.2,
    )
    assert current == pytest.approx(6.609245, rel=1e-6)


def test_limiting_current_is_proportional_to_charge_mobility_and_salt_and_inverse_to_thickness():
    i = limiting_current_density
    assert i(charge_number=2) / i() == pytest.approx(2)
    assert i(diffusion_coefficient=6e-10) / i() == pytest.approx(2)
    assert i(concentration=500) / i() == pytest.approx(0.5)
    assert i(layer_thickness=2e-4) / i() == pytest.approx(0.5)


def test_limiting_current_diverges_for_a_single_ion_conductor_and_vanishes_in_a_thick_layer():
    expression = limiting_current_density.expression
    share, thickness, salt = (
        limiting_current_density[name].symbol
        for name in ("transference_number", "layer_thickness", "concentration")
    )
    assert sympy.limit(expression, share, 1, "-") == sympy.oo
    assert sympy.limit(expression, thickness, sympy.oo) == 0
    assert sympy.limit(expression, salt, 0) == 0


def test_limiting_current_with_migration_is_twice_the_cation_alone():
    """D_s/(1 − t₊) = 2 D₊: a binary salt gains exactly a factor of two over D = D₊."""
    both = limiting_current_density(diffusion_coefficient=SALT, transference_number=SHARE)
    assert both == pytest.approx(2 * limiting_current_density(diffusion_coefficient=LITHIUM))


def test_limiting_current_solves_nernst_planck(stagnant_layer):
    limit = limiting_current_density(
        charge_number=stagnant_layer["z"],
        diffusion_coefficient=SALT,
        concentration=BULK,
        transference_number=SHARE,
        layer_thickness=LAYER,
    )
    assert stagnant_layer["current"] == pytest.approx(limit * stagnant_layer["q"], rel=1e-8)


def test_profile_solves_nernst_planck(stagnant_layer):
    x = np.linspace(0, 1, 7)
    profile = concentration_profile(
        concentration=BULK,
        utilisation=stagnant_layer["q"],
        position=x * LAYER,
        layer_thickness=LAYER,
    )
    np.testing.assert_allclose(profile, BULK * stagnant_layer["y"](x)[0], rtol=1e-8)


def test_overpotential_solves_nernst_planck(stagnant_layer):
    """Electrochemical potential of the cation at the interface minus that in the bulk, over zF."""
    z, (c, phi) = stagnant_layer["z"], stagnant_layer["y"](0.0)
    total = R * T / F * (np.log(c) / z + phi)
    eta = diffusion_overpotential(utilisation=stagnant_layer["q"], charge_number=z)
    assert eta == pytest.approx(total, rel=1e-8)


def test_ohmic_part_is_the_integral_of_current_over_conductivity(stagnant_layer):
    z = stagnant_layer["z"]

    def resistivity(x):
        c = BULK * stagnant_layer["y"](x)[0]
        return R * T / (z**2 * F**2 * (LITHIUM + ANION) * c)

    drop = -stagnant_layer["current"] * LAYER * quad(resistivity, 0, 1)[0]
    eta = ohmic_overpotential(
        transference_number=SHARE, utilisation=stagnant_layer["q"], charge_number=z
    )
    assert eta == pytest.approx(drop, rel=1e-8)


def test_ohmic_and_concentration_part_add_up_to_the_whole():
    whole = ohmic_overpotential.expression + concentration_overpotential.expression
    assert sympy.simplify(whole - diffusion_overpotential.expression) == 0
    part = concentration_overpotential(transference_number=0.4, utilisation=0.5)
    assert part == pytest.approx(0.6 * -0.03561748, rel=1e-6)


def test_half_the_limiting_current_costs_36_millivolt():
    assert diffusion_overpotential(utilisation=0.5) == pytest.approx(-35.6175e-3, rel=1e-6)
    supported = diffusion_overpotential_supported(utilisation=0.5)
    assert supported == pytest.approx(-17.80874e-3, rel=1e-6)


def test_layer_costs_nothing_without_current_and_everything_at_the_limit():
    for model in (
        diffusion_overpotential,
        diffusion_overpotential_supported,
        concentration_overpotential,
    ):
        assert model(utilisation=0.0) == 0
        q = model["utilisation"].symbol
        supported = model.expression.subs(transference_number.symbol, 0)
        assert sympy.limit(supported, q, 1, "-") == -sympy.oo
        assert model(utilisation=-0.5) > 0 > model(utilisation=0.5)


def test_supporting_salt_halves_the_overpotential():
    ratio = diffusion_overpotential.expression / diffusion_overpotential_supported.expression
    assert sympy.simplify(ratio) == 2


def test_surface_concentration_falls_linearly_to_zero_at_the_limit():
    q = np.array([-1.0, 0.0, 0.25, 1.0])
    np.testing.assert_allclose(surface_concentration(utilisation=q), [2000, 1000, 750, 0])


def test_profile_starts_at_the_surface_and_ends_in_the_bulk():
    assert concentration_profile(position=0, utilisation=0.7) == pytest.approx(300)
    assert concentration_profile(position=1e-4, utilisation=0.7) == pytest.approx(1000)
    assert concentration_profile(position=0.25e-4, utilisation=0.7) == pytest.approx(475)


def test_more_than_the_limiting_current_is_refused():
    with pytest.raises(ValueError, match="utilisation <= 1"):
        surface_concentration(utilisation=1.01)


def test_diffusion_limited_current_inverts_the_supported_overpotential():
    drop = np.array([-0.02, 0.01, 0.05, 0.2])
    for z in (1, 2):
        current = diffusion_limited_current(driving_drop=drop, charge_number=z, limiting_current=5)
        eta = diffusion_overpotential_supported(utilisation=current / 5, charge_number=z)
        np.testing.assert_allclose(eta, -drop, rtol=1e-9)


def test_diffusion_limited_current_reaches_the_limit_and_starts_ohmic():
    i = diffusion_limited_current
    assert i(driving_drop=0) == 0
    assert i(driving_drop=2.0, limiting_current=7) == pytest.approx(7)
    assert i(driving_drop=0.05) == pytest.approx(4.28584, rel=1e-5)
    small = 1e-6
    assert i(driving_drop=small) / small == pytest.approx(5 / 0.0256926, rel=1e-4)


def test_small_signal_resistance_of_the_layer_is_the_slope_of_its_overpotential():
    conductivity = F**2 * (LITHIUM + ANION) * BULK / (R * T)
    limit = limiting_current_density(diffusion_coefficient=SALT, transference_number=SHARE)
    slope = -diffusion_overpotential(utilisation=1e-6) / (1e-6 * limit)
    given = {"liquid_conductivity": conductivity, "transference_number": SHARE}
    resistance = layer_dc_resistance(layer_thickness=LAYER, **given)
    assert resistance == pytest.approx(slope, rel=1e-5)
    arc = layer_warburg_resistance(layer_thickness=LAYER, **given)
    assert resistance - arc == pytest.approx(LAYER / conductivity, rel=1e-9)


@pytest.mark.parametrize("z", [1, 2])
def test_supported_layer_has_the_slope_of_its_overpotential_as_resistance(z):
    """With supporting salt the layer is a Nernst shift alone; its slope at rest is R_d."""
    limit = limiting_current_density(concentration=300.0, charge_number=z, layer_thickness=2e-4)
    share, warm = 1e-6, 330.0
    shift = diffusion_overpotential_supported(utilisation=share, charge_number=z, temperature=warm)
    resistance = layer_diffusion_resistance(
        concentration=300.0, charge_number=z, layer_thickness=2e-4, temperature=warm
    )
    assert resistance == pytest.approx(-shift / (share * limit), rel=1e-5)


def test_supported_layer_of_a_molar_electrolyte_costs_nine_tenths_of_an_ohm_square_centimetre():
    assert layer_diffusion_resistance() * 1e4 == pytest.approx(0.887616, rel=1e-5)
    assert layer_diffusion_resistance(diffusion_coefficient=6e-10) == pytest.approx(4.43808e-5)


def test_warburg_share_of_the_layer_vanishes_for_a_single_ion_conductor():
    assert layer_warburg_resistance(transference_number=1.0) == 0
    assert layer_dc_resistance(transference_number=1.0) == pytest.approx(1e-4)
    assert layer_dc_resistance() == pytest.approx(1e-4 / 0.3)
    assert layer_warburg_resistance() == pytest.approx(7 / 3 * 1e-4)
