"""Stand-ins for libraries that are not installed here: what a value of each is known by."""

import numpy as np


class Series:
    """A pandas Series: data under an index, converted by ``to_numpy``."""

    def __init__(self, data, index=None, name=None, attrs=None):
        self._data = np.asarray(data)
        self.index = Index(range(len(self._data)) if index is None else index)
        self.name, self.attrs = name, attrs or {}

    dtype = property(lambda self: self._data.dtype)

    def to_numpy(self):
        return self._data

    def __array__(self, dtype=None, copy=None):
        return self._data

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._data)


class Index:
    def __init__(self, labels):
        self.labels = list(labels)

    def tolist(self):
        return list(self.labels)

    def to_numpy(self):
        return np.array(self.labels)

    def __iter__(self):
        return iter(self.labels)

    def __len__(self):
        return len(self.labels)


class DataFrame:
    """A pandas DataFrame: several columns under one index."""

    def __init__(self, columns):
        self.columns, self.index = list(columns), Index(range(2))

    def to_numpy(self):
        return np.ones((2, len(self.columns)))


class DataArray:
    """An xarray DataArray: data with named dimensions and their coordinates."""

    def __init__(self, data, dims, coords=None, name=None, attrs=None):
        self.data, self.dims, self.name = data, tuple(dims), name
        self.coords = {
            n: c if hasattr(c, "values") else Coordinate(c) for n, c in (coords or {}).items()
        }
        self.attrs = attrs or {}

    dtype = property(lambda self: self.data.dtype)
    shape = property(lambda self: self.data.shape)
    values = property(lambda self: np.asarray(self.data))

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self.data)

    def __getattr__(self, name):  # attributes are read as attributes, as xarray does
        if name in self.__dict__.get("attrs", {}):
            return self.attrs[name]
        raise AttributeError(name)


class Coordinate:
    def __init__(self, values):
        self.values = np.asarray(values)


class Unit:
    """A unit that says what it is as text; ``astropy.units`` and ``unyt`` have such."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    def __mul__(self, other):
        raise NotImplementedError


class Astropy(np.ndarray):
    """A quantity as of astropy.units: an array with ``unit`` and ``value``."""

    def __new__(cls, number, unit):
        made = np.asarray(number, dtype=float).view(cls)
        made.unit = Unit(unit)
        return made

    @property
    def value(self):
        found = self.view(np.ndarray)
        return found if found.ndim else found[()]

    si = property(lambda self: Astropy(self.value, "no number"))


class Unyt(np.ndarray):
    """A quantity as of unyt: an array with ``units`` and ``value``."""

    def __new__(cls, number, unit):
        made = np.asarray(number, dtype=float).view(cls)
        made.units = Unit(unit)
        return made

    @property
    def value(self):
        return np.array(self.view(np.ndarray))


class PythonQuantity(np.ndarray):
    """A quantity as of python-quantities: ``units`` is one of the unit, ``magnitude`` an array."""

    def __new__(cls, number, unit):
        made = np.asarray(number, dtype=float).view(cls)
        made.units = Unit(f"1.0 {unit}")
        return made

    @property
    def magnitude(self):
        return self.view(np.ndarray)


class OfOpenMM:
    """A quantity whose number has another name than anywhere else."""

    unit = Unit("mol/L")
    _value = 1.0


class Uncertain:
    """A number as of ``uncertainties``."""

    nominal_value, std_dev = 300.0, 1.0

    def __repr__(self):
        return "300.0+/-1.0"
