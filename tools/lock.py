"""Resolves the requirements and writes them down, with hashes and without any address.

requirements.txt is what the book needs; requirements-test.txt is the same and what the tests need
on top; binder/requirements.txt is what a notebook needs that runs in Binder. The largest one is
resolved first and binds the others, so that what is tested is what is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

UV = "uv==0.13.9"
ROOT = Path(__file__).resolve().parent.parent
COMPILE = (
    "--universal",
    "--python-version=3.11",
    "--fork-strategy=fewest",
    "--generate-hashes",
    # No address of a registry and no path of this machine belongs into the repository.
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make lock",
    "--quiet",
)


def main() -> None:
    """`make lock` renews everything; `make lock KEEP=1` moves only what has to move."""
    python = [sys.executable, "-m"]
    subprocess.run([*python, "pip", "install", "--quiet", UV], check=True)
    renew = [] if os.environ.get("KEEP") else ["--upgrade"]
    for output, extra, group, options in (
        ("requirements-test.txt", "test", "build", renew),
        # uv keeps to the versions that it finds in the file it is about to write
        ("requirements.txt", "book", "build", []),
        ("binder/requirements.txt", "notebooks", "binder", []),
    ):
        if extra != "test":
            shutil.copyfile(ROOT / "requirements-test.txt", ROOT / output)
        command = [*python, "uv", "pip", "compile", "pyproject.toml", f"--extra={extra}"]
        command += [f"--group={group}", *COMPILE, *options, f"--output-file={output}"]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        print(f"wrote {output}")


if __name__ == "__main__":
    main()
