"""Own data as spreadsheets of several countries save them: read rightly, or told in one line."""

import csv
import io

import pytest

from heteroionic_lite import reported
from heteroionic_lite.evidence.read import DATA
from heteroionic_lite.evidence.strict_csv import DataError

with (DATA / "reported.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [row for row in csv.DictReader(file) if row["id"] in ("V040", "V041", "V077")]
COLUMNS = list(ROWS[0])
NUMBERS = [c for c in COLUMNS if c in ("value", "low", "high") or c.startswith(("temp", "conc"))]


def written(rows=ROWS, between=",", comma=False, ends="\r\n", columns=COLUMNS):
    """A table as text, with decimal commas if wanted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, lineterminator=ends)
    writer.writerow(columns)
    for row in rows:
        point = [row[c].replace(".", ",") if comma and c in NUMBERS else row[c] for c in columns]
        writer.writerow(point)
    return out.getvalue()


def saved(folder, content, encoding="utf-8"):
    path = folder / "own.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def told(folder, content, *words, encoding="utf-8"):
    """The one line that says what is wrong."""
    with pytest.raises(DataError) as error:
        reported(path=saved(folder, content, encoding))
    message = str(error.value)
    assert "\n" not in message, message
    assert message.startswith("own.csv")
    assert not [word for word in words if word not in message], message


def test_what_spreadsheets_save_is_read_with_the_same_numbers(tmp_path):
    expected = [(row["id"], float(row["value"])) for row in ROWS]
    for between in ",;\t|":
        for comma in (False, between != ","):
            text = written(between=between, comma=comma)
            for content, encoding in (
                (text, "utf-8"),
                (text, "utf-8-sig"),
                (text, "utf-16"),
                (text, "utf-32"),
                (b"\xfe\xff" + text.encode("utf-16-be"), ""),
                (text.replace("\r\n", "\n"), "utf-8"),
                (text.replace("\r\n", "\r"), "utf-8"),
                (text.replace("\r\n", "\r\r\n"), "utf-8"),
                (text + "\r\n\r\n", "utf-8"),
                (text + between * (len(COLUMNS) - 1) + "\r\n", "utf-8"),
                (f"sep={between}\r\n{text}", "utf-8"),
                (text.removesuffix("\r\n"), "utf-8"),
            ):
                rows = reported(path=saved(tmp_path, content, encoding))
                assert [(row.id, row.value) for row in rows] == expected, (between, comma, encoding)


def test_quoted_cells_may_hold_what_divides_cells(tmp_path):
    rows = [{**ROWS[0], "note": "one; two, three\tfour"}]
    for between in ",;\t":
        found = reported(path=saved(tmp_path, written(rows, between)))
        assert found[0].note == "one; two, three\tfour"


def test_a_comma_that_may_stand_between_thousands_is_not_guessed_at(tmp_path):
    odd = [{**ROWS[0], "value": "1,000"}]
    told(tmp_path, written(odd, ";"), "line 2, column value", "'1,000' may be 1 or 1000")
    # Another number of the file says that it is a decimal comma.
    sure = [*odd, {**ROWS[1], "value": "0,44"}]
    assert [row.value for row in reported(path=saved(tmp_path, written(sure, ";")))] == [1.0, 0.44]
    point = [*odd, {**ROWS[1], "value": "0.44"}]
    told(tmp_path, written(point, ";"), "'1,000' has a comma", "'0.44' in line 3 a point")
    both = [{**ROWS[0], "value": "1.234,5"}]
    assert reported(path=saved(tmp_path, written(both, ";")))[0].value == 1234.5


def test_a_decimal_comma_between_commas_is_one_line_however_many_rows(tmp_path):
    lines = [",".join(COLUMNS)]
    lines += [",".join({**ROWS[0], "note": "x", "value": "53,1"}.values()) for _ in range(30)]
    told(tmp_path, "\n".join(lines), "and below", "decimal sign", "semicolons")


def test_what_is_no_table_is_one_line(tmp_path):
    told(tmp_path, "Spannung;Strom\n1;2\n", "no header of this table", "semicolons")
    told(tmp_path, b"PK\x03\x04rest", "workbook")
    told(tmp_path, written().encode("utf-16-le"), "UTF-8")
    told(tmp_path, written(columns=COLUMNS[:-4]), "the columns", "are missing")
    told(tmp_path, written(columns=[*COLUMNS, "id"]), "occurs twice")
    renamed = written().replace(",value,", ",Value,", 1)
    with pytest.raises(DataError, match="did you mean value"):
        reported(path=saved(tmp_path, renamed))


def test_many_faults_are_counted_after_the_first(tmp_path):
    rows = [{**ROWS[0], "id": f"V{n}", "value": "many", "solid": f"S{n}"} for n in range(100, 300)]
    with pytest.raises(DataError) as error:
        reported(path=saved(tmp_path, written(rows)))
    lines = str(error.value).splitlines()
    assert len(lines) == 51
    assert lines[-1] == "own.csv: 150 more of the kind"


def test_a_file_that_was_changed_is_read_again_and_its_path_may_be_a_text(tmp_path):
    path = saved(tmp_path, written(ROWS[:1]))
    assert len(reported(path=str(path))) == 1
    saved(tmp_path, written(ROWS[:2]))
    assert len(reported(path=str(path))) == 2
