"""`make serve`: the site on localhost, built again at every edit to Markdown, data or a chart.

A mistake in data, prose or a chart is printed with its place; pages wait for the edit that repairs it.
"""

from __future__ import annotations

import argparse
import os
import sys

from scripts import check
from scripts.problem import ROOT


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.serve", description="Show the site and follow edits.")
    parser.add_argument("--engine", choices=("mkdocs", "zensical"), default="mkdocs")
    parser.add_argument("--address", default="127.0.0.1:8000")
    options = parser.parse_args(arguments)
    if check.main([]):
        print("Repair the problems above, then run the command again.", file=sys.stderr)
        return 1
    os.chdir(ROOT)
    command = [sys.executable, "-m", options.engine, "serve", "--dev-addr", options.address]
    sys.stdout.flush()
    os.execve(sys.executable, command, os.environ | {"NO_MKDOCS_2_WARNING": "1"})  # the engine takes this process's place, and ends with it


if __name__ == "__main__":
    sys.exit(main())
