"""A sheet is done as a student does it, on a page without Python, and marked with Python."""

from __future__ import annotations

import re
from functools import cache

import pytest
from playwright.sync_api import Locator, Page, expect

from heteroionic_lite.course import (
    Claim,
    ProblemSet,
    claims_of,
    draw,
    judge,
    marks,
    problem_set,
    problem_sets,
)
from heteroionic_lite.course import exercise as named
from heteroionic_lite.course.drawn import plain
from heteroionic_lite.course.exercises import Choice, Essay, Expression, Numeric
from heteroionic_lite.course.judging import LETTERS
from heteroionic_lite.course.unit_texts import read_unit
from tests.browser.accessibility import violations
from tests.course.sheets import code
from tests.opened import Opened, report

SET = problem_set("ps1")
CODE = code(7)
ESSAY = "First time at open circuit; then concentration; then bias. 50 % | Größe; α"


@cache
def drawn(identifier: str):
    return draw(named(identifier), CODE)


def typed(identifier: str, what: str = "answer", digits: int = 6) -> str:
    """A value as a student types it, in the unit that is asked for."""
    asked = read_unit(named(identifier).asked)
    return format((drawn(identifier).value(what) - asked.offset) / asked.factor, f".{digits}g")


def task(page: Page, identifier: str) -> Locator:
    return page.locator(".hx-exercise", has=page.locator(f"#{identifier.replace('.', '-')}"))


def said(one: Locator) -> Locator:
    return one.locator(".hx-said")


def send(one: Locator, value: str, unit: str = "") -> None:
    exercise = named(one.locator("h3").get_attribute("id").replace("-", "."))
    if isinstance(exercise, Choice):
        one.locator(f"input[value={value}]").check()
        if exercise.sure:
            one.get_by_label("How sure").fill("95")
    else:
        one.locator(".hx-answer :is(input[type=text], textarea)").fill(value)
        if isinstance(exercise, Numeric):
            one.locator(".hx-answer select").select_option(unit)
    one.locator(".hx-answer button[type=submit]").click()


def answer_right(page: Page, identifier: str) -> None:
    exercise = named(identifier)
    one = task(page, identifier)
    if isinstance(exercise, Numeric):
        unit = exercise.asked.replace("dimensionless", "")
        send(one, typed(identifier), unit)
    elif isinstance(exercise, Expression):
        send(one, str(exercise.models["answer"].expression))
    elif isinstance(exercise, Choice):
        own = drawn(identifier)
        send(one, next(a for a, k in zip(LETTERS, own.order, strict=False) if own.is_right(k)))
    else:
        send(one, ESSAY)


def address(own: ProblemSet = SET) -> str:
    return f"{own.page}.html"


def settings(link: str) -> dict[str, float]:
    """What a link sets a figure to."""
    figure, _, pairs = link.partition("#")[2].partition("?")
    assert figure == "le-se-concentration"
    return {name: float(value) for name, value in (one.split("=") for one in pairs.split("&"))}


def opened(open_page, own: ProblemSet = SET, **options) -> Page:
    page = open_page(f"{address(own)}#{own.key}?code={CODE.lower()}", **options)
    page.locator("[data-practice][data-ready]").wait_for()
    return page


def hand_in(page: Page) -> str:
    page.get_by_role("button", name="Hand in", exact=True).click()
    return page.locator(".hx-code").input_value()


