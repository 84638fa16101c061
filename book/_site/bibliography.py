"""The bibliography says of each entry what was checked at a source and what was recalled.

>>> from pybtex.database import Entry
>>> checked = {"x-verified": "title, doi", "x-recalled": "authors, year", "x-review-ref": "5"}
>>> status(Entry("article", checked))
'Checked: title and DOI; recalled: authors and year. In the review: [5].'

`book/references.bib` accounts for every printed detail in its fields `x-verified`, `x-recalled`,
`x-derived` and `x-missing`; its notes name the sources and are not printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style
from pybtex.style.formatting.unsrt import dashify
from pybtex.style.template import field, first_of, join, optional, sentence, tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "checked"
WORDS = {"doi": "DOI", "number": "issue", "venue": "where it was published"}


def setup(_app: Sphinx) -> None:
    """Pages ask for it with `:style: checked`."""
    register_plugin("pybtex.style.formatting", NAME, CheckedStyle, force=True)


class CheckedStyle(Style):  # type: ignore[misc]  # pybtex is untyped
    """Pybtex's plain style, titles as they are, and the status of each entry at its end."""

    def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Any:  # noqa: ARG002
        """The title with its capitals, which formulas need."""
        title = field(which_field)
        return sentence[title] if as_sentence else title

    def get_article_template(self, e: Entry) -> Any:
        """Pybtex drops the volume where the pages are not known."""
        pages = field("pages", apply_func=dashify)
        issue = join[field("volume"), optional["(", field("number"), ")"], optional[":", pages]]
        return toplevel[
            self.format_names("author"),
            self.format_title(e, "title"),
            sentence[
                tag("em")[field("journal")],
                first_of[optional[issue], optional[pages]],
                field("year"),
            ],
            self.format_web_refs(e),
        ]

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """The entry without its note, which is for whoever edits the file."""
        fields = [(name, value) for name, value in entry.fields.items() if name != "note"]
        bare = Entry(entry.type, fields=fields, persons=entry.persons)
        bare.key = entry.key
        formatted = super().format_entry(label, bare, bib_data)
        text = Text(formatted.text, " ", Tag("em", status(entry)))
        return FormattedEntry(formatted.key, text, formatted.label)


def details(entry: Entry, name: str) -> list[str]:
    """What one of the fields that account for the details lists."""
    return [part.strip() for part in entry.fields.get(name, "").split(",") if part.strip()]


def status(entry: Entry) -> str:
    """What a reader should know about the entry, in a sentence or two."""
    seen, recalled, derived, missing = (
        details(entry, f"x-{kind}") for kind in ("verified", "recalled", "derived", "missing")
    )
    if not (seen or derived):
        text = (
            "Details recalled, not checked at the source."
            if recalled or not missing
            else f"Only the abstract was shown; not shown, and not checked: {listed(missing)}."
        )
    elif not (recalled or derived or missing):
        text = "Details checked."
    else:
        parts = [
            f"{said}{listed(named)}"
            for said, named in (
                ("checked: ", seen),
                ("follows from the DOI or the publisher's address: ", derived),
                ("recalled: ", recalled),
                ("not shown where the rest was seen: ", missing),
            )
            if named
        ]
        text = "; ".join(parts) + "."
        text = text[0].upper() + text[1:]
    return " ".join(filter(None, (text, entry.fields.get("x-remark", ""), place(entry))))


def place(entry: Entry) -> str:
    """The entry's number in the review, as far as it is known."""
    given = entry.fields.get("x-review-ref", "")
    numbers = " or ".join(f"[{number}]" for number in re.findall(r"\d+", given))
    if not numbers:
        return ""
    sure = not re.search(r"guess|candidate", entry.fields.get("x-mapping", ""), re.IGNORECASE)
    return f"In the review: {'' if sure else 'perhaps '}{numbers}."


def listed(names: list[str]) -> str:
    """`title, journal and DOI`."""
    said = [WORDS.get(name, name) for name in names]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
