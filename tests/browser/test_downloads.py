"""What a figure gives away as a file is what it shows."""

import csv
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib import image
from playwright.sync_api import expect

from tests.browser.explorers import Explorer, compute, shown_in, wait_until_ready

SVG = "{http://www.w3.org/2000/svg}"


# Where the rightmost letter of a drawing ends, where no style sheet of a page reaches it.
RIGHT = """(text) => {
  const box = document.createElement("div");
  const inside = box.attachShadow({ mode: "open" });
  inside.innerHTML = text.replace(/^<\\?xml.*?>/, "");
  document.body.append(box);
  const ends = [...inside.querySelectorAll("text")].map((one) => {
    const bounds = one.getBBox();
    return bounds.x + bounds.width + one.getCTM().e;
  });
  box.remove();
  return Math.max(...ends);
}"""


def download(explorer, kind):
    with explorer.page.expect_download() as event:
        explorer.button(kind).click()
    name = event.value.suggested_filename
    assert name.startswith(explorer.spec["id"])
    assert name.endswith(f".{kind.lower()}")
    assert re.fullmatch(r"[A-Za-z0-9.=+_-]{1,110}", name), name
    return event.value.path()


@pytest.fixture
def moved(open_explorer):
    explorer = open_explorer("index-joint")
    for name in ("interphase_resistance", "exchange_current_density"):
        explorer.slider(name).focus()
        explorer.page.keyboard.press("PageDown")
    return explorer


def read_table(path):
    """Its comments, and its header and numbers without the columns of reported values."""
    assert path.read_bytes().startswith("\ufeff".encode()), "Excel would not know it for UTF-8"
    text = path.read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    comments = [line[2:] for line in lines if line.startswith("# ")]
    header, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    assert not any("#" in cell for row in (header, *rows) for cell in row), "read as a comment"
    assert not [title for title in header if title.count(" / ") > 1]
    curves = sum(not title.startswith("reported") for title in header)
    numbers = [[float(cell) if cell else np.nan for cell in row[:curves]] for row in rows]
    return comments, header[:curves], np.array(numbers)


def test_the_table_says_at_which_parameters_it_was_made(moved):
    comments, _, _ = read_table(download(moved, "CSV"))
    assert comments[0] == f"{moved.spec['title']} (index-joint)"
    assert comments[1].startswith(f"{moved.page.url.split('#')[0]}#index-joint?")
    settings = dict(line.split(" = ") for line in comments if " = " in line)
    values = moved.values()
    for parameter in moved.spec["parameters"]:
        number, _, unit = settings[parameter["name"]].partition(" ")
        assert unit == parameter["display"]["unit"]
        wanted = shown_in(parameter["display"], values[parameter["name"]])
        assert float(number) == pytest.approx(wanted, rel=1e-5)


@pytest.mark.one_of_each_kind
def test_every_explorer_s_table_holds_numpy_s_numbers_under_their_units(visit, specs, chapter):
    page = visit(answered=True)
    for spec in specs(chapter).values():
        explorer = Explorer(page, spec)
        _, header, numbers = read_table(download(explorer, "CSV"))
        columns = {title: numbers[:, place] for place, title in enumerate(header)}
        assert len(columns) == len(header), f"{spec['id']}: two columns have one name: {header}"
        values = {p["name"]: p["default"] for p in spec["parameters"]}
        many = sum(len(panel["curves"]) for panel in spec["panels"]) > 1
        for panel in spec["panels"]:
            for curve in panel["curves"]:
                expected = dict(zip("xy", compute(curve, values), strict=True))
                for axis, samples in expected.items():
                    display = panel[axis]["display"]
                    plain = panel[axis]["label"]
                    plain += f" / {display['typeset']}" if display["typeset"] else ""
                    own = f"{curve['label']}: {plain}"
                    # A quantity between other ends than before has a column of its own.
                    named = many if axis == "y" else own in columns
                    title = own if named else plain
                    assert title in columns, f"{spec['id']}: no column {title!r} among {header}"
                    wanted = shown_in(display, samples)
                    wanted = np.where(np.isfinite(wanted), wanted, np.nan)
                    np.testing.assert_allclose(columns[title], wanted, rtol=1e-10, atol=1e-300)


def test_the_table_says_what_may_be_done_with_it_and_how_it_is_read(moved):
    comments, _, _ = read_table(download(moved, "CSV"))
    said = "\n".join(comments)
    for part in ("Status: ", "index-joint", "Weiss et al.", "CC BY 4.0", "pandas.read_csv("):
        assert part in said


def test_reported_values_are_in_the_table_with_who_says_so(open_explorer):
    explorer = open_explorer("le-se-donor-number")
    text = download(explorer, "CSV").read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    points = explorer.spec["panels"][0]["points"]
    for point, row in zip(points, rows, strict=False):
        cells = dict(zip(header, row, strict=True))
        assert cells["reported: what"] == point["label"]
        assert cells["reported: source"] == point["citation"]
        assert float(cells["reported: donor number"]) == pytest.approx(point["x"])
    assert [row[-1] for row in rows[len(points) :] if row[-1]] == []


