"""Data that are not as they should be give the still picture and a sentence, and hurt no other."""

import json
import re

import pytest
from playwright.sync_api import expect

from heteroionic_lite.explorer.check import faults
from tests.browser.explorers import Explorer
from tests.contents import PAGES, page_of

NAME = "le-se-concentration"
LEFT = re.compile(
    rf'(id="{NAME}" data-explorer>.*?<script type="application/json">)(.*?)(</script>)', re.DOTALL
)


def test_every_figure_of_the_book_is_as_the_front_end_reads_it(specs):
    found = [spec for page in PAGES for spec in specs(page).values()]
    assert len(found) > 50
    assert {spec["id"]: wrong for spec in found if (wrong := faults(spec))} == {}


def without_a_field(text):
    content = json.loads(text)
    del content["spec"]["panels"][0]["curves"][0]["from"]
    return json.dumps(content).replace("<", r"\u003c")


def of_another_version(text):
    content = json.loads(text)
    content["spec"]["version"] = 7
    return json.dumps(content).replace("<", r"\u003c")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (without_a_field, "panels[0].curves[0].from is missing"),
        (of_another_version, "its data are of version 7, and this script reads version 1"),
        (lambda text: text[: len(text) // 2], "its data came cut or damaged"),
        (lambda text: text.replace('"low":10.0', '"low":NaN', 1), "came cut or damaged"),
    ],
)
def test_a_corrupt_figure_is_a_picture_and_a_sentence(open_page, server, specs, spoil, said):
    page = open_page("search.html")
    page.complaints_expected = True
    chapter = page_of(NAME)

    def spoilt(route):
        answer = route.fetch()
        text = LEFT.sub(lambda found: found[1] + spoil(found[2]) + found[3], answer.text())
        assert text != answer.text()
        route.fulfill(response=answer, body=text)

    page.route(f"**/{chapter}", spoilt)
    page.goto(f"{server}/{chapter}#{NAME}")
    figure = page.locator(f"#{NAME}")
    expect(figure.locator(".hx-failure")).to_contain_text(said)
    expect(figure.locator("img")).to_be_visible()
    assert figure.locator("img").evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0
    other = Explorer(page, specs(chapter)["le-se-bias-asymmetry"])
    expect(other.element).to_have_attribute("data-ready", "true")
    other.unlock()
    assert other.read().complaints() == []


def test_a_curve_that_fails_later_is_a_picture_and_a_sentence(open_explorer):
    explorer = open_explorer("le-se-bias-asymmetry")
    page, element = explorer.page, explorer.element
    page.complaints_expected = True
    page.evaluate("() => { Math.exp = () => { throw new RangeError('made up'); }; }")
    explorer.slider("transfer_coefficient").focus()
    page.keyboard.press("End")
    expect(element.locator(".hx-failure")).to_contain_text("has stopped: its function")
    expect(element.locator(".hx-failure")).to_contain_text("made up")
    expect(element.locator("img")).to_be_visible()
    assert element.locator("input").count() == 0, "what no longer works cannot be moved"
