r"""From a file as people have it to a ``Table``, or to everything that is wrong with it.

>>> text = b"c / mol/l,R / ohm cm^2\n0.1,1841\n0.2,1262\n0.4,1110\n1,784\n"
>>> found = read_table(text, "mine.csv")
>>> found.faults, found.columns["resistance"].tolist()
((), [0.1841, 0.1262, 0.111, 0.0784])

What may be read in two ways is asked for, never guessed; every fault is found at once, with its
line and column. The page reads by the same rules (``rules.json``, frontend/diagnosis/reading).
"""

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.reading.resistances import Reading, read_table

__all__ = ["Fault", "Reading", "TableError", "read_table"]
