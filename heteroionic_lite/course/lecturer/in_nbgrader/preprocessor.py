"""What nbgrader runs in place of a student's notebook: marks from the claims, nothing executed.

Both are set by nbgrader's own options (``record.configure``), so plain ``nbgrader autograde`` uses
them as well. ``KeepClaims`` stands where outputs are cleared, ``MarkClaims`` where a notebook would
be executed: it leaves the points in the grade cell in the form that nbgrader reads.
"""

from pathlib import Path
from typing import Any

from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Unicode

from heteroionic_lite.course.claims import MIME, as_json, claims_of, read_claim
from heteroionic_lite.course.drawn import plain
from heteroionic_lite.course.lecturer.assessing import Entry, assess_claims
from heteroionic_lite.course.lecturer.roster import read_codes
from heteroionic_lite.course.lecturer.submissions import Submission

# What ``mark`` has found out already, by student, so that nothing is marked twice.
KNOWN: dict[str, Entry] = {}


class KeepClaims(NbGraderPreprocessor):  # type: ignore[misc]
    """Removes every output but claims; of a claim only its data and a line of text stay."""

    def preprocess_cell(self, cell: Any, resources: Any, _index: int) -> tuple[Any, Any]:
        """One cell."""
        if cell.cell_type == "code":
            bundles = [one.get("data") or {} for one in cell.outputs]
            cell.outputs = [kept for one in bundles if (kept := _kept(one))]
            cell.execution_count = None
        return cell, resources


def _kept(bundle: Any) -> Any:
    try:
        claim = read_claim(bundle.get(MIME))
    except (ValueError, AttributeError):
        return None
    text = f"{claim.exercise}: {claim.value} {claim.unit}".strip()
    return new_output("display_data", {MIME: as_json(claim), "text/plain": text})


class MarkClaims(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts the points of each exercise into its grade cell, with what there is to say of it."""

    codes = Unicode(
        "codes.csv", help="Who has which sheet: the file that `codes` wrote, in the course's root"
    ).tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """A notebook."""
        about = resources["nbgrader"]
        student, set_ = about["student"], about["assignment"]
        entry = KNOWN.get(student)
        if entry is None:
            given = Submission(student, f"{student}/{set_}")
            entry = assess_claims(claims_of(nb), given, self._code(student), set_)
        lines = {one.exercise.replace(".", "-"): one for one in entry.lines}
        for cell in nb.cells:
            if not is_grade(cell) or is_solution(cell) or cell.cell_type != "code":
                continue
            line = lines.get(cell.metadata.nbgrader["grade_id"])
            points, said = (line.points, line.message) if line else (0.0, "No such exercise.")
            shown = new_output("stream", name="stdout", text=plain(said) + "\n")
            cell.outputs = [shown]
            if points is not None:
                worth = {"text/plain": f"{points:.10g}"}
                cell.outputs.append(new_output("execute_result", worth, execution_count=1))
        return nb, resources

    def _code(self, student: str) -> str:
        path = Path(self.codes)  # nbgrader works in the course's root
        if not path.exists():
            return ""
        return next((one.code for one in read_codes(path) if one.student == student), "")
