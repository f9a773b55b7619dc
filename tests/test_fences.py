"""A fence that would show nothing, or not what its author meant, is reported with its place; all of them in one run."""

from __future__ import annotations

import pytest

from scripts.check import Check
from scripts.fences import read_fences

# ▶ stands where the message must point; the words of the message follow.
MISTAKES = [
    ("▶```chrat\ncloud-growth\n```\n", "unknown fence “chrat”; did you mean “chart”?; fences are chart, table"),
    ("▶```Chart\ncloud-growth\n```\n", "unknown fence “Chart”; did you mean “chart”?"),
    ("- a list\n\n    ▶```scorecrad\n    ```\n", "unknown fence “scorecrad”; did you mean “scorecard”?"),
    ('=== "Tab"\n\n    ```chart\n    ▶cloud-growht\n    ```\n', "unknown chart “cloud-growht”; did you mean “cloud-growth”?"),
    ("```{.chart}\n▶cloud-growht\n```\n", "unknown chart “cloud-growht”"),
    ("~~~~chart\n▶cloud-growht\n~~~~\n", "unknown chart “cloud-growht”"),
    ("```chart\n▶cloud-growth\ncapex-by-quarter\n```\n", "the fence “chart” takes a chart, in one line; give each line a fence of its own"),
    ("```chart\n▶```\n", "unknown chart “”; charts are the files of charts/"),
    ("```adjustable\n▶payblack\n```\n", "unknown adjustable chart “payblack”; did you mean “payback”?"),
    ("```disputes\n▶all\n```\n", "“all” says nothing to the fence “disputes”; expected nothing"),
    ("```scorecard\n▶breif\n```\n", "“breif” says nothing to the fence “scorecard”; expected “brief”, or nothing"),
    ("▶```table\n```\n", "a table of nothing; name a dataset a line"),
    ('!!! note "Words"\n\n    ```table\n\n    ▶alibaba-clod-revenue\n    ```\n', "unknown dataset “alibaba-clod-revenue”; did you mean “alibaba-cloud-revenue”?"),
    ("```table\nalibaba-cloud-revenue: ▶vlaue\n```\n", "dataset “alibaba-cloud-revenue” has no column “vlaue”; did you mean “value”?; it has value"),
    ("▶```chart\ncloud-growth\n", "this fence is never closed; end it with a line of ```"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, list[str]]:
    """What one run says of a page for each mistake."""
    folder = tmp_path_factory.mktemp("docs")
    for number, (text, _) in enumerate(MISTAKES):
        (folder / f"{number}.md").write_text(text.replace("▶", ""), "utf-8")
    (folder / "bytes.md").write_bytes(b"# Stra\xdfe\n")
    (folder / "folder.md").mkdir()
    problems = Check(docs=folder, say=lambda _: None).problems
    return {path.name: [str(p).removeprefix(f"{path.as_posix()}:") for p in problems if p.path == path.as_posix()] for path in folder.iterdir()}


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=[words for _, words in MISTAKES])
def test_a_fence_that_would_not_show_what_was_meant_is_reported_with_its_place(number, told):
    text, words = MISTAKES[number]
    head = text.partition("▶")[0]
    place = f"{head.count(chr(10)) + 1}:{len(head) - head.rfind(chr(10))}: "
    assert len(told[f"{number}.md"]) == 1
    assert told[f"{number}.md"][0].startswith(place + words)


@pytest.mark.parametrize("name", ["bytes.md", "folder.md"])
def test_a_page_that_cannot_be_read_is_named(name, told):
    assert len(told[name]) == 1 and "a file in UTF-8 was expected" in told[name][0]


def test_fences_are_read_as_the_engines_read_them():
    text = "````yaml\n```chart\n```\n````\n\n- a\n\n    ```table\n    one: two\n      three\n    ```\n\n```inline``` code\n"
    fences, problems = read_fences(text, "docs/a.md", ("chart", "table"))
    assert [(f.language, f.text, f.line, f.column) for f in fences] == [("yaml", "```chart\n```", 1, 1), ("table", "one: two\n  three", 8, 5)]
    assert not problems
