"""The hand and the curve in one view: of every figure, on a laptop and on a phone."""

from __future__ import annotations

import pytest

from tests.browser.explorers import wait_until_ready

SKIPPED = """{
  const recall = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key) {
    return /:predict:/.test(key) ? '{"skipped":true}' : recall.call(this, key);
  };
}"""

# What a reader would complain of, figure by figure and slider by slider.
COMPLAINTS = """async (phone) => {
  const found = [];
  const header = () => Math.max(0, ...[...document.querySelectorAll(".bd-header-article")]
    .map((one) => one.getBoundingClientRect().bottom));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const box = (element) => element.getBoundingClientRect();
  const plots = (explorer) => {
    const svg = box(explorer.querySelector(".hx-svg"));
    return [...explorer.querySelectorAll(".hx-panel clipPath rect")].map((clip) => {
      const [x, y, width, height] = ["x", "y", "width", "height"]
        .map((name) => +clip.getAttribute(name));
      const [left, top] = [svg.left + x, svg.top + y];
      return { left, top, right: left + width, bottom: top + height, width, height };
    });
  };
  const seen = ({ top, bottom, height }, above) =>
    (Math.min(bottom, innerHeight) - Math.max(top, above)) / height;

  for (const explorer of document.querySelectorAll("[data-explorer]")) {
    const say = (text) => found.push(`${explorer.id}: ${text}`);
    const all = (selector) => [...explorer.querySelectorAll(selector)];
    const rows = all(".hx-control");
    const reached = (row) => {
      row.scrollIntoView({ block: "center", behavior: "instant" });
      return row.dataset.parameterControl;
    };
    explorer.scrollIntoView({ block: "start", behavior: "instant" });
    await frame();
    if (!phone) {
      scrollBy({ top: box(explorer).top - header(), behavior: "instant" });
      await frame();
      for (const [i, plot] of plots(explorer).entries())
        if (seen(plot, header()) < 0.999) say(`panel ${i} is not in view`);
      for (const number of all(".hx-readout-number, .hx-control .hx-range"))
        if (box(number).bottom > innerHeight + 1)
          say(`${number.className} ends at ${Math.round(box(number).bottom)}`);
      for (const row of rows)
        if (row.querySelector(".hx-range").clientWidth < 220)
          say(`short slider ${row.dataset.parameterControl}`);
    }
    for (const row of rows) {
      const name = reached(row);
      await frame();
      const above = header();
      for (const [i, plot] of plots(explorer).entries())
        if (seen(plot, above) < 0.9)
          say(`panel ${i}: ${Math.round(100 * seen(plot, above))} % seen at ${name}`);
      const range = box(row.querySelector(".hx-range"));
      const [x, y] = [range.left + range.width / 2, range.top + range.height / 2];
      if (document.elementFromPoint(x, y) !== row.querySelector(".hx-range"))
        say(`${name} is covered`);
      if (phone && above + box(explorer.querySelector(".hx-plot")).height > 0.52 * innerHeight)
        say(`the drawing takes more than half at ${name}`);
    }

    const boxes = plots(explorer);
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1)) {
        const [across, down] = [Math.abs(one.left - other.left), Math.abs(one.top - other.top)];
        if (across > 0.5 && across < 60) say(`plots are ${across} px out of line`);
        if (down > 0.5 && down < 40) say(`plots are ${down} px out of level`);
      }
    const { left, right } = box(explorer.querySelector(".hx-plot"));
    for (const text of all(".hx-svg text"))
      if (text.textContent && (box(text).left < left - 1 || box(text).right > right + 1))
        say(`“${text.textContent}” sticks out`);
    for (const panel of all(".hx-panel")) {
      const labels = (axis) => [...panel.querySelectorAll(
        `.hx-axis[data-axis=${axis}] .hx-major text`)].filter((text) => text.textContent).map(box);
      const touch = (one, other) => one.left < other.right && other.left < one.right
        && one.top < other.bottom - 3 && other.top + 3 < one.bottom;
      if (labels("x").some((one) => labels("y").some((other) => touch(one, other))))
        say("labels of the two axes touch");
    }
    const frame_ = box(explorer);
    for (const preset of all(".hx-preset"))
      if (box(preset).left < frame_.left || box(preset).right > frame_.right)
        say(`preset “${preset.textContent}” is cut`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
}"""

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("device", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_whatever_slider_is_moved_the_curves_are_in_view(open_page, specs, chapter, device):
    if not specs(chapter):
        pytest.skip("no figure")
    page = open_page("404.html", **device)
    page.add_init_script(SKIPPED)
    page.goto(f"{page.url.rsplit('/', 1)[0]}/{chapter}")
    wait_until_ready(page)
    assert page.evaluate(COMPLAINTS, device is PHONE) == []
