"""Where in the book an anchor is, for links from outside of it.

>>> section("https://book.example", "le-se-eq-3")
'https://book.example/book/le-se.html#le-se-eq-3'
>>> section("https://book.example", "data-read")
''

A chapter's old address leads on to whichever of its pages has the anchor.
"""

CHAPTERS = ("le-se", "pe-se", "se-se", "models", "architectures", "diagnosis", "errata")


def section(site: str, anchor: str) -> str:
    """The address of an anchor of a chapter; empty without a site and for other pages."""
    for chapter in CHAPTERS:
        if site and anchor.startswith(f"{chapter}-"):
            return f"{site.rstrip('/')}/book/{chapter}.html#{anchor}"
    return ""
