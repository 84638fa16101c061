"""Rows of one's own: ``python -m heteroionic_lite.evidence new value``, ``… check mine.csv``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from heteroionic_lite.evidence.contribute import KINDS, check, explanation, template
from heteroionic_lite.evidence.strict_csv import DataError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; 1 if a file cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m heteroionic_lite.evidence",
        description="A value or a finding of your own: a row to fill in, what is wrong with it.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    new = commands.add_parser("new", help="print a header and an empty row: new value > mine.csv")
    new.add_argument("kind", choices=KINDS, help="what the row is to hold")
    checked = commands.add_parser("check", help="say what is wrong with the rows of files")
    checked.add_argument("files", nargs="+", type=Path, metavar="file.csv")
    asked = parser.parse_args(arguments)
    if asked.command == "new":
        sys.stdout.write(template(asked.kind))
        # apart from the row, so that this is read and that goes into a file
        for line in explanation(asked.kind):
            sys.stderr.write(f"{line}\n")
        return 0
    return max(_check(path) for path in asked.files)


def _check(path: Path) -> int:
    try:
        rows = check(path)
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for row in rows:
        sys.stdout.write(f"{row!r}\n")
    number = f"{len(rows)} rows" if len(rows) > 1 else "1 row"
    sys.stdout.write(f"{path.name}: {number}, nothing to mend\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
