"""A figure's page of its own, and the code by which a lecture hall finds it."""

from __future__ import annotations

import re
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import segno
from _site import embed

ADDRESS = "https://example.org/course/"
NAME = "le-se-concentration"


def app(folder, base=""):
    config = SimpleNamespace(html_baseurl=base)
    return SimpleNamespace(config=config, outdir=folder)


def test_with_a_public_address_the_page_has_its_qr_code_and_the_book_the_whole_address(tmp_path):
    shown = embed.code(app(tmp_path, ADDRESS), NAME, "Salt & water")
    whole = f"https://example.org/course/embed/{NAME}.html"
    assert f'<a href="{whole}">' in shown
    assert 'alt="QR code of Salt &amp; water"' in shown
    (source,) = re.findall(r'src="\.\./([^"]+)"', shown)
    drawing = ET.fromstring((tmp_path / source).read_text(encoding="utf-8"))  # noqa: S314 - our own
    cells = segno.make(whole, error="m", micro=False).symbol_size(border=4)
    assert drawing.get("viewBox") == f"0 0 {cells[0]} {cells[1]}"
    assert embed.address(app(tmp_path, ADDRESS), NAME, "book/le-se/index.html") == whole


def test_without_one_there_is_a_word_where_to_set_it_and_no_false_address(tmp_path):
    shown = embed.code(app(tmp_path), NAME, "Salt")
    assert "html_baseurl" in shown
    assert "_config.yml" in shown
    assert "<img" not in shown
    assert list(tmp_path.iterdir()) == []
    relative = embed.address(app(tmp_path), NAME, "book/le-se/index.html")
    assert relative == f"../../embed/{NAME}.html"


def test_fonts_of_formulas_come_with_the_sheet_since_frames_get_none():
    sheet = embed.style().decode()
    for name in embed.FONTS:
        assert f"KaTeX_{name}.woff2" not in sheet
    assert sheet.count("data:font/woff2;base64,") == len(embed.FONTS)
