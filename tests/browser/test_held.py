"""While a slider moves, the words that run with it move nothing else."""

from __future__ import annotations

MOVES = 12
SLIDER = ("le-se-bias-asymmetry", "transfer_coefficient")

# From end to end, each move once the words of the one before are there; what is seen after each.
RUN = """async (slider, moves) => {
  const root = slider.closest("[data-explorer]");
  const words = async () => {
    do await new Promise((on) => requestAnimationFrame(() => setTimeout(on)));
    while (root.hasAttribute("data-behind"));
  };
  const cut = (box) => box.scrollHeight > box.clientHeight + 1;
  const boxes = [...root.querySelectorAll(".hx-legend, .hx-readouts, .hx-summary, .hx-formula")]
    .filter((box) => box.checkVisibility());
  const seen = [];
  for (let move = 0; move <= moves; move++) {
    slider.value = Math.round(move / moves * slider.max);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await words();
    seen.push({ height: root.offsetHeight, cut: boxes.filter(cut).map((box) => box.className) });
  }
  return seen;
}"""
LET_GO = """(root) => [...root.querySelectorAll("[style]")].every((box) => !box.style.contain)"""


def run(explorer, moves=MOVES):
    slider = explorer.slider(SLIDER[1])
    slider.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    return slider.evaluate(f"(slider) => ({RUN})(slider, {moves})")


def test_a_figure_only_grows_while_its_slider_moves_and_no_word_is_cut_off(open_explorer):
    explorer = open_explorer(SLIDER[0])
    seen = run(explorer)
    heights = [one["height"] for one in seen]
    assert heights == sorted(heights)
    assert [one["cut"] for one in seen] == [[]] * len(seen)


def test_when_the_hand_rests_a_figure_is_as_high_as_a_fresh_one_of_the_same_values(open_explorer):
    explorer = open_explorer(SLIDER[0])
    run(explorer)
    element = explorer.element.element_handle()
    explorer.page.wait_for_function(LET_GO, arg=element)
    at_rest = explorer.element.evaluate("(root) => root.offsetHeight")
    value = explorer.values()[SLIDER[1]]
    fresh = open_explorer(SLIDER[0], fragment=f"?{SLIDER[1]}={value}")
    assert fresh.values()[SLIDER[1]] == value
    assert fresh.element.evaluate("(root) => root.offsetHeight") == at_rest


def test_words_that_run_do_not_lay_out_the_page(open_explorer):
    explorer = open_explorer(SLIDER[0])
    run(explorer)  # the page's other figures come meanwhile
    session = explorer.page.context.new_cdp_session(explorer.page)
    events: list[dict] = []
    ended: list[dict] = []
    session.on("Tracing.dataCollected", lambda sent: events.extend(sent["value"]))
    session.on("Tracing.tracingComplete", lambda sent: ended.append(sent))  # noqa: PLW0108 (wants one)
    categories = {"includedCategories": ["devtools.timeline"]}
    session.send("Tracing.start", {"traceConfig": categories, "transferMode": "ReportEvents"})
    run(explorer)
    session.send("Tracing.end")
    while not ended:
        explorer.page.evaluate("new Promise((on) => requestAnimationFrame(on))")
    layouts = [e for e in events if e["name"] == "Layout" and "beginData" in e.get("args", {})]
    whole = [e for e in layouts if not e["args"]["beginData"]["partialLayout"]]
    # One when the boxes are held, one where a box needs more room; the slow let go in between.
    assert len(layouts) > MOVES
    assert len(whole) < MOVES / 2
