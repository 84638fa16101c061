"""What an author's thing needs so that a cell shows it as data and as HTML.

>>> from heteroionic_lite import orders
>>> from heteroionic_lite.evidence.dots import ladders
>>> sorted(ladders(orders(identifier="O04"))._repr_mimebundle_())
['application/vnd.heteroionic+json']
"""

from typing import Any

from heteroionic_lite.output.data import MIME, Data, as_json
from heteroionic_lite.output.notebook import notebook_html


class Shown:
    """Shows itself by its ``output``; IPython adds the text that ``repr`` gives."""

    __slots__ = ()

    def output(self) -> Data:
        """The data of everything that is to be seen."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        return {MIME: as_json(self.output())}

    def _repr_html_(self) -> str:
        return notebook_html(self.output())
