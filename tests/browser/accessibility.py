"""What axe-core finds wrong with a page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.contents import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = ROOT / "heteroionic_lite/explorer/frontend/node_modules/axe-core/axe.min.js"

# Far from the screen a block is skipped, and what it holds may lie over its neighbours: a reader,
# to whom it is laid out when it comes near, never sees that. Judged is what a reader sees.
LAY_OUT = """() => {
  window.laidOut = new CSSStyleSheet();
  laidOut.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(laidOut);
}"""
LEAVE = """() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== laidOut);
}"""

# Most of a chapter's elements are parts of formulas, listings and tables, and axe takes its time to
# find out what lies behind each. Where one looks as another before it on the same ground, that one
# is judged for both, and this one's parts are put aside while contrasts are judged. Drawn formulas,
# which are hidden from a screen reader, are put aside while the rest is judged, too.
PUT_ASIDE = """(colours) => {
  const style = (one) => getComputedStyle(one);
  const ground = (one) => {
    while (one && style(one).backgroundColor === "rgba(0, 0, 0, 0)") one = one.parentElement;
    return one ? style(one).backgroundColor : "";
  };
  const judged = new Set();
  const looks = (text) => {
    if (text.matches(".katex-mathml") || !text.checkVisibility({ visibilityProperty: true }))
      return [];
    const behind = ground(text);
    return [text, ...text.querySelectorAll("*")]
      .filter((part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .map((part) => [behind, style(part).color, style(part).backgroundColor, style(part).opacity])
      .map(String);
  };
  window.aside = [];
  const texts = ".katex-html[aria-hidden=true]" + (colours ? ", .katex-mathml, pre, tbody" : "");
  for (const text of document.querySelectorAll(texts)) {
    const found = looks(text);
    if (found.some((look) => !judged.has(look))) {
      for (const look of found) judged.add(look);
    } else {
      const { width, height } = text.getBoundingClientRect();
      const place = document.createElement("span");
      place.style.cssText = `display: inline-block; width: ${width}px; height: ${height}px`;
      aside.push([text, [...text.childNodes]]);
      text.replaceChildren(place);
    }
  }
}"""
PUT_BACK = "() => { for (const [text, parts] of aside) text.replaceChildren(...parts); }"
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async ([rules, wanted]) => {
  const result = await axe.run({
    resultTypes: ["violations"],
    ...(wanted
      ? { runOnly: { type: "rule", values: rules } }
      : { rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) }),
  });
  return result.violations;
}"""


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """What is wrong, element by element; `colours_only` where the rest has been judged."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe())
    found = []
    page.evaluate(LAY_OUT)
    for colours in (True,) if colours_only else (False, True):
        page.evaluate(PUT_ASIDE, colours)
        found += page.evaluate(RUN, [COLOURS, colours])
        page.evaluate(PUT_BACK)
    page.evaluate(LEAVE)
    return [
        f"{violation['id']}: {node['html'][:200]}\n  {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]