def test_a_sheet_done_on_the_page_is_marked_by_python_with_the_same_points(open_page):
    page = opened(open_page, color_scheme="light")
    assert page.locator(".hx-sheet-head h3").inner_text() == f"Sheet {CODE}"
    for exercise in SET.exercises:
        one = task(page, exercise.identifier)
        assert one.locator("h3").inner_text().endswith(plain(exercise.title))
        shown = " ".join(one.locator(".hx-exercise-text").inner_text().split())
        assert shown == " ".join(plain(drawn(exercise.identifier).fill(exercise.text)).split())
        if isinstance(exercise, Numeric):
            right = drawn(exercise.identifier).fill("[[answer]]").split()[0]
            assert right not in one.inner_text().split()
    wrong = task(page, "ps1.2")
    send(wrong, typed("ps1.2", "mistake 0"), SET["ps1.2"].asked)
    slip = SET["ps1.2"].mistakes[0]
    expect(said(wrong)).to_contain_text(plain(drawn("ps1.2").fill(slip.message)))
    expect(said(wrong).locator("a")).to_have_attribute("href", re.compile(f"#{slip.section}$"))
    half = task(page, "ps1.3")
    send(half, f"{float(typed('ps1.3')) * 100:.6g}", SET["ps1.3"].asked)
    expect(said(half)).to_contain_text("1 of 2 points")
    for exercise in SET.exercises:
        if exercise.identifier not in ("ps1.2", "ps1.3"):
            answer_right(page, exercise.identifier)
            words = "Recorded" if isinstance(exercise, Essay) else "Right"
            expect(said(task(page, exercise.identifier))).to_contain_text(words)
    code_ = hand_in(page)
    found = marks(claims_of(code_), CODE)
    assert found.notes == ()
    assert [row.exercise.identifier for row in found.open] == ["ps1.8"]
    assert found.points == SET.points - 4 - 2 - 1
    of = f"{found.points:g} of {SET.points:g} points, and up to 4 more"
    expect(page.locator(".hx-standing")).to_contain_text(of)
    assert next(one for one in claims_of(code_).claims if one.exercise == "ps1.8").value == ESSAY

    assert violations(page) == []

    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(page.locator(".hx-standing")).to_contain_text(of)
    expect(said(half)).to_contain_text("1 of 2 points")
    assert hand_in(page) == code_
    assert page.locator(".hx-missing li").count() == 0
    assert violations(page, colours_only=True) == []


@pytest.mark.parametrize("name", problem_sets())
def test_of_every_set_all_right_answers_are_right_and_gain_all_points(open_page, name):
    own = problem_set(name)
    page = opened(open_page, own)
    for exercise in own.exercises:
        answer_right(page, exercise.identifier)
        words = "Recorded" if isinstance(exercise, Essay) else "Right"
        expect(said(task(page, exercise.identifier))).to_contain_text(words)
    found = marks(claims_of(hand_in(page)), CODE)
    # Nobody is quite sure: the score of a choice that asks for it ends short of all its points.
    for row in found.rows:
        if row.points is not None:
            assert row.points >= 0.95 * row.exercise.points
            assert row.points == row.exercise.points or row.exercise.sure
    assert page.locator(".hx-missing li").count() == 0


def test_a_hand_in_code_restores_the_sheet_elsewhere(open_page):
    page = opened(open_page)
    answer_right(page, "ps1.1")
    task(page, "ps1.8").locator("textarea").fill("a draft")
    given = hand_in(page)
    missing = page.locator(".hx-missing")
    expect(missing).to_contain_text("No answer yet: 2, 3, 4, 5, 6, 7, 8")
    expect(missing).to_contain_text("Typed and not sent: 8")
    other = open_page(address())
    field = other.get_by_label("Code of your sheet, or a hand-in code")
    for text, why in (
        ("1111-1112", "one of its signs is mistyped"),
        ("abc", "it has eight signs"),
        (f"{given[:30]}x{given[31:]}", "cut off or changed"),
    ):
        field.fill(text)
        field.press("Enter")
        expect(other.locator(".hx-sheet-start .hx-problem")).to_contain_text(why)
        assert other.locator(".hx-exercise").count() == 0
    field.fill(f" {given[:20]}\n{given[20:]} ".replace("\n", " "))
    field.press("Enter")
    expect(said(task(other, "ps1.1"))).to_contain_text("Right.")
    assert hand_in(other) == given


