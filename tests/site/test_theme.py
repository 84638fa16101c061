"""A change to the theme's pages that changes nothing any more is noticed."""

import re

import pytest
from _site import theme

STILL_THERE = (re.compile(r"<body>"), "<body class='mended'>")
GONE = (re.compile(r"<blink>"), "")
CONTENTS = "# Book\n\n```{toctree}\none\nother\n```\n"
PAGES = {"index": CONTENTS, "one": "# One\n", "other": "# Other\n"}


@pytest.fixture
def book(build, tmp_path, monkeypatch):
    """Builds pages, of which one pattern matches something and another nothing."""
    (tmp_path / "icon.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(theme, "MENDED", (STILL_THERE, GONE))
    return lambda pages: build(pages, "theme", html_favicon="icon.svg")


def test_a_pattern_that_matches_nowhere_in_a_whole_book_is_a_warning(book):
    done = book(PAGES)
    assert "<body class='mended'>" in done.pages["other"]
    assert "WARNING: theme.py: '<blink>' matches on no page" in done.warnings
    assert "<body>" not in done.warnings


def test_a_build_that_writes_some_of_the_pages_does_not_judge(book):
    book(PAGES)
    done = book({"other": "# Another\n"})
    assert "Another" in done.pages["other"]
    assert done.warnings == ""
