"""A hidden interface is measured within a budget; what was bought goes where it is needed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from heteroionic_lite.course import claims_of, draw, marks, problem_set
from heteroionic_lite.course.judging import LETTERS
from heteroionic_lite.course.measuring import as_file, rows

SET = problem_set("ps5")
CODE = "1111-1119"
PAGE = f"book/diagnosis/practice.html#ps5?code={CODE}"
DRAWN = draw(SET["ps5.3"], CODE)


def task(page: Page, identifier: str) -> Locator:
    return page.locator(".hx-exercise", has=page.locator(f"#{identifier.replace('.', '-')}"))


def buy(one: Locator, salt: str, bias: str, age: str = "300") -> None:
    for list_, label in zip(one.locator(".hx-bench select").all(), (salt, age, bias), strict=True):
        if list_.is_visible():
            list_.select_option(label=label)
    one.locator(".hx-bench button").click()


@pytest.fixture
def page(open_page):
    page = open_page(PAGE)
    page.locator("#ps5-3").wait_for()
    return page


def test_rows_are_those_of_python_and_the_diagnosis_takes_them(page):
    pytest.importorskip("scipy", reason="an optional extra: heteroionic-lite[fit]")
    from heteroionic_lite import diagnose

    one = task(page, "ps5.3")
    for salt in ("0.01", "0.1", "1"):
        for bias in ("−100", "0", "100"):
            buy(one, salt, bias)
    expect(one.locator(".hx-bench-part > .hx-aside")).to_have_text("9 rows, 21 of 28 spent.")
    bought = "040 042 044 240 242 244 440 442 444"
    last = one.locator(".hx-bench-part tbody tr").last.locator("td").all_inner_texts()
    assert float(last[-1]) == rows(DRAWN, bought)[-1].resistance
    one.get_by_role("link", name="Diagnose them").click()
    verdict = page.locator(".hx-dg-verdict[data-kind]")
    expect(verdict).to_contain_text(diagnose(as_file(DRAWN, bought)).verdict.sentence)
    page.go_back()
    expect(task(page, "ps5.3").locator(".hx-bench-part tbody tr")).to_have_count(9)


def test_a_budget_ends_and_says_so(page):
    one = task(page, "ps5.3")
    standing, button = one.locator(".hx-bench-part > .hx-aside"), one.locator(".hx-bench button")
    for age in ("0", "10", "30", "100", "300"):
        buy(one, "1", "0", age)
    for bias in ("−100", "−50", "50", "100"):
        buy(one, "1", bias)
    expect(standing).to_have_text("9 rows, 27 of 28 spent.")
    one.locator(".hx-bench select").first.select_option(label="0.1")
    expect(button).to_have_text("Measure, for 4")
    expect(button).to_be_disabled()
    expect(standing).to_contain_text("This row costs more than is left.")
    buy(one, "1", "0")
    expect(standing).to_contain_text("28 of 28 spent.")
    expect(button).to_be_disabled()


def test_the_first_answer_is_for_good_and_python_gives_the_same_points(page):
    one = task(page, "ps5.3")
    buy(one, "1", "−50")
    right = LETTERS[[DRAWN.is_right(k) for k in DRAWN.order].index(True)]
    one.locator(f"input[value={right}]").check()
    send = one.get_by_role("button", name="Answer for good")
    send.click()
    expect(one.locator(".hx-said")).to_contain_text(
        "Say how sure you are, from 20 % (a guess) to 95 %"
    )
    one.get_by_label("How sure").fill("80")
    send.click()
    expect(one.locator(".hx-said")).to_contain_text("Right. You were 80 % sure.")
    expect(send).to_be_disabled()
    expect(one.locator(".hx-bench button")).to_be_disabled()
    expect(one.locator(".hx-solution")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    found = marks(claims_of(page.locator("textarea.hx-code").input_value()))
    row = next(row for row in found.rows if row.exercise is SET["ps5.3"])
    assert row.claim.bought == "441"
    assert (row.claim.value, row.claim.unit) == (right, "80 %")
    shown = re.search(r"([−\d.]+) of 4 points", one.locator(".hx-worth").inner_text())
    assert float(shown[1]) == pytest.approx(row.points, abs=5e-3)


def test_rows_stay_when_the_page_is_opened_again_and_come_with_a_code(page, open_page):
    buy(task(page, "ps5.4"), "0.3", "50")
    page.reload()
    expect(task(page, "ps5.4").locator(".hx-bench-part tbody tr")).to_have_count(1)
    step = task(page, "ps5.4")
    step.locator(".hx-answer input").fill("0.5")
    step.locator(".hx-answer button").click()
    page.get_by_role("button", name="Hand in").click()
    code = page.locator("textarea.hx-code").input_value()
    other = open_page("book/diagnosis/practice.html")
    other.get_by_label("Code of your sheet").fill(code)
    other.get_by_role("button", name="Open", exact=True).click()
    expect(task(other, "ps5.4").locator(".hx-bench-part tbody tr")).to_have_count(1)
