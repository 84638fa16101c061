"""A link carries the settings, and nothing else."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorers import Explorer, wait_until_ready
from tests.contents import PAGES, page_of

NAME = "index-joint"

HOSTILE = {
    "a script": "?concentration=<script>window.taken=1</script>",
    "an encoded script": "?concentration=%3Cimg%20src%3Dx%20onerror%3D%22window.taken%3D1%22%3E",
    "a script as a name": "?%3Cimg%20src%3Dx%20onerror%3D%22window.taken%3D1%22%3E=1",
    "an expression": "?concentration=window.taken=1",
    "an overflow": "?concentration=1e999",
    "not a number": "?concentration=NaN",
    "infinity": "?concentration=-Infinity",
    "hexadecimal": "?concentration=0x3e8",
    "nothing": "?concentration=",
    "out of range": "?concentration=-5",
    "unknown names": "?__proto__=1&constructor=2&toString=3",
    "percent garbage": "?%E0%A4%A=1&concentration=%&%=%zz",
    "ten kilobytes": "?concentration=" + "9" * 10_000,
    "a hostile pin": "?A.concentration=1e999&B=%3Cimg%20onerror%3D%22window.taken%3D1%22%3E",
    "a hostile choice": "?show.%3Cimg%20src%3Dx%20onerror%3D%22window.taken%3D1%22%3E=1",
    "a number cut short": "?concentration=10…",
    "no setting": "&concentration=100",
    "ten thousand names": "?" + "&".join(f"x{n}=1" for n in range(200)),
}


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_link_changes_nothing_and_is_said_to_be_ignored(open_explorer, fragment):
    explorer = open_explorer(NAME, fragment=fragment)
    note = explorer.element.locator(".hx-note")
    expect(note).to_be_visible()
    expect(note).to_contain_text("ignored")
    assert note.locator("script, img").count() == 0
    assert explorer.page.evaluate("window.taken") is None
    defaults = {p["name"]: p["default"] for p in explorer.spec["parameters"]}
    assert explorer.values() == defaults
    assert explorer.read().complaints() == []
    width = explorer.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    assert width <= 0, "the note is wider than the page"
    explorer.button("Dismiss").click()
    expect(note).to_have_count(0)


def test_what_is_right_in_a_link_is_taken_and_the_rest_ignored(open_explorer):
    explorer = open_explorer(NAME, fragment="?concentration=250&pellet_thickness=1e999")
    expect(explorer.element.locator(".hx-note")).to_contain_text("pellet_thickness")
    values = explorer.values()
    assert values["concentration"] == 250
    assert values["pellet_thickness"] == explorer.parameter("pellet_thickness")["default"]


def test_another_explorer_s_link_leaves_this_one_alone(open_explorer, specs):
    explorer = open_explorer("le-se-temperature", fragment="?concentration=1")
    page = explorer.page
    page.evaluate("location.hash = '#le-se-pinholes?pinhole_share=0.5'")
    other = Explorer(page, specs(page_of("le-se-pinholes"))["le-se-pinholes"])
    other.wait_for("pinhole_share", 0.5)
    defaults = {p["name"]: p["default"] for p in explorer.spec["parameters"]}
    assert explorer.values() == defaults


def test_a_link_to_an_explorer_that_is_not_there_is_harmless(open_page, specs):
    page = open_page("book/index.html#no-such-explorer?concentration=1e999&<b>")
    wait_until_ready(page)
    assert Explorer(page, specs("book/index.html")[NAME]).read().complaints() == []


def test_a_copied_link_restores_the_settings_in_a_new_page(open_explorer):
    permissions = ["clipboard-read", "clipboard-write"]
    explorer = open_explorer(NAME, permissions=permissions)
    for name, key in zip(explorer.sliders, ("PageUp", "Home", "PageDown", "End"), strict=False):
        explorer.slider(name).focus()
        explorer.page.keyboard.press(key)
    before = explorer.read()
    explorer.button("Copy link").click()
    expect(explorer.element.locator(".hx-message")).to_have_text("Link copied.")
    link = explorer.page.evaluate("navigator.clipboard.readText()")
    address, _, fragment = link.partition("#")
    assert address == explorer.page.url.split("#")[0]
    restored = open_explorer(NAME, fragment=fragment.removeprefix(NAME))
    after = restored.read()
    assert after.values == pytest.approx(before.values, rel=1e-12)
    assert after.paths() == before.paths()
    assert restored.element.locator(".hx-note").count() == 0


def test_a_copied_link_carries_pins(open_explorer):
    explorer = open_explorer(NAME, permissions=["clipboard-read", "clipboard-write"])
    for key in ("Home", "End"):
        explorer.slider("interphase_resistance").focus()
        explorer.page.keyboard.press(key)
        explorer.button("Pin").click()
    explorer.button("Reset").click()
    explorer.button("Pin").click()
    explorer.button("Copy link").click()
    expect(explorer.element.locator(".hx-message")).to_have_text("Link copied, with 3 pins.")
    link = explorer.page.evaluate("navigator.clipboard.readText()")
    drawn = "(all) => all.map((one) => [one.dataset.pin, one.getAttribute('d')]).sort()"
    before = explorer.element.locator(".hx-pinned").evaluate_all(drawn)
    restored = open_explorer(NAME, fragment=link.partition(f"#{NAME}")[2])
    assert restored.element.locator(".hx-pinned").evaluate_all(drawn) == before
    assert restored.element.locator(".hx-note").count() == 0
    restored.button("Unpin A").click()
    restored.page.wait_for_function("location.hash === '#index-joint'")
    restored.page.reload()
    wait_until_ready(restored.page)
    assert restored.element.locator(".hx-pin").count() == 2


def test_a_copied_link_carries_the_choice_among_reported_values(open_explorer, specs):
    name, tag, word = next(
        (identifier, tag, word)
        for page in PAGES
        for identifier, spec in specs(page).items()
        for panel in spec["panels"]
        for point in panel["points"]
        for tag, word in point["tags"].items()
    )
    explorer = open_explorer(name, permissions=["clipboard-read", "clipboard-write"])
    select = explorer.element.get_by_label(tag, exact=True)
    select.select_option(word)
    shown = explorer.element.locator(".hx-point").count()
    explorer.button("Copy link").click()
    expect(explorer.element.locator(".hx-message")).to_have_text("Link copied.")
    link = explorer.page.evaluate("navigator.clipboard.readText()")
    restored = open_explorer(name, fragment=link.partition(f"#{name}")[2])
    expect(restored.element.get_by_label(tag, exact=True)).to_have_value(word)
    assert restored.element.locator(".hx-point").count() == shown


def test_a_link_opens_however_a_mailer_wrote_it(open_explorer):
    for fragment in ("%3Fconcentration%3D250", "?concentration=3D250).", "%253Fconcentration=250"):
        explorer = open_explorer(NAME, fragment=fragment)
        assert explorer.values()["concentration"] == 250, fragment
        assert explorer.element.locator(".hx-note").count() == 0, fragment


def test_a_browser_that_lets_the_address_no_more_be_changed_shows_what_is_asked(open_explorer):
    explorer = open_explorer(NAME, fragment="?concentration=100")
    explorer.page.evaluate(
        "() => { history.replaceState = () => { throw new DOMException('', 'SecurityError'); }; }"
    )
    explorer.slider("concentration").focus()
    explorer.page.keyboard.press("End")
    drawing = explorer.read()
    assert drawing.values["concentration"] == explorer.parameter("concentration")["high"]
    assert drawing.complaints() == []


def test_where_copying_is_forbidden_the_link_can_be_copied_by_hand(open_page, server, specs):
    page = open_page("search.html")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{server}/book/index.html")
    wait_until_ready(page)
    explorer = Explorer(page, specs("book/index.html")[NAME])
    explorer.field("concentration").fill("0.5")
    explorer.button("Copy link").click()
    field = explorer.element.locator(".hx-link-field")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{server}/book/index.html#{NAME}?concentration=500")


def test_a_link_followed_on_the_page_itself_sets_the_figure(open_explorer):
    explorer = open_explorer(NAME)
    explorer.page.evaluate(f"location.hash = '#{NAME}?concentration=20'")
    explorer.wait_for("concentration", 20)
    explorer.page.evaluate(f"location.hash = '#{NAME}?concentration=oops'")
    expect(explorer.element.locator(".hx-note")).to_contain_text("oops")
