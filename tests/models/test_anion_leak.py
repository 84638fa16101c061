"""The limiting current with a leak, against the transport equations solved step by step."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from heteroionic_lite.models.anion_leak import leak_factor, leaky_limiting_current
from heteroionic_lite.models.binary_salt import binary_limiting_current, cation_share

D_PLUS, D_MINUS, DELTA, BULK, FARADAY = 1.5e-10, 3.5e-10, 1e-4, 800.0, 96485.33212


def surface(current, leak):
    """Concentration at the face: both fluxes solved for c′ and φ′, from the bulk inwards."""
    cation, anion = -(1 - leak) * current / FARADAY, leak * current / FARADAY  # along x

    def slopes(_, state):
        c = state[0]
        matrix = np.array([[-D_PLUS, -D_PLUS * c], [-D_MINUS, D_MINUS * c]])
        return np.linalg.solve(matrix, [cation, anion])

    dry = lambda _, state: state[0] - 1e-6 * BULK  # noqa: E731
    dry.terminal = True
    found = solve_ivp(slopes, (DELTA, 0), [BULK, 0.0], events=dry, rtol=1e-9, atol=1e-9)
    return found.y[0, -1] - found.t[-1] * BULK / DELTA  # negative where it ran dry on the way


@pytest.mark.parametrize("leak", [0.0, 0.01, 0.1, 0.3])
def test_the_face_runs_dry_at_the_limiting_current(leak):
    limit = brentq(lambda i: surface(i, leak) - 1e-5 * BULK, 10, 2000, xtol=1e-6)
    found = leaky_limiting_current(
        cation_diffusivity=D_PLUS, anion_diffusivity=D_MINUS, layer_thickness=DELTA,
        concentration=BULK, leak_share=leak,
    )  # fmt: skip
    assert found == pytest.approx(limit, rel=1e-4)


def test_without_a_leak_it_is_that_of_a_binary_salt():
    assert leaky_limiting_current(leak_share=0) == pytest.approx(binary_limiting_current())
    assert leak_factor(leak_share=0) == pytest.approx(1)


def test_a_face_as_selective_as_the_liquid_has_no_limit():
    nearly = (1 - cation_share()) * (1 - 1e-9)
    assert leak_factor(leak_share=nearly) > 1e8
