"""What a figure gives away as a file is what it shows."""

import csv
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib import image

from tests.browser.explorers import Explorer, compute, shown_in

SVG = "{http://www.w3.org/2000/svg}"


def download(explorer, kind):
    with explorer.page.expect_download() as event:
        explorer.button(kind).click()
    assert event.value.suggested_filename == f"{explorer.spec['id']}.{kind.lower()}"
    return event.value.path()


@pytest.fixture
def moved(open_explorer):
    explorer = open_explorer("index-joint")
    for name in ("interphase_resistance", "exchange_current_density"):
        explorer.slider(name).focus()
        explorer.page.keyboard.press("PageDown")
    return explorer


def read_table(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    comments = [line[2:] for line in lines if line.startswith("# ")]
    header, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    numbers = [[float(cell) if cell else np.nan for cell in row] for row in rows]
    return comments, header, np.array(numbers)


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
                    plain += f" / {display['unit']}" if display["unit"] else ""
                    own = f"{curve['label']}: {plain}"
                    # A quantity between other ends than before has a column of its own.
                    named = many if axis == "y" else own in columns
                    title = own if named else plain
                    assert title in columns, f"{spec['id']}: no column {title!r} among {header}"
                    wanted = shown_in(display, samples)
                    wanted = np.where(np.isfinite(wanted), wanted, np.nan)
                    np.testing.assert_allclose(columns[title], wanted, rtol=1e-10, atol=1e-300)


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
    assert "var(" not in ET.tostring(root, encoding="unicode")


def test_the_picture_is_a_png_with_something_on_it(moved):
    path = download(moved, "PNG")
    assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    with path.open("rb") as file:
        pixels = image.imread(file, format="png")
    width = moved.element.locator("svg.hx-svg").bounding_box()["width"]
    assert pixels.shape[1] >= 2 * width
    assert pixels[..., :3].std() > 0.01
