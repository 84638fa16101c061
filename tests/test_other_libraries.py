"""Values come in as the libraries have them that people use: pandas, xarray, astropy."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from astropy import units

from heteroionic_lite import reported
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as resistance


def test_columns_of_pandas_are_paired_by_label_and_keep_their_index():
    frame = pd.DataFrame(
        {"c": [100.0, 1000.0], "T": [300, 310], "text": ["1", "2"]}, index=["a", "b"]
    )
    found = resistance(concentration=frame["c"], temperature=frame["T"].iloc[::-1])
    assert isinstance(found, pd.Series)
    assert found.index.equals(frame.index)
    np.testing.assert_allclose(found, resistance(concentration=[100, 1000], temperature=[300, 310]))


def test_what_is_no_column_of_numbers_is_refused():
    frame = pd.DataFrame({"c": [100.0, 1000.0], "text": ["1", "2"]})
    for bad in (frame["text"], frame, frame["c"] > 1, pd.Series([1, None], dtype="Int64")):
        with pytest.raises(ValueError, match="concentration"):
            resistance(concentration=bad)


def test_two_axes_of_xarray_make_a_table():
    c = xr.DataArray([100.0, 1000.0], dims="c", coords={"c": [0.1, 1.0]})
    warm = xr.DataArray([300.0, 310.0], dims="T", coords={"T": [27, 37], "run": 3})
    found = resistance(concentration=c, temperature=warm)
    assert found.dims == ("c", "T")
    assert found.sel(c=1.0, T=37).item() == pytest.approx(
        resistance(concentration=1000, temperature=310)
    )


def test_a_quantity_of_astropy_is_what_it_says():
    np.testing.assert_allclose(
        resistance(concentration=[0.1, 1.0] * units.mol / units.l),
        resistance(concentration=[100, 1000]),
    )
    assert resistance(temperature=25 * units.deg_C) == pytest.approx(resistance())
    with pytest.raises(ValueError, match="concentration"):
        resistance(concentration=1 * units.kg)


def test_reported_values_are_a_table_of_pandas():
    rows = reported(interface="LE/SE", ion="Li+")
    frame = rows.frame()
    assert list(frame["id"]) == [row.id for row in rows]
    assert frame["si_value"].dtype == float
    resistances = frame[frame["quantity"] == "interface resistance"]
    assert resistances["si_value"].dropna().gt(0).all()
