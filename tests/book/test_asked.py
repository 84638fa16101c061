"""What the pages ask gives nothing away but by physics."""

from __future__ import annotations

import math
from collections import Counter

from tests.book.asked import Asked, guessed, predictions, questions

CHAPTERS = ("le-se", "pe-se", "se-se", "models")
EFFECTS = ("donor-number", "concentration", "bias-asymmetry")
# So many standard deviations from chance are what luck does.
LUCK = 1.5


def chance(asked: list[Asked]) -> tuple[float, float]:
    """The score of who guesses blindly, and its standard deviation."""
    each = [1 / len(one.choices) for one in asked]
    return sum(each), math.sqrt(sum(p * (1 - p) for p in each))


def score(asked: list[Asked], extreme) -> float:
    """The score of who always takes the longest, or the shortest; ties are shared."""
    found = 0.0
    for one in asked:
        best = extreme(one.lengths)
        found += (one.lengths[one.right] == best) / one.lengths.count(best)
    return found


def test_neither_the_longest_nor_the_shortest_answer_is_right_more_often_than_any_other():
    for kind, asked in {"questions": questions(), "predictions": predictions()}.items():
        expected, deviation = chance(asked)
        assert len(asked) > 25, kind
        for name, extreme in {"longest": max, "shortest": min}.items():
            reached = score(asked, extreme)
            assert abs(reached - expected) <= LUCK * deviation, (
                f"always the {name} scores {reached:.1f} of {len(asked)} {kind}, "
                f"chance {expected:.1f}"
            )


def test_right_answers_stand_in_no_place_more_often_than_in_another():
    for kind, asked in {"questions": questions(), "predictions": predictions()}.items():
        three = [one for one in asked if len(one.choices) == 3]
        places = Counter(one.right for one in three)
        for place in range(3):
            away = abs(places[place] - len(three) / 3)
            assert away <= LUCK * math.sqrt(len(three) * 2 / 9), f"{kind}: {places}"


def test_the_effects_of_every_chapter_are_guessed_on_the_figure():
    wanted = {f"{chapter}-{effect}" for chapter in CHAPTERS for effect in EFFECTS}
    assert wanted <= set(guessed())
