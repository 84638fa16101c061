"""What the tests of diagnosis share: a corpus, diagnosed in Python and by the page's functions."""

import threading

import pytest

from heteroionic_lite.diagnosis.result import of_table
from tests.diagnosis.corpus import tables
from tests.diagnosis.twin import ask


@pytest.fixture(scope="session")
def corpus():
    """Name, Python's diagnosis and the page's answer of every table of the corpus."""
    known = tables()
    page = {}
    other = threading.Thread(
        target=lambda: page.update(ask([table for _, table in known])), daemon=True
    )
    other.start()  # Node reckons while Python does
    own = [of_table(table) for _, table in known]
    other.join()
    names = [name for name, _ in known]
    return list(zip(names, own, page["answers"], strict=True))
