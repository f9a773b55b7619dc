"""Markdown in, HTML out: each .md file in tests/golden is a test, read with the data and the chart that lie beside it.

The .html file is what is expected. Where it is missing it is written, to be looked at and committed; with CI=true that
is a failure. What a drawing looks like is not compared, since the renderer's version would change it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from markdown import Markdown

from scripts import markdown as extension
from scripts.blocks import BLOCKS
from scripts.figure import figure
from scripts.ledger import read_ledger
from scripts.site import configuration

GOLDEN = Path(__file__).parent / "golden"
DAY = "1795305600"  # 22 November 2026


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(GOLDEN / "data")


@pytest.fixture
def convert(ledger, monkeypatch):
    """Render a page with the extensions of mkdocs.yml, on a fixed day, with the charts of tests/golden."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setitem(BLOCKS, "chart", lambda page, text: page.figure(figure(text.strip(), page.ledger, GOLDEN / "charts", None)))
    names, options = [], {}
    for entry in configuration()["markdown_extensions"]:
        name, settings = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        if name == "scripts.markdown":
            name = extension.Facts(ledger=lambda: ledger)
        elif "custom_fences" in settings:
            settings = {"custom_fences": [fence | {"format": extension.fence} for fence in settings["custom_fences"]]}
        names.append(name)
        if isinstance(name, str):
            options[name] = settings
    return Markdown(extensions=names, extension_configs=options).convert


def steady(html: str) -> str:
    """The page without the inside of its drawings and their sizes."""
    html = re.sub(r"(<svg[^>]*>).*?</svg>", r"\1…</svg>", html, flags=re.S)
    html = re.sub(r'(viewBox|data-width)="[^"]*"', r'\1="…"', html)
    return re.sub(r"\n+", "\n", html).strip() + "\n"


@pytest.mark.parametrize("source", sorted(GOLDEN.glob("*.md")), ids=lambda path: path.stem)
def test_a_page_is_rendered_as_before(source, convert):
    html, expected = steady(convert(source.read_text("utf-8"))), source.with_suffix(".html")
    if not expected.is_file():
        expected.write_text(html, "utf-8")
        assert os.environ.get("CI") != "true", f"{expected.name} is missing; run the tests on your machine, look at it and commit it"
    assert html == expected.read_text("utf-8")


def test_no_golden_page_has_lost_its_markdown():
    assert {p.stem for p in GOLDEN.glob("*.html")} <= {p.stem for p in GOLDEN.glob("*.md")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was [38.9 billion yuan](fact:revenue/2025Q3).", "docs/:1:9: the text says “38.9 billion yuan”"),
        ("It was [39.8 billion yuan](fact:revenue/2052Q3).", "unknown fact “revenue/2052Q3”"),
        ("# Now [39.8 billion yuan](fact:revenue/2025Q3)", "a fact link in a heading"),
        ("It was 39.8 billion yuan.", "“39.8 billion yuan” has no source"),
        ("```chart\nmemori\n```", "no chart “memori”; did you mean “memory”?"),
        ("```chrat\nmemory\n```", "docs/:1:1: unknown fence “chrat”; did you mean “chart”?"),
        ("```table\nrevenu\n```", "docs/: unknown dataset “revenu”; did you mean “revenue”?"),
        ("```table\nchips: makr\n```", "dataset “chips” has no column “makr”; did you mean “maker”?"),
        ('=== "Tab"\n\n    ```chart\n    memori\n    ```', "no chart “memori”"),
    ],
)
def test_a_mistake_on_a_page_stops_the_engine(text, words, convert):
    """An exit stops either engine; other exceptions may be swallowed. MkDocs' server prints it and goes on, if it is an Exception as well."""
    with pytest.raises(SystemExit) as caught:
        convert(text)
    assert words in str(caught.value) and isinstance(caught.value, Exception)
