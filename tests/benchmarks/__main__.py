"""Prints how long things take and how large they are; asserts nothing.

python -m tests.benchmarks
"""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from scripts.check import Check
from scripts.figure import figure
from scripts.ledger import read_ledger
from scripts.problem import ROOT


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The median duration of some runs."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def main() -> None:
    ledger = read_ledger()
    print(f"{seconds(read_ledger, 5):7.2f} s  reading and checking data/: {len(ledger.facts)} facts, {len(ledger.sources)} sources (median of 5)")
    print(f"{seconds(lambda: figure('cloud-growth', ledger, folder=None), 3):7.2f} s  one chart, drawn wide and narrow without the cache (median of 3)")
    Check(say=lambda _: None)  # fills the cache
    print(f"{seconds(lambda: Check(say=lambda _: None), 3):7.2f} s  make check with a warm cache (median of 3)")
    site = ROOT / "site"
    if not site.is_dir():
        print("no site/ here; `make site` first to see sizes")
        return
    pages = sorted(site.rglob("index.html"))
    sizes = [packed(p) for p in pages]
    print(
        f"{statistics.median(sizes) / 1000:7.1f} kB  a page, gzipped (median of {len(pages)}; largest {max(sizes) / 1000:.1f} kB: {pages[sizes.index(max(sizes))].parent.relative_to(site)})"
    )
    for script in sorted((site / "assets" / "javascripts").glob("*.js")):
        print(f"{packed(script) / 1000:7.1f} kB  {script.name}, gzipped")


if __name__ == "__main__":
    main()
