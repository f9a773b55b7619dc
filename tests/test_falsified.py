"""A changed value breaks the build at each sentence and headline that it falsifies; a typo says where it is."""

from __future__ import annotations

import re

import pytest

from scripts.problem import ROOT
from tests.project import copy_project, run_module

GROWTH = "data/money/alibaba-cloud-revenue-growth.yml"


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path)


def change(project, name: str, old: str, new: str) -> None:
    text = (project / name).read_text("utf-8")
    assert old in text, f"{name} does not hold {old!r} any more"
    (project / name).write_text(text.replace(old, new, 1), "utf-8")


def check(project) -> str:
    done = run_module(project, "scripts.check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_changed_value_fails_at_each_sentence_and_headline(project):
    change(project, GROWTH, "2026Q1: {value: 38,", "2026Q1: {value: 41,")
    said = check(project)
    link = r"\[[^\]]*\d[^\]]*\]\(fact:alibaba-cloud-revenue-growth/2026Q1\)"
    places = [p for p in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "charts").glob("*.py")] if re.search(link, p.read_text("utf-8"))]
    assert len(places) >= 3
    for path in places:
        assert re.search(rf"{path.relative_to(ROOT).as_posix()}:\d+:\d+: the text says “[^”]*38[^”]*”", said), path
    assert "write “41%”" in said


def test_new_data_that_makes_a_headline_false_names_chart_and_rows(project):
    change(project, "data/money/alibaba-capex.yml", "2025Q2: {value: 38.7", "2025Q2: {value: 3.7")
    said = check(project)
    assert re.search(r"charts/capex-and-free-cash-flow\.py:\d+:\d+: ", said)
    assert "no page shows this fact" not in said


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "docs/index.md",
            "(fact:alibaba-cloud-revenue-growth/2026Q1)",
            "(fact:alibaba-cloud-revenue-grwth/2026Q1)",
            "did you mean “alibaba-cloud-revenue-growth/2026Q1”",
        ),
        ("docs/index.md", "```chart\ncloud-growth", "```chart\ncloud-groth", "did you mean “cloud-growth”"),
        ("charts/cloud-growth.py", '"alibaba-cloud-revenue-growth"', '"alibaba-cloud-revenue-growht"', "did you mean “alibaba-cloud-revenue-growth”"),
        (GROWTH, "unit: '%'", "unit: '%%'", "expected one of"),
    ],
    ids=["fact", "chart", "dataset", "unit"],
)
def test_a_typo_gets_place_and_nearest_name(project, name, old, new, said):
    change(project, name, old, new)
    lines = [line for line in check(project).splitlines() if line.startswith(f"{name}:") and said in line]
    assert lines and re.match(rf"{re.escape(name)}:\d+:\d+: ", lines[0])


def test_titles_and_corrections_in_data_are_prose(project):
    change(project, "data/money/alibaba-cloud-revenue.yml", "title: ", "title: The 300 quarters of ")
    why = "{date: 2026-01-02, what: It said 300, was: '38.9', now: '[39.8](fact:alibaba-cloud-revenue/2052Q3)', why: A slip.}"
    (project / "data/corrections.yml").write_text(f"- {why}\n", "utf-8")
    said = check(project)
    assert "data/money/alibaba-cloud-revenue.yml:1:1: “300” has no source" in said
    assert "data/corrections.yml:1:3: “300” has no source" in said
    assert "data/corrections.yml:1:3: unknown fact “alibaba-cloud-revenue/2052Q3”" in said
    assert "38.9" not in said


def test_the_site_is_not_built_over_a_mistake(project):
    change(project, GROWTH, "2026Q1: {value: 38,", "2026Q1: {value: 41,")
    done = run_module(project, "scripts.site")
    assert done.returncode == 1
    assert "nothing was built" in done.stderr and not (project / "site").exists()
