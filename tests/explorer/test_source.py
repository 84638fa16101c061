"""What a figure's file says of its source is what the book says of itself."""

import re

import yaml

from tests.contents import ROOT

SOURCE = ROOT / "heteroionic_lite/explorer/frontend/files/source.ts"
SAID = dict(re.findall(r'export const (\w+) = "(.*)";', SOURCE.read_text(encoding="utf-8")))


def test_the_files_name_the_book_and_its_licence():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert SAID["BOOK"] == config["title"]
    assert config["copyright"].endswith(SAID["LICENCE"])
    assert SAID["LICENCE_ADDRESS"] in (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")


def test_the_files_name_the_review_as_the_citation_does():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["references"][0]
    first = cited["authors"][0]["family-names"]
    assert SAID["REVIEW"] == (
        f"{first} et al., {cited['journal']} {cited['volume']} ({cited['year']}) "
        f"{cited['start']}–{cited['end']}"
    )
