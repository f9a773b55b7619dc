"""`make serve`: the site on localhost, built again at every edit to Markdown, data or a chart.

A mistake in data, prose or a chart is printed with its place and the last good pages stay up; the next edit tries again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
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
    flag = "--dev-addr"
    command = [sys.executable, "-m", options.engine, "serve", flag, options.address]
    try:
        return subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
