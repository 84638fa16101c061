"""What a release consists of, in dist/: `make release`.

The wheel and the sdist, the site as an archive that opens from a disk, the book as a PDF, a
manifest of the site's files and checksums of everything. The same commit gives the same archive.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
PDF = ROOT / "_build" / "pdf" / "ions-across-interfaces.pdf"
DIST = ROOT / "dist"
WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say: no time is part of it
READABLE = 0o644 << 16


def main() -> None:
    """Build, pack and add up."""
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(DIST), str(ROOT)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{project['name']}-{project['version']}"
    files = packed(SITE, DIST / f"{name}-site.zip", f"{name}-site")
    manifest = {"name": project["name"], "version": project["version"], "files": files}
    (DIST / f"{name}-site.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    shutil.copy(PDF, DIST / f"{name}.pdf")
    sums = [f"{digest(path)}  {path.name}" for path in sorted(DIST.iterdir())]
    (DIST / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.relative_to(ROOT)}")


def packed(folder: Path, archive: Path, inside: str) -> dict[str, dict[str, str | int]]:
    """The folder as an archive; gives size and checksum of each file by its path."""
    files: dict[str, dict[str, str | int]] = {}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            relative = path.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(f"{inside}/{relative}", WHEN)
            entry.external_attr = READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, path.read_bytes())
            files[relative] = {"size": path.stat().st_size, "sha256": digest(path)}
    return files


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
