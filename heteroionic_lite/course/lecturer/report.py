"""What a class got wrong: which slip, how many, which section to repeat. No names, no codes."""

from collections import Counter
from collections.abc import Sequence

from heteroionic_lite.course.drawn import plain
from heteroionic_lite.course.exercises import Choice, Exercise
from heteroionic_lite.course.lecturer.assessing import Entry, Line
from heteroionic_lite.course.misconceptions import misconceptions
from heteroionic_lite.course.sets import problem_set

_FEW = 3


def report(set_: str, entries: Sequence[Entry]) -> str:
    """The report as Markdown: each exercise, its slips, the sections to repeat."""
    own = problem_set(set_)
    handed = [one for one in entries if not one.reason]
    open_ = sum(bool(one.open) for one in handed)
    lines = [
        f"# {own.title} ({own.identifier})",
        "",
        f"{len(handed)} of {len(entries)} submissions have answers"
        + (f"; of {open_} a text is still to be read." if open_ else "."),
    ]
    all_slips: Counter[str] = Counter()
    for exercise in own.exercises:
        found = [
            line for one in handed for line in one.lines if line.exercise == exercise.identifier
        ]
        all_slips.update(line.misconception for line in found if line.misconception)
        lines += ["", *_of(exercise, found)]
    lines += ["", "## To repeat", ""]
    known = misconceptions()
    for name, count in all_slips.most_common():
        one = known[name]
        lines += [f"- {count} ×: {one.sentence} Section `#{one.link}`. Ask: {one.ask}"]
    if not all_slips:
        lines.append("No slip that is known here.")
    return "\n".join(lines) + "\n"


def _of(exercise: Exercise, found: Sequence[Line]) -> list[str]:
    kinds = Counter(one.kind for one in found)
    answered = len(found) - kinds["no answer"]
    lines = [f"## {exercise.identifier} {plain(exercise.title)}", ""]
    lines.append(f"{answered} answered, {kinds['right']} right.")
    slips = Counter(one.mistake for one in found if one.mistake)
    named = {one.name: one.section for one in exercise.mistakes}
    if isinstance(exercise, Choice):
        named |= {one.name: one.section for one in exercise.options}
    for name, count in slips.most_common():
        section = f" (`#{named[name]}`)" if name in named else ""
        lines.append(f"- {count} ×: {name}{section}")
    others = [(kind, count) for kind, count in kinds.most_common() if kind not in _SAID]
    lines += [f"- {count} ×: {_IN_WORDS.get(kind, kind)}" for kind, count in others]
    if len(lines) > _FEW:
        lines.insert(_FEW, "")
    return lines


_SAID = {"right", "mistake", "mistake and power", "no answer"}
_IN_WORDS = {
    "unknown": "wrong, by none of the slips known here",
    "power of ten": "a power of ten",
    "sign": "the sign",
    "dimension": "a unit of another quantity",
    "number only": "the right number in a unit of another quantity",
    "by hand": "a text to be read",
    "another sheet": "an answer to another sheet",
    "not run": "a function that could not be run",
    "limit": "wrong, and a limit shows it",
}
