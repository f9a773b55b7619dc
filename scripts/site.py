"""`make site`: check everything, let an engine build the pages, then publish what is not a page.

An engine can lose an error in silence, so what it wrote is counted: every figure and every fact that the Markdown
asks for must stand in the HTML.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import yaml

from scripts.check import Check
from scripts.page import today
from scripts.problem import ROOT, AuthorError
from scripts.publish import address, publish

ENGINES = ("mkdocs", "zensical")
SOURCES = [ROOT / name for name in ("charts", "data", "docs", "overrides", "scripts", "tests", ".git")]


def configuration() -> dict:
    """mkdocs.yml as data; the names of Python functions in it stay names."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, suffix, node: suffix)
    return yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)


def site_folder() -> Path:
    """Where both engines write, whatever became of the last build."""
    return ROOT / configuration()["site_dir"]


def find_obstacle(out: Path, kept: Path) -> str | None:
    """Why these two folders cannot be used: a build empties `out`, and carries `kept` on."""
    here, carried = out.resolve(), kept.resolve()
    if ROOT.is_relative_to(here) or any(here.is_relative_to(source) for source in SOURCES):
        return f"--out is {out}, which holds the project's own files or lies among them; a build would delete or read them"
    ours = here == site_folder() or (here / "404.html").is_file() or (here.is_dir() and not any(here.iterdir()))
    if here.exists() and not ours:
        return f"--out is {out}, which is no site built earlier; name a folder that is empty or does not exist yet"
    if carried.exists() and not carried.is_dir():
        return f"--kept is {kept}, a file; expected the folder of earlier frozen charts"
    if carried.is_relative_to(here):
        return f"--kept is {kept}, inside --out, which a build empties; name a folder beside it"
    return None


def build_pages(engine: str, out: Path) -> None:
    """Run an engine in a process of its own."""
    target = site_folder()
    shutil.rmtree(target, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--clean", "--strict"], cwd=ROOT, capture_output=True, text=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    if done.returncode or not (target / "index.html").is_file():
        raise SystemExit(f"{engine} could not build the pages:\n{done.stdout}{done.stderr}")
    if out.resolve() != target.resolve():
        shutil.rmtree(out, ignore_errors=True)
        shutil.move(target, out)


def check_pages(check: Check, out: Path) -> None:
    """Compare what the pages ask for with what the engine wrote."""
    missing = []
    for chart, pages in check.charts.items():
        for page in pages:
            html = (out / address(page) / "index.html").read_text("utf-8")
            if f'id="chart-{chart}"' not in html:
                missing.append(f"{page}: the chart “{chart}” is not in the built page")
    for page in sorted({p for pages in check.used.values() for p in pages if p.startswith("docs/")}):
        linked = set(re.findall(r"\]\(fact:([^)\s]+)\)", (ROOT / page).read_text("utf-8")))
        shown = set(re.findall(r'data-fact="([^"]+)"', (out / address(page) / "index.html").read_text("utf-8")))
        missing += [f"{page}: the fact “{name}” is not in the built page" for name in sorted(linked - shown)]
    if missing:
        raise SystemExit("The engine lost parts of the pages:\n" + "\n".join(missing))


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """The command line; exits where a build could not use what it says."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site", description="Build the whole site.")
    parser.add_argument("--engine", choices=ENGINES, default="mkdocs")
    parser.add_argument("--out", type=Path, default=ROOT / "site")
    parser.add_argument("--kept", type=Path, default=ROOT / "kept", help="earlier frozen charts, carried from one deploy to the next")
    options = parser.parse_args(arguments)
    try:
        today()
    except AuthorError as error:
        parser.error(str(error))
    if obstacle := find_obstacle(options.out, options.kept):
        parser.error(obstacle)
    return options


def main(arguments: list[str] | None = None) -> int:
    options = read_options(arguments)
    start = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - start:6.1f} s  {what}", flush=True)

    say("checking data, prose and charts")
    check = Check(say=say)
    if check.problems:
        print("\n".join(map(str, sorted(set(check.problems)))), file=sys.stderr)
        print(f"{len(set(check.problems))} problems; nothing was built", file=sys.stderr)
        return 1
    say(f"building the pages with {options.engine}")
    build_pages(options.engine, options.out)
    check_pages(check, options.out)
    try:
        publish(options.out, check, configuration()["site_url"], options.kept, say)
    except AuthorError as error:
        print(error, file=sys.stderr)
        return 1
    say(f"{options.out} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
