"""What the browser tests share: the chapters, and an explorer of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.explorers import Explorer, specifications, wait_until_ready

TOC = yaml.safe_load((Path(__file__).parents[2] / "_toc.yml").read_text(encoding="utf-8"))
PAGES = [f"{name}.html" for name in (TOC["root"], *(c["file"] for c in TOC["chapters"]))]

OpenExplorer = Callable[..., Explorer]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with a `chapter` is one for every page of the book."""
    if "chapter" in metafunc.fixturenames:
        metafunc.parametrize("chapter", PAGES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture
def specs(site: Path) -> Callable[[str], dict[str, dict[str, Any]]]:
    return lambda chapter: specifications(site / chapter)


@pytest.fixture
def open_explorer(open_page, specs) -> OpenExplorer:
    """`open_explorer("le-se-concentration", unlock=True, fragment="?temperature=300", …)`."""

    def open_one(name: str, *, unlock: bool = True, fragment: str = "", **options) -> Explorer:
        chapter = f"book/{'index' if name.startswith('index') else 'le-se'}.html"
        address = f"{chapter}#{name}{fragment}" if fragment else chapter
        page = open_page(address, **options)
        wait_until_ready(page)
        explorer = Explorer(page, specs(chapter)[name])
        if unlock:
            explorer.unlock()
        return explorer

    return open_one
