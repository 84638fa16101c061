"""Finds the Chromium that the browser tests drive, installs one, or says how to get it.

`$CHROMIUM` names one; then come the names it has on Linux and macOS, then Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The first is Chromium without its windows: a page opens in half the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HOW_TO_GET_IT = """\
The browser tests need Chromium (or Chrome), and none was found or could be installed.
  Debian:          sudo apt install chromium-headless-shell      (or chromium)
  Ubuntu:          sudo apt install chromium-browser
  Fedora:          sudo dnf install chromium
  macOS:           brew install --cask chromium
  anywhere:        .venv/bin/playwright install chromium
If it is installed in an unusual place: CHROMIUM=/path/to/chromium make test"""


def find() -> Path | None:
    """The first Chromium there is."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not shutil.which(named):
            raise SystemExit(f"CHROMIUM={named} is not a program that can be run.")
        return Path(named)
    candidates = [shutil.which(name) for name in NAMES]
    candidates += [path for path in APPLICATIONS if os.access(path, os.X_OK)]
    return next((Path(path) for path in candidates if path), None) or playwrights_own()


def playwrights_own() -> Path | None:
    """The one that `playwright install chromium` downloads, if it has."""
    from playwright.sync_api import sync_playwright  # slow, and rarely needed

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def install() -> None:
    """By the system's package manager where we may use it, else by Playwright."""
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium with apt-get", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        for package in NAMES[:2]:
            command = ["apt-get", "install", "-y", "-qq", package]
            if subprocess.run(command, env=quiet, check=False).returncode == 0:
                return
    print("Installing Playwright's Chromium", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    """Make sure that there is one."""
    path = find()
    if path is None:
        install()
        path = find()
    if path is None:
        raise SystemExit(HOW_TO_GET_IT)
    print(path)


if __name__ == "__main__":
    main()
