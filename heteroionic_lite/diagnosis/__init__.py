"""From measured resistances of one interface to what limits it, what is in doubt, what next.

>>> from heteroionic_lite.diagnosis import diagnose
>>> found = diagnose({
...     "concentration / mol/l": [1, 0.56, 0.32, 0.18, 0.1],
...     "resistance / ohm cm^2": [484, 672, 915, 1264, 1757],
...     "uncertainty / %": [3, 3, 3, 3, 3],
... })
>>> print(found.verdict.sentence)
Not decided whether there is a layer: ...

``found.text()`` is the whole of it, ``found.figure()`` shows it, ``found.record()`` keeps it.
Fitting needs scipy: ``pip install heteroionic-lite[fit]``.
"""

from heteroionic_lite.diagnosis.entry import diagnose
from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.table import Table

__all__ = ["Fault", "Table", "TableError", "diagnose"]
