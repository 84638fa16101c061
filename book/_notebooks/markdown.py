"""MyST as the Markdown that any Jupyter shows.

`Page(book, "book/le-se/index").plain(text)`. Labels and roles become words; directives become
quotes, folded parts, pictures and lists; links lead to the site, or between notebooks that lie
together, or are words. What only the site can make is named, with a link to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import TYPE_CHECKING

from _notebooks.pictures import as_image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _notebooks.book import Book

FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|:{3,}|~{3,})(?:\{(?P<name>[\w:-]+)\})?(?P<rest>.*)$"
)
OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
LABEL = re.compile(r"^\([\w-]+\)=\s*$")
COMMENT = re.compile(r"^(?:%|\+\+\+)")
ATTRIBUTES = re.compile(r"^\{[.#][^}]*\}\s*$")
DEFINITION = re.compile(r"^: +")
HEADING = re.compile(r"^(#{1,6}) ")
QUOTED = {"admonition", "note", "tip", "hint", "warning", "important", "caution", "attention"}

# In the order in which they are tried where several could begin.
INLINE = re.compile(
    r"""
    \{(?P<role>[\w:-]+)\}`(?P<content>[^`]+)`
    | (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<math>\$\$.+?\$\$|(?<!\\)\$[^$\n]+?\$)(?:\ *\((?P<equation>[\w-]+)\)(?=\s*$))?
    | \[(?P<text>(?:[^\[\]$`]|\[[^\[\]]*\]|\$[^$\n]*\$|`[^`]*`)*)\]
      (?:\((?P<target>[^()\s]+)\)|\{(?P<attributes>[^}\n]*)\})
    | <a\s[^>]*?href="(?P<href>[^"]*)"[^>]*>(?P<words>.*?)</a>
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Page:
    """A page of a book, as a notebook that lies alone or together with the others."""

    book: Book
    name: str
    together: bool = False

    def plain(self, text: str) -> str:
        """The Markdown of a cell."""
        return "\n\n".join(filter(None, (part.strip("\n") for part in self._parts(text))))

    def _parts(self, text: str) -> Iterator[str]:
        lines = text.splitlines()
        prose: list[str] = []
        while lines:
            line = lines.pop(0)
            found = FENCE.match(line)
            if not found:
                prose.append(line)
                continue
            inside = _inside(lines, found["fence"])
            if not found["name"]:
                prose += [line, *inside, found["indent"] + found["fence"]]
                continue
            yield self._prose(prose)
            prose = []
            yield self._directive(found["name"], found["rest"].strip(), inside)
        yield self._prose(prose)

    def _prose(self, lines: list[str]) -> str:
        kept: list[str] = []
        fenced = ""
        for line in lines:
            fence = FENCE.match(line)
            if fence and not fenced:
                fenced = fence["fence"]
            elif fence and fence["fence"] == fenced:
                fenced = ""
            elif fenced:
                pass
            elif LABEL.match(line) or COMMENT.match(line) or ATTRIBUTES.match(line):
                continue
            elif DEFINITION.match(line) and kept and kept[-1].strip():
                term = kept.pop()
                line = f"- **{term}**: {DEFINITION.sub('', line)}"  # noqa: PLW2901 (what is kept)
            kept.append(line)
        return self.inline("\n".join(kept))

    def inline(self, text: str) -> str:
        """Roles, links and spans within running text; code and formulas are left as they are."""
        return INLINE.sub(self._piece, text)

    def _piece(self, found: re.Match[str]) -> str:
        if found["role"]:
            return self._role(found["role"], found["content"])
        if found["text"] is not None:
            words = self.inline(found["text"])
            return words if found["target"] is None else self._link(words, found["target"])
        if found["href"] is not None:
            return self._anchor(found["words"], found["href"])
        return found["math"] or found["code"]

    def _role(self, role: str, content: str) -> str:
        cited = {"cite:p": "({})", "cite:t": "{}", "cite": "({})"}
        if role in cited:
            keys = [key.strip() for key in content.split(",")]
            return cited[role].format("; ".join(self._cited(key, role) for key in keys))
        if role in {"math", "eq"}:
            return f"${content}$"
        raise ValueError(f"{self.name}: notebooks do not know the role {{{role}}}; see {__name__}")

    def _cited(self, key: str, role: str) -> str:
        author, year = self.book.author_and_year(key)
        words = f"{author} ({year})" if role == "cite:t" and year else f"{author} {year}".strip()
        return self._link(words, f"#ref-{key}")

    def _link(self, words: str, target: str) -> str:
        address = self.leads_to(target)
        words = words or target.lstrip("#").replace("-", " ")
        return f"[{words}]({address})" if address else words

    def _anchor(self, words: str, target: str) -> str:
        address = self.leads_to(target)
        return f'<a href="{address}">{words}</a>' if address else words

    def leads_to(self, target: str) -> str:
        """The address of a link's target, empty where there is none: then it is words."""
        if re.match(r"[a-z]+:", target):
            return target
        path, _, anchor = target.partition("#")
        if path:
            page = normpath(str(PurePosixPath(self.name).parent / path))
        else:
            page = self.book.places.get(anchor.partition("?")[0], "")
        is_page = page.removesuffix(".md") in self.book.pages
        page = page.removesuffix(".md") if is_page else page
        if self.together and is_page and page in self.book.runnable and page != self.name:
            return relpath(f"{page}.ipynb", str(PurePosixPath(self.name).parent))
        if not page or not self.book.address.site:
            return ""
        suffix = ".html" if is_page else ""
        return f"{self.book.address.site}/{page}{suffix}" + (f"#{anchor}" if anchor else "")

    def _directive(self, name: str, argument: str, lines: list[str]) -> str:
        options: dict[str, str] = {}
        while lines and (option := OPTION.match(lines[0])):
            options[option[1]] = option[2]
            lines.pop(0)
        if name in QUOTED:
            title = self.inline(argument) if name == "admonition" else name.capitalize()
            return _quoted(
                title, self.plain("\n".join(lines)), "dropdown" in options.get("class", "")
            )
        known: dict[str, Callable[[], str]] = {
            "raw": lambda: self._html(options, "\n".join(lines)),
            "chapter-map": self._chapter,
            "include": lambda: self._include(argument, options),
            "math": lambda: "$$\n" + "\n".join(lines).strip() + "\n$$",
        }
        return known.get(name, self._on_the_site)()

    def _html(self, options: dict[str, str], html: str) -> str:
        if "file" in options:
            html = self._file(options["file"]).read_text(encoding="utf-8")
        if "<svg" in html:
            return as_image(html)
        return INLINE.sub(lambda found: self._piece(found) if found["href"] else found[0], html)

    def _include(self, argument: str, options: dict[str, str]) -> str:
        text = self._file(argument).read_text(encoding="utf-8")
        if "start-after" in options:
            text = text.partition(options["start-after"].strip("\"'"))[2]
        deeper = "#" * int(options.get("heading-offset", "0"))
        return self.plain(
            "\n".join(HEADING.sub(rf"\1{deeper} ", line) for line in text.splitlines())
        )

    def _file(self, name: str) -> Path:
        return (self.book.path(self.name).parent / name).resolve()

    def _chapter(self) -> str:
        folder = str(PurePosixPath(self.name).parent)
        pages = self.book.chapter(self.name)
        links = ((self.inline(self.book.title(page)), relpath(page, folder)) for page in pages)
        return "\n".join(f"- {self._link(title, f'{path}.md')}" for title, path in links)

    def _on_the_site(self) -> str:
        title = self._link(self.book.title(self.name), PurePosixPath(self.name).name + ".md")
        return f"*(What stands here is made with the site: {title}.)*"


def _inside(lines: list[str], fence: str) -> list[str]:
    """Takes the lines up to the end of a fence."""
    taken: list[str] = []
    while lines:
        line = lines.pop(0)
        if re.fullmatch(rf" *{re.escape(fence[0])}{{{len(fence)},}}\s*", line):
            return taken
        taken.append(line)
    return taken


def _quoted(title: str, body: str, folded: bool) -> str:
    if folded:
        return f"<details><summary><strong>{title}</strong></summary>\n\n{body}\n\n</details>"
    return "\n".join(f"> {line}".rstrip() for line in [f"**{title}.**", "", *body.splitlines()])
