"""Finds Chromium for the browser tests, or installs it, or says in one sentence what to do.

python -m tests.chromium    make sure that there is one
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
REMEDY = "No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM to its path, and run the command again."


def find_chromium() -> str | None:
    """The path of a Chromium on this machine: CHROMIUM, one on the PATH, Chrome on a Mac, or Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named if Path(named).is_file() else None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if MAC.is_file():
        return str(MAC)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if own and Path(own).is_file() else None


def install() -> None:
    """Try Playwright's download, then Debian's package."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        attempts = [[*sudo, "apt-get", "update", "-qq"], [*sudo, "apt-get", "install", "-y", "-qq", "chromium"], *attempts]
    for command in attempts:
        print("Installing Chromium:", " ".join(command), flush=True)
        subprocess.run(command, check=False)
        if find_chromium():
            return


def main() -> int:
    if not find_chromium():
        install()
    found = find_chromium()
    print(f"Chromium: {found}" if found else REMEDY, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
