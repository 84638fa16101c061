"""Every slider of every explorer moves its curves to where numpy puts them."""

from __future__ import annotations

from collections import defaultdict

import pytest
from playwright.sync_api import TimeoutError as Late

from tests.browser.explorers import Explorer, depends, wait_until_ready
from tests.contents import PAGES

KEYS = ("Home", "ArrowRight", "PageUp", "End")


def test_every_explorer_is_drawn_where_numpy_draws_it(visit, specs, chapter):
    page = visit(answered=True)
    for spec in specs(chapter).values():
        drawing = Explorer(page, spec).read()
        assert len(drawing.paths()) == sum(len(panel["curves"]) for panel in spec["panels"])
        assert drawing.complaints() == []


def click_on_track(explorer, name, share):
    """Presses the mouse on the slider's track, where the thumb is not; once nothing moves there."""
    slider = explorer.slider(name)
    slider.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    box = slider.bounding_box()
    slider.click(position={"x": share * box["width"], "y": box["height"] / 2})


def drag_thumb(explorer, name):
    """Drags it a little, away from the end that is nearer."""
    slider = explorer.slider(name)
    slider.hover()  # waits until nothing moves there
    # What came into sight may be laid out only now, and push the slider.
    explorer.page.evaluate("() => new Promise((on) => setTimeout(() => requestAnimationFrame(on)))")
    slider.hover()
    box = slider.bounding_box()
    share = slider.evaluate("(element) => element.valueAsNumber / Number(element.max)")
    half_a_thumb = 10
    steps = slider.evaluate("(element) => Number(element.max) / Number(element.step)")
    pixels = max(30, (box["width"] - 2 * half_a_thumb) / steps) * (-1 if share > 0.5 else 1)
    x = box["x"] + half_a_thumb + share * (box["width"] - 2 * half_a_thumb)
    y = box["y"] + box["height"] / 2
    mouse = explorer.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + pixels / 2, y)
    mouse.move(x + pixels, y)
    mouse.up()


def ways(explorer, name):
    """Every way a reader has to move a slider: its name, and what does it."""
    keyboard = explorer.page.keyboard
    start = explorer.slider(name).evaluate("(e) => e.valueAsNumber / Number(e.max)")
    yield "click", lambda: click_on_track(explorer, name, 0.25 if start > 0.5 else 0.75)
    yield "drag", lambda: drag_thumb(explorer, name)
    for key in KEYS:
        yield key, lambda key=key: keyboard.press(key)


def kinds(spec):
    """What a slider can be, in what it can be: of each kind one is moved in every way."""
    curves = [curve for panel in spec["panels"] for curve in panel["curves"]]
    figure = (
        len(spec["panels"]),
        any(curve["x"] is not None for curve in curves),
        bool(spec["predict"]),
    )
    scales = {p["scale"] for p in spec["parameters"] if p["slider"]}
    return {("scale", scale) for scale in scales} | set(enumerate(figure))


@pytest.fixture(scope="session")
def examples(specs):
    """The fewest explorers of the book, or nearly, that have among them everything there is."""
    left = {spec["id"]: kinds(spec) for page in PAGES for spec in specs(page).values()}
    wanted = set().union(*left.values())
    chosen = set()
    while wanted:
        best = max(left, key=lambda name: len(left[name] & wanted))
        wanted -= left.pop(best)
        chosen.add(best)
    return chosen


def test_every_slider_moves_its_curves_to_the_values_numpy_gives(
    open_page, specs, chapter, examples
):
    page = open_page(chapter)
    wait_until_ready(page)
    complaints = []
    for spec in specs(chapter).values():
        explorer = Explorer(page, spec)
        explorer.unlock()
        for place, name in enumerate(explorer.sliders):
            # A slider is a slider: most are moved by hand once and to both ends.
            few = {("click", "drag")[place % 2], "Home", "End"}
            complaints += move(explorer, name, None if spec["id"] in examples else few)
            explorer.button("Reset").evaluate("(button) => button.click()")
    assert complaints == []


def move(explorer, name, only):
    """Moves one slider in these ways, or all; what is wrong with the figure on the way."""
    spec = explorer.spec
    complaints = []
    before = explorer.read()
    positions = defaultdict(set)
    dots = set()
    numbers_follow = False
    for how, act in ways(explorer, name):
        if only is not None and how not in only:
            continue
        numbers = readouts(explorer)
        act()
        after = explorer.read()
        where = f"{spec['id']}: {how} on {name}"
        if after.values[name] == before.values[name]:
            complaints.append(f"{where} changed nothing")
        others = {key for key in after.values if after.values[key] != before.values[key]} - {name}
        complaints += [f"{where} changed {other} too" for other in others]
        complaints += [f"after {how} on {name}, {wrong}" for wrong in after.complaints()]
        for key, path in after.paths().items():
            positions[key].add(path)
        dots.add(str(after.seen["markers"]))
        if drawn(after) == drawn(before):
            numbers_follow = numbers_follow or follows(explorer, numbers)
        before = after
    low, high = (explorer.parameter(name)[end] for end in ("low", "high"))
    if not abs(before.values[name] - high) <= 1e-5 * (high - low):
        complaints.append(f"{spec['id']}: End does not take {name} to the end of its range")
    for (panel, place), paths in positions.items():
        curve = spec["panels"][panel]["curves"][place]
        if len(paths) > 1 and not depends(curve, name):
            complaints.append(f"{spec['id']}: {curve['name']} moves with {name}")
    is_still = len(dots) == 1 and all(len(paths) == 1 for paths in positions.values())
    if is_still and not numbers_follow:
        complaints.append(f"{spec['id']}: nothing follows {name}")
    return complaints


def drawn(seen):
    """The curves and the dots on them."""
    return seen.paths(), str(seen.seen["markers"])


def follows(explorer, before):
    """Whether the numbers become others than before; they follow at their own pace."""
    try:
        explorer.page.wait_for_function(
            """([id, before]) => before !== [...document.getElementById(id)
              .querySelectorAll("[data-readout]")].map((one) => one.dataset.value).join()""",
            arg=[explorer.spec["id"], before],
        )
    except Late:
        return False
    return True


def readouts(explorer):
    values = "(all) => all.map((one) => one.dataset.value).join()"
    return explorer.element.locator("[data-readout]").evaluate_all(values)