def test_each_kind_of_verdict_is_said_as_python_says_it_and_counts_when_it_is_one(open_page):
    page = opened(open_page)
    exercise, one = SET["ps1.1"], task(page, "ps1.1")
    right = float(typed("ps1.1"))
    slip = float(typed("ps1.1", "mistake 0"))
    tries = 0
    kinds = set()
    for value, unit in (
        ("abc", "um"),
        ("12,345", "um"),
        (f"{right}", ""),
        (f"{right}", "um/s"),
        ("17", "1/um"),
        (f"{slip:.6g}", "um"),
        (f"{slip * 10:.6g}", "um"),
        (f"{-right}", "um"),
        (f"{right * 1000:.6g}", "um"),
        (f"{right * 1.37:.6g}", "um"),
        (f"{right / 1000:.6g}".replace(".", ","), "mm"),
    ):
        send(one, value, unit)
        expected = judge(exercise, drawn("ps1.1"), Claim("ps1.1", CODE, value, unit))
        kinds.add(expected.kind)
        expect(said(one)).to_contain_text(plain(expected.message))
        tries += expected.counts
        worth = said(one).locator(".hx-worth")
        if expected.counts:
            expect(worth).to_have_text(f"Attempt {tries}; {expected.credit * 2:g} of 2 points.")
        else:
            expect(worth).not_to_contain_text("Attempt")
    assert kinds >= {"not a number", "unit missing", "number only", "dimension", "mistake"}
    assert kinds >= {"mistake and power", "sign", "power of ten", "unknown", "right"}
    (claim,) = claims_of(hand_in(page)).claims
    assert (claim.tries, claim.hints) == (tries - 1, 0)


def test_a_formula_is_shown_as_it_was_read_before_it_is_sent(open_page):
    page = opened(open_page)
    one = task(page, "ps1.7")
    field = one.locator("input[type=text]")
    understood = one.locator(".hx-understood")
    field.fill("(1-alpha)*R_ct/(R_ct+R_SLEI)^2")
    expect(understood.locator("math mfrac")).to_have_count(1)
    assert understood.locator("math").text_content() == "(1−α)·RctRct+RSLEI2".replace(
        "Rct+RSLEI2", "(Rct+RSLEI)2"
    )
    assert said(one).count() == 0
    field.fill("1/(alpha")
    expect(understood).to_contain_text("a sign, a name or a bracket is missing")
    field.fill("beta*2")
    expect(understood).to_contain_text("“beta” is no quantity of this formula")


def test_hints_are_recorded_and_a_given_sheet_shows_no_solution_before_it_is_handed_in(open_page):
    page = opened(open_page)
    one = task(page, "ps1.3")
    reveal = one.get_by_role("button", name=re.compile("solution"))
    assert reveal.count() == 0
    for number, hint in enumerate(SET["ps1.3"].hints, start=1):
        one.get_by_role("button", name=f"Hint {number} of 2").click()
        expect(one.locator(".hx-hint-list li")).to_have_count(number)
        assert one.locator(".hx-hint-list li").last.inner_text() == plain(drawn("ps1.3").fill(hint))
    send(one, "1", SET["ps1.3"].asked)
    assert reveal.count() == 0
    (claim,) = claims_of(hand_in(page)).claims
    assert claim.hints == 2
    page.get_by_role("button", name="I have handed it in").click()
    reveal.click()
    expect(one.locator(".hx-solution")).to_contain_text(drawn("ps1.3").fill("[[answer]]"))
    expect(one.locator("button[type=submit]")).to_be_disabled()


def test_who_practises_takes_a_random_sheet_may_give_up_and_can_forget_it(open_page):
    page = open_page(address())
    page.get_by_role("button", name="A random sheet").click()
    expect(page.locator(".hx-sheet-head h3")).to_be_focused()
    own = page.locator("[data-practice]").get_attribute("data-code")
    assert page.url.endswith(f"#ps1?code={own}")
    one = task(page, "ps1.6")
    link = one.locator(".hx-exercise-text a").get_attribute("href")
    assert settings(link) == pytest.approx(settings(draw(SET["ps1.6"], own).address()))
    send(one, "1", "mol/l")
    page.reload()
    one.get_by_role("button", name="Give up and show the solution").click()
    expect(one.locator(".hx-solution")).to_be_focused()
    page.get_by_role("button", name="Forget my answers").click()
    page.get_by_role("button", name="Forget 1 sheet").click()
    expect(page.locator(".hx-progress-status")).to_contain_text("Forgotten: 1 sheet")
    assert page.locator(".hx-exercise").count() == 0


