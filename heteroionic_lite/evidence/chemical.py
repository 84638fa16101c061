"""Chemical formulas in a text: indices low, charges high.

>>> plain(chemical("Li+ in Li7La3Zr2O12"))
'Li+ in Li7La3Zr2O12'
>>> chemical("NaCl, LiPF6")
('NaCl, LiPF', Run(text='6', style='sub', ...))
>>> lowered("Li0.35La0.55TiO3")
'Li₀.₃₅La₀.₅₅TiO₃'
"""

import re

from heteroionic_lite.output.data import Run, Text

_INDEX = r"(?<=[A-Za-z)])\d+(?:\.\d+)?(?![\w.]*\s?nm)"
_CHARGE = r"(?<=\bLi|\bNa|\bAg)\+"
_FORMULAS = re.compile(f"(?P<sub>{_INDEX})|(?P<sup>{_CHARGE})")
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_IONS = re.compile(f"(?P<sup>{_CHARGE})")


def chemical(text: str, *, small: bool = False) -> Text:
    """A text with the indices of its formulas and the charges of its ions."""
    return _typeset(_FORMULAS, text, small=small)


def ions(text: str, *, small: bool = False) -> Text:
    """A text with the charges of its ions: prose, in which a digit is rarely an index."""
    return _typeset(_IONS, text, small=small)


def lowered(text: str) -> str:
    """The text with its indices as low digits, for places that know no markup: labels of curves."""
    return re.sub(_INDEX, lambda index: index[0].translate(_LOW), text)


def plain(text: Text) -> str:
    """The text in one line, without what is set small."""
    runs = [Run(run) if isinstance(run, str) else run for run in text]
    return "".join(run.text for run in runs if not run.small).replace("\n", " ").strip()


def _typeset(pattern: re.Pattern[str], text: str, *, small: bool) -> Text:
    runs: list[str | Run] = []
    end = 0
    for match in pattern.finditer(text):
        runs += _plain_run(text[end : match.start()], small=small)
        runs.append(Run(match[0], "sub" if match.lastgroup == "sub" else "sup", small=small))
        end = match.end()
    return (*runs, *_plain_run(text[end:], small=small))


def _plain_run(text: str, *, small: bool) -> Text:
    return () if not text else (Run(text, small=True),) if small else (text,)
