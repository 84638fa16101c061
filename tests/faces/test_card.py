"""A card on a page is a table that holds together, whatever stands in it."""

import re

import pytest

from heteroionic_lite.faces import card
from heteroionic_lite.models import all_models

NOT_ESCAPED = re.compile(r"(?<!\\)\|")
POWER = re.compile(r"\de[-+]?\d")


@pytest.fixture
def cards(monkeypatch):
    """Of every model; that its unit is right is the matter of tests/test_units.py."""
    monkeypatch.setattr(card, "check", lambda _equation: None)
    return {name: card.card(model) for name, model in all_models().items()}


def test_every_row_of_every_card_has_four_cells_and_numbers_as_people_write_them(cards):
    for name, text in cards.items():
        _, _, *rows = text[text.index("| symbol |") :].splitlines()
        assert rows, name
        for row in rows:
            assert len(NOT_ESCAPED.findall(row)) == 5, (name, row)
            assert not POWER.search(row.split(" | ")[-2]), (name, row)
