"""The page of all models and the page of what Python offers say what the code says."""

import inspect
import re

import pytest
from _site import api
from playwright.sync_api import expect

import heteroionic_lite
from heteroionic_lite import find
from heteroionic_lite.models import all_models

ROW = re.compile(r'<tr id="model-(\w+)" data-status="(\w+)".*?</tr>', re.DOTALL)
LINK = re.compile(r'<a href="([a-z0-9/-]+\.html)#([a-z0-9-]+)">')


@pytest.fixture(scope="module")
def rows(site):
    html = (site / "book" / "catalogue.html").read_text(encoding="utf-8")
    return {found[1]: found for found in ROW.finditer(html)}


@pytest.fixture(scope="module")
def described(site):
    html = (site / "book" / "api.html").read_text(encoding="utf-8")
    return dict(re.findall(r'<dt class="sig[^"]*" id="api-([\w.]+)">(.*?)</dt>', html, re.DOTALL))


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_each_model_has_a_row_with_its_formula_and_status(rows):
    assert set(rows) == set(all_models())
    for name, row in rows.items():
        assert row[0].count("<math") == 1
        assert row[2] == all_models()[name].status


def test_a_row_leads_to_figures_that_show_the_model(rows, site):
    links = {name: LINK.findall(row[0]) for name, row in rows.items()}
    assert sum(map(bool, links.values())) > 100
    for name, places in links.items():
        for page, anchor in places:
            html = (site / "book" / page).read_text(encoding="utf-8")
            (figure,) = re.findall(rf'<div [^>]*id="{anchor}".*?</script>', html, re.DOTALL)
            assert f'"{name}"' in figure


def test_everything_of_the_front_door_is_described(described):
    types = {"Status"}  # it is the type of one field, and says itself there
    assert set(heteroionic_lite.__all__) - types <= set(described)


def test_a_signature_is_that_of_the_code(described):
    shown = plain(described["explore"])
    for name in inspect.signature(heteroionic_lite.explore).parameters:
        assert re.search(rf"\b{name}\b", shown), name
    assert "sliders: str | Sequence[Parameter | str]" in shown
    assert "Explorer" in shown
    assert "Model.function" in plain(described["Model.function"])


@pytest.mark.parametrize(
    ("annotation", "read"),
    [
        ("str | collections.abc.Sequence[a.b.Parameter | str]", "str | Sequence[Parameter | str]"),
        ("tuple[heteroionic_lite.equation.Parameter, ...]", "tuple[Parameter, ...]"),
        (float | None, "float | None"),
        ("'NumpyFunction'", "NumpyFunction"),
    ],
)
def test_a_type_is_read_by_its_last_word(annotation, read):
    assert api.annotation(annotation) == read


def test_members_are_those_of_this_package_that_have_a_docstring():
    names = [name for name, _ in api.members(heteroionic_lite.Model)]
    assert {"latex", "function", "quantity", "defaults", "having", "__call__"} <= set(names)
    assert not [name for name in names if name.startswith("_") and name != "__call__"]
    rows = [name for name, _ in api.members(type(heteroionic_lite.reported()))]
    assert {"records", "csv"} <= set(rows)


@pytest.mark.browser
def test_words_choose_among_the_models(open_page):
    page = open_page("book/catalogue.html")
    row = page.locator("#models-all tbody tr")
    page.get_by_label("words anywhere").fill("Debye length")
    page.wait_for_function(
        "document.querySelectorAll('#models-all tbody tr:not([hidden])').length < 20"
    )
    assert page.locator("#model-debye_length").is_visible()
    assert not page.locator("#model-charge_transfer_resistance").is_visible()
    assert row.count() == len(find())


@pytest.mark.browser
def test_without_a_script_all_models_are_there(open_page):
    page = open_page("book/catalogue.html", javascript=False)
    assert page.locator("#models-all tbody tr:visible").count() == len(find())


@pytest.mark.browser
@pytest.mark.parametrize("name", ["catalogue", "api"])
def test_the_pages_fit_a_phone(open_page, name):
    page = open_page(f"book/{name}.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_a_long_formula_is_laid_out_when_it_is_unfolded(open_page):
    page = open_page("book/catalogue.html")
    row = page.locator("#model-interface_modulus")
    assert row.locator("math").count() == 0
    row.get_by_text("a long formula").click()
    expect(row.locator("math")).to_be_visible()
    assert row.locator("math *").count() > 1000


@pytest.mark.browser
def test_the_words_of_a_table_are_not_those_of_its_markup(open_page):
    page = open_page("book/catalogue.html")
    page.get_by_label("words anywhere").fill("mrow")
    expect(page.locator("#models-all tbody tr:visible")).to_have_count(0)
