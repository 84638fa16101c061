"""The diagnosis on its page: what is pasted is judged as in Python, and nothing leaves."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from heteroionic_lite import diagnose
from heteroionic_lite.diagnosis.examples import examples
from heteroionic_lite.diagnosis.impedance import diagnose_spectrum, read_spectra, resistances
from heteroionic_lite.units import number_text
from tests.diagnosis.spectra import rows
from tests.diagnosis.test_impedance import F, measured
from tests.diagnosis.test_impedance_series import impedance

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGE = "book/diagnosis/index.html"
VERDICT = ".hx-dg-verdict"
PASTE = """text => {
  const field = document.querySelector('#diagnosis-tool textarea');
  field.focus();
  field.select();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const more = {clipboardData, bubbles: true, cancelable: true};
  field.dispatchEvent(new ClipboardEvent('paste', more));
}"""


def paste(page: Page, text: str) -> None:
    page.evaluate(PASTE, text)


def concluded(page: Page, kind: str) -> str:
    """The sentence of the verdict, once there is one of this kind with all that follows."""
    expect(page.locator(VERDICT)).to_have_attribute("data-kind", kind)
    return page.locator(f"{VERDICT} p").evaluate("p => p.lastChild.textContent")


def test_every_example_is_judged_as_in_python_and_nothing_is_asked_of_a_server(open_page):
    page = open_page(PAGE)
    page.locator("#diagnosis-tool textarea").focus()
    paste(page, examples()["both"].text)
    concluded(page, "named")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for one in examples().values():
        if one.name in ("arcs", "drift"):
            continue
        found = diagnose(one.text)
        paste(page, one.text)
        expect(page.locator(VERDICT)).to_contain_text(found.verdict.sentence)
        if found.next is not None:
            expect(page.locator("#diagnosis-tool")).to_contain_text(found.next.sentence)
    paste(page, examples()["drift"].text)
    assert "Kramers and Kronig" in concluded(page, "not_still")
    # A worker that was still at the rows before begins anew, by its script, from the site itself.
    assert [url for url in asked if "/_static/fit." not in url] == []


def test_what_is_not_said_is_asked_and_never_taken_for_granted(open_page):
    rows = examples()["both"].text.splitlines()
    names = ["Konzentration (mol/l)", "Zeit (h)", "Spannung (mV)", "Widerstand (Ohm cm²)"]
    text = ";".join(names) + "\n" + "\n".join(rows[6:]).replace(",", ";").replace(".", ",")
    page = open_page(PAGE)
    paste(page, text)
    expect(page.locator(VERDICT)).to_contain_text("4 answers are missing")
    tool = page.locator("#diagnosis-tool")
    for column, kind in enumerate(("concentration", "time", "bias", "resistance"), start=1):
        tool.locator(f'[data-key="column {column}"]').select_option(kind)
    expect(page.locator(VERDICT)).to_contain_text("3 answers are missing")
    assert tool.locator(".hx-dg-asked input:checked").count() == 0
    for key in ("positive desolvation", "interfaces 1", "resistance chord"):
        tool.locator(f'[data-key="{key}"]').click()
    said = {"positive": "desolvation", "interfaces": 1, "resistance": "chord"}
    columns = {1: "concentration", 2: "time", 3: "bias", 4: "resistance"}
    assert concluded(page, "named") == diagnose(text, columns=columns, **said).verdict.sentence
    line = tool.locator(".hx-dg-home pre")
    expect(line).to_contain_text('columns={1: "concentration"')
    expect(line).to_contain_text('positive="desolvation", interfaces=1, resistance="chord"')


def test_faults_are_all_listed_lead_to_their_cells_and_are_mended_there(open_page):
    lines = examples()["transfer"].text.splitlines()
    lines[9] = re.sub(r"[^,]+$", "n/a", lines[9])
    lines[20] = re.sub(r"[^,]+$", "-784", lines[20])
    page = open_page(PAGE)
    paste(page, "\n".join(lines))
    faults = page.locator(".hx-dg-fault")
    expect(faults).to_have_text([
        'pasted.csv, line 10, column 4: "n/a" is not a number',
        "pasted.csv, line 21, column 4: resistance must be positive, found -784",
    ])  # fmt: skip
    for value in ("1700", "1300"):
        faults.first.click()
        page.keyboard.press("Control+A")
        page.keyboard.type(value)
        page.keyboard.press("Enter")
    expect(faults).to_have_count(0)
    expect(page.locator(VERDICT)).not_to_have_attribute("data-kind", "waits")


def test_an_odd_row_is_left_out_and_put_back(open_page):
    page = open_page(PAGE)
    page.get_by_role("link", name="One slip of the pen").click()
    assert "Row 42" in concluded(page, "outlier")
    page.get_by_role("button", name="Leave out row 42").click()
    concluded(page, "named")
    expect(page.locator(".hx-dg-home pre")).to_contain_text("exclude=[42]")
    page.get_by_role("button", name="Undo").click()
    concluded(page, "outlier")


def test_spectra_are_cut_held_tabulated_and_diagnosed_as_in_python(open_page, tmp_path: Path):
    files, salt = [], [1, 0.4, 0.16, 0.064, 0.025]
    for i, c in enumerate(salt):
        files.append(tmp_path / f"cell {i}.csv")
        z = measured(impedance(1000 * c), seed=7).impedance * 1e4
        header = "frequency / Hz,real / ohm cm^2,imaginary / ohm cm^2\n"
        files[-1].write_text(header + rows(F, z.real, z.imag), encoding="utf-8")
    fixed = {"series_resistance": "40 ohm cm^2"}
    found = [
        diagnose_spectrum(spectrum, window=("100 mHz", None), fixed=fixed)
        for path in files
        for spectrum in read_spectra(path.read_bytes(), path.name).spectra
    ]
    of = "second_interphase_resistance"
    table = resistances(found, {"concentration / mol/l": salt}, of=of)

    page = open_page(PAGE)
    tool = page.locator("#diagnosis-tool")
    tool.locator("input[type=file]").set_input_files(files)
    expect(tool).not_to_have_attribute("aria-busy", "", timeout=60_000)
    lowest = tool.locator("input[data-key='window lowest']")
    for wrong, why in (("0.1 ohm", "is not a unit of this"), ("-1", "above zero")):
        lowest.fill(wrong)
        lowest.press("Enter")
        expect(tool.locator(".hx-dg-window .hx-problem").first).to_contain_text(why)
    lowest.fill("1 MHz")
    lowest.press("Enter")
    expect(page.locator(VERDICT)).to_contain_text("at least 10 are needed")
    lowest.fill("100 mHz")
    lowest.press("Enter")
    expect(tool.locator(".hx-dg-window")).to_contain_text("6 of 49 points are left out: below")
    hold = tool.locator("input[data-key='hold series_resistance']")
    hold.fill("40")
    hold.press("Enter")
    expect(tool).to_contain_text("40 Ω cm² (held)", timeout=60_000)
    expect(tool).not_to_have_attribute("aria-busy", "", timeout=60_000)
    expect(page.locator(VERDICT)).to_contain_text(found[0].verdict.sentence)
    tool.locator("select[data-key=of]").select_option(of)
    for i, c in enumerate(salt):
        tool.locator(f"[data-key='concentration {i}']").fill(f"{1000 * c:g} mmol/l")
    tool.locator("[data-key='concentration 4']").press("Tab")
    assert page.evaluate("document.activeElement.dataset.key") == "time 4"
    expect(tool.locator(".hx-dg-home pre")).to_contain_text('"concentration / mol/l": [1, 0.4,')
    tool.get_by_role("button", name="Diagnose these resistances").click()
    expect(page.locator(VERDICT)).to_contain_text(diagnose(table).verdict.sentence, timeout=60_000)
    tool.get_by_role("button", name="Undo").click()
    expect(tool.locator("[data-key='concentration 1']")).to_have_value("400 mmol/l", timeout=60_000)


def test_a_phone_shows_verdict_figures_parameters_next_and_all_in_this_order(open_page):
    page = open_page(PAGE, width=320)
    paste(page, examples()["both"].text)
    concluded(page, "named")
    expect(page.locator(".hx-dg-home")).to_be_visible(timeout=30_000)
    titles = page.locator("#diagnosis-tool h3").all_inner_texts()
    assert titles[:6] == [
        "The rows and the two leading mechanisms", "What is left over", "Parameters",
        "What to measure next", "All that was asked", "Keep in mind",
    ]  # fmt: skip
    assert page.locator(VERDICT).bounding_box()["y"] < page.locator("h3").first.bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_refusal_says_where_to_look_as_python_does(open_page):
    page = open_page(PAGE)
    text = examples()["outside"].text
    paste(page, text)
    concluded(page, "none")
    cause = next(one for one in diagnose(text).doubts if one.startswith("With electrolyte left in"))
    expect(page.locator("#diagnosis-tool li").filter(has_text=cause)).to_be_visible(timeout=30_000)


def test_intervals_are_checked_by_resamples_as_in_python_and_taken_home(open_page):
    page = open_page(PAGE)
    text = examples()["transfer"].text
    paste(page, text)
    concluded(page, "named")
    page.get_by_role("button", name="Check the intervals by 200 resamples").click()
    table = page.locator(".hx-dg-of[data-checked]")
    expect(table).to_be_visible(timeout=30_000)
    expect(page.locator("#diagnosis-tool")).to_contain_text("200 times, seed 1")
    found = diagnose(text).bootstrap(200, seed=1)
    shown = table.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => row.cells[3].innerText)"
    )
    alpha = found.intervals[1]
    assert shown[1] == f"{number_text(alpha.low, 3)} to {number_text(alpha.high, 3)}"
    expect(page.locator(".hx-dg-home pre")).to_contain_text("bootstrap(samples=200, seed=1)")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Everything, JSON").click()
    record = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert record["resampled"]["seed"] == 1
    assert record["causes"] == []


def test_the_keyboard_alone_takes_an_example_and_leaves_a_row_out(open_page):
    page = open_page(PAGE)
    page.locator("#diagnosis-tool textarea").focus()
    page.keyboard.press("Tab")  # a file
    page.keyboard.press("Tab")
    page.keyboard.type("A slip")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    concluded(page, "outlier")
    page.get_by_role("button", name="Leave out row 42").focus()
    page.keyboard.press("Enter")
    concluded(page, "named")


def test_from_a_disk_the_page_itself_computes(browser, site: Path):
    page = browser.new_page()
    page.goto((site / PAGE).as_uri())
    paste(page, examples()["few"].text)
    sentence = concluded(page, "undecided")
    assert sentence == diagnose(examples()["few"].text).verdict.sentence
    page.close()


def test_without_scripts_there_are_the_procedure_and_an_example(open_page):
    page = open_page(PAGE, javascript=False)
    both = diagnose(examples()["both"].text)
    expect(page.locator("#diagnosis-tool")).to_contain_text(both.verdict.sentence)
    assert page.locator("#diagnosis-tool img").get_attribute("alt").startswith("Resistances of 90")
    for step in ("rest", "arcs", "slope", "energy", "change"):
        expect(page.locator(f"#diagnosis-step-{step}").first).to_be_attached()
    expect(page.locator("#diagnosis-plan tbody tr")).to_have_count(8)


def test_more_concentrations_say_little_of_alpha_and_a_bias_says_much(open_page):
    page = open_page(PAGE)
    plan = page.locator("#diagnosis-plan")
    plan.scroll_into_view_if_needed()
    expect(plan.locator("[role=status]")).to_contain_text("next to nothing")
    plan.locator("input[type=checkbox]").check()
    expect(plan.locator("[role=status]")).to_contain_text("15 rows of 3 %")
    expect(plan.locator("[role=status]")).to_contain_text("a measurement of α")


def test_figures_and_residuals_are_saved_also_those_out_of_sight(open_page):
    page = open_page(PAGE)
    paste(page, examples()["both"].text)
    concluded(page, "named")
    with page.expect_download() as download:
        page.get_by_role("button", name="Figures, SVG").click()
    drawing = download.value.path().read_text(encoding="utf-8")
    assert drawing.count("left over / %") == 3
    assert "charge transfer + growing layer" in drawing
    assert "var(" not in drawing
    with page.expect_download() as download:
        page.get_by_role("button", name="Residuals, CSV").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == f"# {diagnose(examples()['both'].text).verdict.sentence}"
    assert len(lines) == 3 + 90
    with page.expect_download() as download:
        page.get_by_role("button", name="Everything, JSON").click()
    record = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert record["verdict"]["named"] == "transfer_growing_layer"
    assert record["versions"]["heteroionic_lite"]
