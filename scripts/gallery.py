"""The gallery's shelves: each chart stands under the part of the site whose page shows it first."""

from __future__ import annotations

import re

from scripts.facts import Ledger
from scripts.figure import Figure, chart_ids, figure
from scripts.problem import ROOT

SHELVES = {"android": "Android", "aws": "AWS", "rivals": "Rivals", "money": "Money", "synthesis": "Synthesis", "evidence": "Evidence", "": "Lead page"}


def gallery_groups(ledger: Ledger) -> dict[str, list[Figure]]:
    """Shelf name: its charts, in the order of names."""
    shelf_of = {}
    for key in reversed(SHELVES):
        folder = ROOT / "docs" / key
        for page in sorted(folder.glob("*.md")):
            for name in re.findall(r"^```chart\n(\S+)", page.read_text("utf-8"), re.M):
                shelf_of[name] = SHELVES[key]
    groups: dict[str, list[Figure]] = {}
    for shelf in SHELVES.values():
        members = [figure(name, ledger) for name in chart_ids() if shelf_of.get(name) == shelf]
        if members:
            groups[shelf] = members
    return groups
