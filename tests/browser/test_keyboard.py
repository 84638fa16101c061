"""With the keyboard alone a reader gets everywhere, in the order in which things stand."""

from playwright.sync_api import expect

from tests.browser.explorers import wait_until_ready

STEPS = 120

WHERE = """() => {
  const element = document.activeElement;
  const explorer = element.closest("[data-explorer]");
  return explorer && {
    id: explorer.id,
    row: element.closest("[data-parameter-control]")?.dataset.parameterControl,
    type: element.type ?? element.localName,
    text: element.textContent,
    outlined: getComputedStyle(element).outlineStyle !== "none"
      || getComputedStyle(element).boxShadow !== "none",
  };
}"""


def walk(page):
    """Every stop of the Tab key from the top of the page to the end of the first explorer."""
    inside = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE)
        if here:
            inside.append(here)
        elif inside:
            break
    return inside


def test_tab_reaches_each_slider_then_its_field_then_the_buttons(open_explorer):
    explorer = open_explorer("index-joint")
    stops = walk(explorer.page)
    rows = [(stop["row"], stop["type"]) for stop in stops if stop["row"]]
    assert rows == [(name, kind) for name in explorer.sliders for kind in ("range", "text")]
    buttons = [stop["text"] for stop in stops if stop["type"] == "button" and stop["text"]]
    wanted = ["Pin", "Reset", "Fit axes", "Copy link", "CSV", "SVG", "PNG"]
    assert [text for text in buttons if text in wanted] == wanted
    assert stops.index(next(stop for stop in stops if stop["text"] == "Pin")) > len(rows)
    assert all(stop["outlined"] for stop in stops), "a stop without a mark around it"


def test_a_locked_explorer_offers_the_choices_and_no_slider(open_explorer):
    explorer = open_explorer("le-se-limiting-current")
    asked = open_explorer("le-se-ion", unlock=False)
    asked.button("Skip").focus()
    asked.page.keyboard.press("Shift+Tab")
    assert asked.page.evaluate(WHERE)["text"].startswith(str(len(asked.spec["predict"]["choices"])))
    asked.button("Skip").focus()
    asked.page.keyboard.press("Tab")
    assert asked.page.evaluate(WHERE)["row"] is None
    expect(explorer.element.locator(".hx-predict")).to_have_count(0)


def test_a_reported_value_says_by_keyboard_what_it_is_and_escape_takes_it_away(open_explorer):
    explorer = open_explorer("index-joint")
    point = explorer.spec["panels"][0]["points"][0]
    explorer.element.locator(".hx-point-button").focus()
    tooltip = explorer.element.get_by_role("note", name="Reported value")
    expect(tooltip).to_contain_text(point["label"])
    expect(tooltip).to_contain_text(point["citation"])
    explorer.page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()


def test_a_table_of_many_links_can_be_skipped_by_tab(open_page):
    page = open_page("book/data.html")
    table = page.locator("#data-values")
    table.get_by_role("button", name="Skip the table").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not table.evaluate("(one) => one.contains(document.activeElement)")
    assert page.evaluate("document.activeElement !== document.body")


def test_figures_are_headings_below_that_of_their_section(open_page):
    page = open_page("book/le-se/index.html")
    wait_until_ready(page)
    figure = page.get_by_role("heading", name="Salt concentration", level=3)
    assert figure.count() == 1
