"""Two engines, one site: what Zensical builds from the same mkdocs.yml is what MkDocs builds."""

from __future__ import annotations

import re

import pytest

from scripts.problem import ROOT
from tests.project import copy_project, run_module

FIGURE = re.compile(r'<figure class="chart[^"]*".*?</figure>', re.S)
FACT = re.compile(r'<a class="fact [^>]*>.*?</a>', re.S)
BUILD = "from pathlib import Path; from scripts.site import build_pages; build_pages({engine!r}, Path({engine!r}))"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, dict[str, str]]:
    """Engine: {page: HTML}."""
    project = copy_project(tmp_path_factory.mktemp("engines"))
    pages = {}
    for engine in ("mkdocs", "zensical"):
        (project / "build_one.py").write_text(BUILD.format(engine=engine), "utf-8")
        done = run_module(project, "build_one")
        assert done.returncode == 0, done.stdout + done.stderr
        root = project / engine
        pages[engine] = {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*.html")}
    return pages


def test_both_engines_build_the_same_pages(built):
    assert set(built["mkdocs"]) == set(built["zensical"])
    assert len(built["mkdocs"]) > 30


@pytest.mark.parametrize("what", [FIGURE, FACT], ids=["figures", "facts"])
def test_both_engines_show_the_same_bytes(built, what):
    count = 0
    for page, html in built["mkdocs"].items():
        found = what.findall(html)
        assert found == what.findall(built["zensical"][page]), page
        count += len(found)
    assert count >= 45


def test_no_engine_setting_carries_meaning():
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "hooks:" not in settings
    assert re.search(r"^plugins:\n  - search\n\n", settings, re.M), "only the search may be a plugin"