def test_with_the_keyboard_alone_a_number_is_given_and_checked(open_page):
    page = open_page(address())
    page.get_by_label("Code of your sheet, or a hand-in code").focus()
    page.keyboard.type(CODE)
    page.keyboard.press("Enter")
    expect(page.locator(".hx-sheet-head h3")).to_be_focused()
    one = task(page, "ps1.1")
    for _ in range(3):  # over two buttons
        page.keyboard.press("Tab")
    expect(one.locator("input[type=text]")).to_be_focused()
    page.keyboard.type(typed("ps1.1"))
    page.keyboard.press("Tab")
    expect(one.locator("select")).to_be_focused()
    for _ in range(1 + SET["ps1.1"].units.index("um")):
        page.keyboard.press("ArrowDown")
    expect(one.locator("select")).to_have_value("um")
    page.keyboard.press("Tab")
    expect(one.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(one)).to_contain_text("Right.")
    assert said(one).locator("xpath=..").get_attribute("role") == "status"


def test_from_a_disk_and_without_storage_a_sheet_is_done_as_well(browser, site):
    pages = [Opened.new(browser, site.as_uri(), width=320, height=640)]
    pages[0].page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } });"
    )
    page = pages[0].go(f"{address()}#sheet={CODE}")
    answer_right(page, "ps1.1")
    expect(said(task(page, "ps1.1"))).to_contain_text("Right.")
    expect(page.locator(".hx-sheet-head")).to_contain_text("Answers are not kept here")
    assert marks(claims_of(hand_in(page))).points == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()
    report(pages)


def test_on_paper_and_without_scripts_there_is_a_sheet_with_room_for_answers(open_page):
    page = open_page(address(), javascript=False)
    paper = page.locator(".hx-paper-sheet")
    assert paper.is_visible()
    example = draw(SET["ps1.1"], "1111-1119")
    assert plain(example.fill("[[concentration]]")) in paper.text_content()
    texts = "(all) => all.map((one) => one.textContent.replace(/\\s+/g, ''))"
    static = page.locator(".hx-paper-task").evaluate_all(texts)
    page = open_page(f"{address()}#ps1?code=1111-1119")
    page.locator("[data-practice][data-ready]").wait_for()
    assert page.locator(".hx-paper-task").evaluate_all(texts) == static
    page = opened(open_page)
    assert not page.locator(".hx-paper-sheet").is_visible()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print this sheet").click()
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    assert CODE in shown
    assert shown.count("Answer in") == sum(
        isinstance(one, Numeric) and one.asked != "dimensionless" for one in SET.exercises
    )
    assert "Check yourself" not in shown
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Check yourself" in page.locator("body").inner_text()


def test_without_its_script_the_sheet_on_paper_is_there_with_a_sentence(open_page):
    page = open_page("book/index.html")
    page.complaints_expected = True
    page.context.route("**/ps1.*.js", lambda route: route.abort())
    page.goto(f"{page.url.removesuffix('book/index.html')}{address()}#ps1?code={CODE}")
    expect(page.locator("[data-practice] [role=alert]")).to_contain_text("did not load")
    expect(page.locator(".hx-paper-sheet")).to_be_visible()


def test_who_comes_back_from_a_figure_is_at_the_exercise_again(open_page):
    page = opened(open_page)
    task(page, "ps1.6").locator("a").first.click()
    page.wait_for_url("**/book/le-se/index.html#le-se-concentration?**")
    page.go_back()
    expect(task(page, "ps1.6")).to_be_in_viewport()
