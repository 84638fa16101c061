"""Which colour and which dashes: marks of one label share them, whatever their panel."""

from heteroionic_lite.drawing import drawing


class Styles:
    """Numbers of styles, given to labels in the order in which they come."""

    def __init__(self) -> None:
        self._labels: dict[str, int] = {}

    def of(self, label: str) -> int:
        """The number of the label's style."""
        place = self._labels.setdefault(label, len(self._labels))
        return place % len(drawing()["dashes"])