def test_a_file_s_name_tells_states_apart(moved):
    def name():
        with moved.page.expect_download() as event:
            moved.button("CSV").click()
        return event.value.suggested_filename

    names = [name()]
    moved.button("Pin").click()
    names.append(name())
    moved.slider("concentration").focus()
    moved.page.keyboard.press("Home")
    names.append(name())
    for slider in moved.sliders:
        moved.slider(slider).focus()
        moved.page.keyboard.press("PageUp")
    names.append(name())
    moved.button("Unpin").click()
    moved.button("Reset").click()
    names.append(name())
    assert len(set(names)) == len(names), names
    assert names[-1] == "index-joint.csv"
    assert max(map(len, names)) <= 110


def test_pinned_curves_are_columns_of_their_own(moved):
    _, before, _ = read_table(download(moved, "CSV"))
    moved.button("Pin").click()
    moved.slider("interphase_resistance").focus()
    moved.page.keyboard.press("End")
    comments, header, _ = read_table(download(moved, "CSV"))
    assert len(header) == len(before) + 2
    assert sum("(pin A)" in title for title in header) == 2
    assert any(line.startswith("pin A: ") for line in comments)


def test_the_drawing_is_a_whole_svg_with_every_curve_and_no_script(moved):
    drawn = moved.read().paths().values()
    root = ET.parse(download(moved, "SVG")).getroot()  # noqa: S314 (made by the page under test)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == moved.spec["title"]
    curves = {path.get("d") for path in root.iter(f"{SVG}path")}
    assert set(drawn) <= curves
    text = " ".join(root.itertext())
    for curve in moved.spec["panels"][0]["curves"]:
        assert curve["label"] in text
    assert root.find(f".//{SVG}script") is None
    written = ET.tostring(root, encoding="unicode")
    assert "var(" not in written
    assert "color(" not in written, "no drawing program knows it"


def letters(root):
    """What is to be read in the drawing, line by line."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_the_drawing_says_all_that_a_reader_needs_away_from_the_page(open_explorer):
    explorer = open_explorer("le-se-donor-number", fragment="?temperature=320&A.donor_slope=0")
    path = download(explorer, "SVG")
    root = ET.parse(path).getroot()  # noqa: S314 (made by the page under test)
    said = " ".join(letters(root))
    spec = explorer.spec
    points = [point for panel in spec["panels"] for point in panel["points"]]
    for part in (
        spec["title"], "T = 46.85 °C", "Pin A: b = 0 kJ mol⁻¹", "T = 25 °C", "Status: illustrative",
        "CC BY 4.0", "Weiss et al.", "le-se-donor-number?temperature=320&A.donor_slope=0",
        *(point["label"] for point in points), *(point["citation"] for point in points),
    ):  # fmt: skip
        # An address and a long citation are broken between lines.
        assert part.replace(" ", "") in said.replace(" ", ""), part
    _, _, width, _ = map(float, root.get("viewBox").split())
    assert explorer.page.evaluate(RIGHT, path.read_text(encoding="utf-8")) <= width, "cut"


def test_a_picture_is_for_paper_unless_the_page_s_dark_ground_is_asked_for(open_explorer):
    explorer = open_explorer("index-joint", color_scheme="dark")

    def ground():
        root = ET.parse(download(explorer, "SVG")).getroot()  # noqa: S314 (as above)
        rectangle = root.find(f"{SVG}rect")
        return np.mean([int(part) for part in re.findall(r"\d+", rectangle.get("fill"))[:3]])

    assert ground() == 255
    dark = explorer.element.get_by_label("dark")
    dark.check()
    assert ground() < 60
    explorer.page.emulate_media(color_scheme="light")


def test_a_frame_that_forbids_downloads_gives_the_table_to_copy(opens, server):
    page = opens(server).page  # the book's own pages may hold no frames
    page.complaints_expected = True  # the browser says that the download was refused
    address = f"{server}/book/index.html#index-joint?concentration=500"
    page.set_content(
        f'<iframe sandbox="allow-scripts allow-same-origin" src="{address}" width="1000" '
        'height="700"></iframe>'
    )
    wait_until_ready(page.frames[1])
    frame = page.frame_locator("iframe").locator("#index-joint")
    frame.get_by_role("button", name="CSV", exact=True).click()
    expect(frame.locator(".hx-message")).to_contain_text("forbids it")
    text = frame.locator(".hx-offer textarea")
    assert "# concentration = 0.5 mol/l" in text.input_value()
    frame.get_by_role("button", name="PNG", exact=True).click()
    expect(frame.locator(".hx-offer img")).to_be_visible()
    frame.get_by_role("button", name="Dismiss").click()
    expect(frame.locator(".hx-offer")).to_have_count(0)


def test_the_picture_is_a_png_with_something_on_it(moved):
    path = download(moved, "PNG")
    assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    with path.open("rb") as file:
        pixels = image.imread(file, format="png")
    box = moved.element.locator("svg.hx-svg").bounding_box()
    assert pixels.shape[1] >= 2 * box["width"]
    assert pixels.shape[0] >= 2 * box["height"] + 200, "title, settings and source have no room"
    assert pixels[..., :3].std() > 0.01
