"""The theme's icons, and only those it uses.

The theme brings all of Font Awesome twice: as a script of half a megabyte and as a font of
156 kB. A font with the few icons its templates name takes 10 kB.
"""

from __future__ import annotations

import importlib.util
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from _site.bundles import replace

if TYPE_CHECKING:
    from sphinx.application import Sphinx

THEMES = ("pydata_sphinx_theme", "sphinx_book_theme")
STATIC = "theme/pydata_sphinx_theme/static"
OWN = {"fa-code", "fa-rocket"}  # notebooks.py, launch.py

PRIVATE = range(0xE000, 0xF900)  # characters that mean nothing but to one font

STYLE = """\
@font-face {
  font-family: "Font Awesome 6 Free";
  font-style: normal;
  font-weight: 900;
  font-display: block;
  src: url("ICONS") format("woff");
}
"""


def setup(app: Sphinx) -> None:
    """Written first, so that the pages can name the style sheet with its digest."""
    app.connect("builder-inited", write_icons)


def write_icons(app: Sphinx) -> None:
    """The font and its style sheet; a character not in it still comes from the theme's own."""
    if app.builder.format != "html":
        return
    directory = Path(app.outdir, "_static")
    directory.mkdir(parents=True, exist_ok=True)
    pydata = package(THEMES[0]) / STATIC
    font = TTFont(pydata / "vendor/fontawesome/webfonts/fa-solid-900.ttf")
    subset = Subsetter()
    subset.populate(unicodes=used((pydata / "styles/pydata-sphinx-theme.css").read_text("utf-8")))
    subset.subset(font)
    font.flavor = "woff"
    content = BytesIO()
    font.save(content)
    name = replace(directory, "icons.woff", content.getvalue())
    (directory / "icons.css").write_text(STYLE.replace("ICONS", name), encoding="utf-8")
    app.add_css_file("icons.css", priority=880)  # after the theme, whose font it replaces


def used(style: str) -> set[int]:
    """The characters of the icons that the theme's templates, code and style sheet name."""
    named = set(OWN)
    for theme in THEMES:
        for path in package(theme).rglob("*"):
            if path.suffix in {".html", ".py"}:
                named.update(re.findall(r"\bfa-[a-z-]+", path.read_text(encoding="utf-8")))
    characters = [
        character
        for selectors, character in re.findall(r'([^{}]+)\{content:"([^"]+)"\}', style)
        if named.intersection(re.findall(r"\.(fa-[a-z-]+)(?=:+before)", selectors))
    ]
    characters += re.findall(r'--pst-icon-[a-z-]+:\s*"([^"]+)"', style)
    for path in package(THEMES[1]).rglob("*.css"):  # what its own rules put before or after
        found = re.findall(r'content:"([^"]+)"', path.read_text(encoding="utf-8"))
        characters += [one for one in found if codepoint(one) in PRIVATE]
    return {codepoint(character) for character in characters}


def codepoint(character: str) -> int:
    """A style sheet writes a character as itself or as a backslash and its number."""
    return int(character[1:], 16) if character.startswith("\\") else ord(character[0])


def package(name: str) -> Path:
    """Where a package's files are."""
    spec = importlib.util.find_spec(name)
    assert spec is not None  # noqa: S101 (Sphinx has imported it)
    assert spec.origin is not None  # noqa: S101
    return Path(spec.origin).parent
