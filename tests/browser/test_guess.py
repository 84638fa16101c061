"""A guess is drawn on the figure by mouse, finger or keys; then the true curve stands beside it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations

DRAWN, PLACED = "le-se-concentration", "le-se-bias-asymmetry"
LABEL = "with an SLEI in series (Eq. 4)"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


def handles(explorer):
    return explorer.element.get_by_role("slider", name="Your guess")


def number(explorer, place=0):
    return float(handles(explorer).nth(place).get_attribute("aria-valuenow"))


def bar(explorer):
    return explorer.element.locator(".hx-guess-bar")


def centre(handle):
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def curve(explorer):
    places = [c["label"] for c in explorer.spec["panels"][0]["curves"]]
    return explorer.read().paths()[0, places.index(LABEL)]


def guess(explorer, *values):
    """Puts each handle to a number as it is shown, by keys: so near as they come."""
    for place, wanted in enumerate(values):
        handles(explorer).nth(place).focus()
        for key in ("End", "PageDown", "ArrowDown"):
            before = number(explorer, place)
            for _ in range(20):
                before = number(explorer, place)
                explorer.page.keyboard.press(key)
                if number(explorer, place) < wanted:
                    break
            if number(explorer, place) < wanted and key == "PageDown":
                explorer.page.keyboard.press("PageUp")
        assert number(explorer, place) <= before


@pytest.fixture
def drawn(open_explorer):
    return open_explorer(DRAWN, unlock=False, reduced_motion="reduce")


def test_a_handle_says_its_place_its_value_and_its_unit_and_obeys_the_keys(drawn):
    handle = handles(drawn).first
    expect(handle).to_have_accessible_name("Your guess: area resistance at 0.01 mol l⁻¹")
    expect(handle).to_have_attribute("aria-orientation", "vertical")
    handle.focus()
    reached = []
    for key in ("Home", "ArrowUp", "PageUp", "ArrowDown", "End", "PageDown"):
        drawn.page.keyboard.press(key)
        reached.append(number(drawn))
        assert handle.get_attribute("aria-valuetext").endswith(" Ω cm²")
    low, after, page, down, high, last = reached
    assert low == 100
    assert high == 10_000
    assert low < after < down < page < last < high
    assert page / after == pytest.approx(100**0.1, rel=0.02)  # a tenth of two decades
    drawn.page.keyboard.press("Tab")
    expect(handles(drawn).nth(1)).to_be_focused()


def test_the_curve_asked_about_comes_with_the_answer_and_not_before(drawn):
    assert curve(drawn) == ""
    assert drawn.element.get_by_text("484 Ω cm²").count() == 1  # the curve that is given
    hidden = drawn.spec["predict"]["guess"]["because"]
    assert hidden not in drawn.element.text_content()
    assert "784" not in drawn.element.inner_text()
    drawn.button("Check my guess").click()
    expect(bar(drawn)).to_contain_text("Nothing is placed yet")
    guess(drawn, 6700, 2100, 500, 230)
    drawn.button("Check my guess").click()
    expect(bar(drawn)).to_contain_text(re.compile(r"Not yet: too low at .*4 mol l⁻¹"))
    assert curve(drawn) == ""
    guess(drawn, 6700, 2100, 790, 530)
    drawn.button("Check my guess").click()
    expect(drawn.element.locator(".hx-predict")).to_have_attribute("data-state", "right")
    expect(bar(drawn)).to_contain_text("Close, at the second try.")
    expect(bar(drawn)).to_contain_text(hidden)
    expect(bar(drawn)).to_contain_text("true −0.43")
    expect(bar(drawn).locator(".hx-because")).to_be_focused()
    assert curve(drawn) != ""
    assert drawn.read().complaints() == []
    expect(drawn.element.locator(".hx-guess-line")).to_be_visible()
    drawn.wait_for("interphase_resistance", drawn.spec["predict"]["show"][0]["to"])


def test_a_guess_is_told_how_far_off_it_is_and_is_kept_until_it_is_forgotten(open_explorer):
    placed = open_explorer(PLACED, unlock=False, reduced_motion="reduce")
    guess(placed, 0.46)
    placed.button("Show me").click()
    expect(bar(placed)).to_contain_text("it is 0.288 mA cm⁻²")
    expect(bar(placed)).to_contain_text("0.17 mA cm⁻² too high")
    line = placed.element.locator(".hx-guess-line")
    before = line.get_attribute("d")
    placed.page.reload()
    expect(line).to_have_attribute("d", before)
    expect(placed.element.locator(".hx-predict")).to_have_attribute("data-state", "wrong")
    expect(placed.element.locator("[data-progress]")).to_have_count(0)
    progress = placed.page.locator(".hx-progress-line")
    expect(progress).to_contain_text(re.compile(r"Done .*: 1 of "))
    placed.page.get_by_role("button", name="Forget my answers").click()
    placed.page.get_by_role("button", name=re.compile(r"^Forget 1 prediction")).click()
    expect(placed.element.locator(".hx-predict")).to_have_attribute("data-state", "asking")


def test_a_page_that_asks_has_no_accessibility_violation(drawn):
    handles(drawn).first.focus()
    drawn.page.keyboard.press("End")
    drawn.button("Check my guess").click()
    assert violations(drawn.page) == []


def test_a_mouse_draws_through_the_handles(drawn):
    handles(drawn).nth(1).evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    handles(drawn).nth(1).hover()  # waits until nothing moves there
    mouse = drawn.page.mouse
    (left, low), (right, _) = centre(handles(drawn).nth(1)), centre(handles(drawn).last)
    mouse.move(left - 30, low - 150)
    mouse.down()
    mouse.move(right, low - 60, steps=3)
    mouse.up()
    values = [number(drawn, place) for place in range(4)]
    assert values[1] > values[2] > values[3] > values[0]
    assert drawn.values() == {p["name"]: p["default"] for p in drawn.spec["parameters"]}
    mouse.move(*centre(handles(drawn).first))
    mouse.down()
    mouse.move(left, low - 200, steps=2)  # held, it stays one handle
    mouse.up()
    assert number(drawn) > number(drawn, 1) == values[1]


def test_a_finger_moves_a_handle_and_scrolls_the_page_elsewhere(open_explorer):
    phone = open_explorer(DRAWN, unlock=False, **PHONE)
    page = phone.page
    handles(phone).nth(1).evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    session = page.context.new_cdp_session(page)

    def swipe(x, y, up):
        before = page.evaluate("scrollY")
        session.send("Input.dispatchTouchEvent", _touch("touchStart", x, y))
        for step in range(1, 9):
            session.send("Input.dispatchTouchEvent", _touch("touchMove", x, y - up * step / 8))
        session.send("Input.dispatchTouchEvent", _touch("touchEnd"))
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        return page.evaluate("scrollY") - before

    x, y = centre(handles(phone).nth(1))
    before = number(phone, 1)
    assert swipe(x, y, 80) == 0
    assert number(phone, 1) > before
    values = [number(phone, place) for place in range(4)]
    x = (centre(handles(phone).nth(1))[0] + centre(handles(phone).nth(2))[0]) / 2
    assert swipe(x, y - 60, 80) > 0
    assert [number(phone, place) for place in range(4)] == values


def _touch(kind, *place):
    points = [{"x": place[0], "y": place[1]}] if place else []
    return {"type": kind, "touchPoints": points}


def test_paper_has_empty_axes_for_a_guess(drawn):
    expect(drawn.element.locator(".hx-sheet svg")).to_have_count(0)
    drawn.page.emulate_media(media="print")
    sheet = drawn.element.locator(".hx-sheet svg")
    expect(sheet).to_be_visible()
    expect(sheet.locator("path.hx-curve")).to_have_count(0)
    expect(drawn.element.locator(".hx-guess-line")).to_be_hidden()
