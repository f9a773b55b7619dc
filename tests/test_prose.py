"""No number stands in prose without a source, and what a linked number says is compared with the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.ledger import read_ledger
from scripts.prose import check_prose
from tests.test_ledger import GOOD, write

NAMES = GOOD | {"names.yml": "- M890\n- HPN 8.0\n- Qwen3-Max\n- Panjiu 128\n"}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return read_ledger(write(tmp_path_factory.mktemp("prose"), NAMES))


def told(text: str, ledger) -> list[str]:
    return [str(problem) for problem in check_prose(text, ledger, "docs/money.md")[0]]


# ▶ stands before each number that has no source.
NAKED = {
    "a sentence": "Cloud revenue was ▶39.8 billion yuan.\n",
    "a later line": "# Money\n\nThe first line is fine.\nThe second has ▶300 models.\n",
    "two in one line": "From ▶10 to ▶20 regions.\n",
    "a list": "- one\n- over ▶300 models\n",
    "a numbered list": "1. about ▶26% of it\n",
    "a table": "| Year | Growth |\n|---|---|\n| 2025 | ▶34% |\n",
    "a heading": "## The ▶480 billion\n",
    "an admonition": '!!! note "In short"\n    It took ▶14 days.\n',
    "an admonition's title": '!!! note "The ▶380 billion"\n    Words.\n',
    "a tab": '=== "Revenue"\n\n    Revenue was ▶39.8 billion.\n',
    "a tab's title": '=== "▶300 models"\n\n    Words.\n',
    "a quotation": "> It reached ▶1,000 users.\n",
    "a caption": "![The chart of ▶12 chips](chips.png)\n",
    "the words of a link": "[the ▶12 chips](chips.md)\n",
    "the words after a fact link": "[39.8 billion yuan](fact:cloud-revenue/2025Q3), up ▶26%\n",
    "a price": "It costs ▶$1.20 or ▶¥8.\n",
    "a multiple": "It is ▶3x as fast.\n",
    "an unknown name": "The ▶GPT-9 model.\n",
    "a longer name than the registered one": "The ▶M8900 and the ▶Qwen3-Maximum chips.\n",
    "a thousand that looks like a year": "It sold ▶2000 million of them, or ▶1,999.\n",
    "a negative number": "It fell to ▶−8.8%.\n",
    "bold": "**▶39.8** billion\n",
    "front matter, which becomes title and address": "---\ntitle: The ▶300 models\nnext: Over ▶300 models.\n---\n# Words\n",
    "the text of a picture in HTML": '<img src="a-1.png" alt="The ▶300 models">\n',
    "the tip of a link": '[words](a-1.md "over ▶300 models")\n',
    "braces that are no attribute list": "The set {▶300} of them\n",
    "a sign that opens no tag": "Where a <▶300 and b> one\n",
    "a year that measures": "It has ▶2048 GB, ▶2000 MW and ▶2000 points.\n",
    "an impossible date": "In ▶Q9 2025 and on ▶99 March 2025.\n",
    "a fraction in one letter": "Nearly ▶½ of it\n",
}
CLOTHED = {
    "code": "Run `python3 -m 42` or\n\n```\n300 models\n```\n",
    "a fenced block with a language": "```yaml\nvalue: 39.8\n```\n",
    "a fenced block in a list": "- one\n\n    ```\n    39.8\n    ```\n",
    "a link's address": "[here](https://example.com/2/39.8?a=7) and [there](../a-39.md#b-12)\n",
    "a bare address": "See https://example.com/300.\n",
    "a link definition": "[here][1]\n\n[1]: https://example.com/39\n".replace("[1]", "[one]"),
    "an HTML comment": "<!-- 39.8 is left out\nand 12 -->\n",
    "an attribute": '<a id="x12">words</a>{ .width-12 }\n',
    "front matter": "---\nhide: [toc]\nnext: What it costs.\n---\n# Words\n",
    "code that holds a backtick": "Run ``a ` 39``.\n",
    "a unit after a linked number": "It has [144](fact:chips/m890.memory) GB and earned [39.8](fact:cloud-revenue/2025Q3) billion yuan.\n",
    "a range of two linked numbers": "From [33.4](fact:cloud-revenue/2025Q2)-[39.8](fact:cloud-revenue/2025Q3).\n",
    "a fact link with a tag or an entity in its words": "It was [<b>39.8</b>&nbsp;billion yuan](fact:cloud-revenue/2025Q3).\n",
    "a year": "In 2025, from 2023–2026 and in the 2020s.\n",
    "a date": "On 24 September 2025, September 24, 2025, 2025-09-24, in Sept 2025 and on 3 May.\n",
    "a quarter": "In Q3 2025, 2025Q3, H1 2026 and FY2026.\n",
    "a registered name": "HPN 8.0, Qwen3-Max, the M890 and Panjiu 128.\n",
    "the number of a list": "1. first\n2. second\n",
    "an entity": "A&#39;B\n",
    "a number in words": "Two of the three grew.\n",
    "a fact link": "It was [39.8 billion yuan](fact:cloud-revenue/2025Q3).\n",
    "a fact link with bold words": "It was [**39.8 billion yuan**](fact:cloud-revenue/2025Q3).\n",
    "an empty fact link": "It was [](fact:cloud-revenue/2025Q3).\n",
    "a fact link in a table": "| Quarter | Revenue |\n|---|---|\n| Q3 2025 | [39.8](fact:cloud-revenue/2025Q3) |\n",
}


def places(marked: str) -> list[str]:
    """line:column of each ▶ in a text, as they are once the marks are gone."""
    found, text = [], ""
    for part in marked.split("▶")[:-1]:
        text += part
        found.append(f"{text.count(chr(10)) + 1}:{len(text) - text.rfind(chr(10))}")
    return found


@pytest.mark.parametrize("where", NAKED)
def test_a_number_without_a_source_is_found(where, ledger):
    messages = told(NAKED[where].replace("▶", ""), ledger)
    assert [m.split(": ")[0] for m in messages] == [f"docs/money.md:{place}" for place in places(NAKED[where])], messages
    assert all("has no source: link it" in m for m in messages)


@pytest.mark.parametrize("where", CLOTHED)
def test_digits_that_are_no_claim_are_left_alone(where, ledger):
    assert not told(CLOTHED[where], ledger)


def test_a_naked_number_is_told_the_fact_it_probably_is(ledger):
    assert told("Revenue was 39.824 billion yuan.\n", ledger) == [
        "docs/money.md:1:13: “39.824 billion yuan” has no source: link it, [39.824 billion yuan](fact:…), or list the name it belongs to in data/names.yml"
        "; perhaps fact:cloud-revenue/2025Q3 (39.824 billion yuan)"
    ]


def test_a_wrong_number_is_told_what_to_write(ledger):
    text = "\n" * 30 + "Revenue was [38.9 billion yuan](fact:cloud-revenue/2025Q3) in the quarter.\n"
    assert told(text, ledger) == [
        "docs/money.md:31:14: the text says “38.9 billion yuan”, cloud-revenue/2025Q3 is 39.824 CNY bn (source results): the number differs; write “39.8 billion yuan”"
    ]


@pytest.mark.parametrize(
    "text",
    ["- [1 billion yuan](fact:cloud-revenue/2025Q3)\n", "| a |\n|---|\n| [1 billion yuan](fact:cloud-revenue/2025Q3) |\n", '!!! note "In short"\n    [1 billion yuan](fact:cloud-revenue/2025Q3)\n', '=== "Tab"\n\n    [1 billion yuan](fact:cloud-revenue/2025Q3)\n', "> [1 billion yuan](fact:cloud-revenue/2025Q3)\n"],
    ids=["list", "table", "admonition", "tab", "quotation"],
)  # fmt: skip
def test_a_wrong_number_is_found_in_every_kind_of_block(text, ledger):
    offset = text.index("1 billion")
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    assert [m.split(": ")[0] for m in told(text, ledger)] == [f"docs/money.md:{line}:{column}"]


def test_a_fact_in_a_heading_is_refused(ledger):
    assert told("## Now [39.8 billion yuan](fact:cloud-revenue/2025Q3)\n", ledger) == [
        "docs/money.md:1:8: a fact link in a heading; the heading's address would change with the number, so say it in the text below"
    ]


@pytest.mark.parametrize(
    "heading",
    ["##Now {}\n", "Now {}\n======\n", "- ## Now {}\n", "<h2>Now {}</h2>\n", '=== "Tab"\n\n    ## Now {}\n'],
    ids=["no space", "underlined", "in a list", "HTML", "in a tab"],
)
def test_a_fact_in_any_kind_of_heading_is_refused(heading, ledger):
    assert "a fact link in a heading" in told(heading.format("[39.8 billion yuan](fact:cloud-revenue/2025Q3)"), ledger)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was −[39.8 billion yuan]({}).\n", "−39.8 billion yuan"),
        ("It was minus [39.8 billion yuan]({}).\n", "minus 39.8 billion yuan"),
        ("It was $[39.8 billion]({}).\n", "$39.8 billion"),
        ("It was [39.8]({}) million yuan.\n", "39.8 million yuan"),
        ("It was [39.8]({})%.\n", "39.8%"),
        ("It was [39.8 billion]({}) dollars.\n", "39.8 billion dollars"),
        ("It was [39.8 billion]({}) users.\n", "39.8 billion users"),
        ("It was [<b>38.9</b> billion yuan]({}).\n", "<b>38.9</b> billion yuan"),
    ],
)
def test_sign_scale_and_unit_beside_a_link_belong_to_its_number(text, said, ledger):
    [message] = told(text.format("fact:cloud-revenue/2025Q3"), ledger)
    assert f"the text says “{said}”" in message


@pytest.mark.parametrize("text", ["It fell by [19.2%]({}).\n", "A [19.2%]({}) decline.\n", "Down [19.2%]({}).\n", "A loss of [19.2%]({}).\n"])
def test_a_fall_beside_a_link_to_growth_is_a_fall(text, tmp_path):
    worked = "title: Growth\nevery: never\nrows:\n  now: {growth: [cloud-revenue/2025Q2, cloud-revenue/2025Q3]}\n  back: {growth: [cloud-revenue/2025Q3, cloud-revenue/2025Q2]}\n"
    ledger = read_ledger(write(tmp_path, NAMES | {"worked.yml": worked}))
    assert "the words say that it is below" in told(text.format("fact:worked/now"), ledger)[0]
    assert not told(text.format("fact:worked/back").replace("19.2", "16.1"), ledger)
    assert not told("Costs fell and it grew [19.2%](fact:worked/now).\n", ledger)


@pytest.mark.parametrize(
    "text",
    [
        'A [lot of money](fact:cloud-revenue/2025Q3 "tip").\n',
        "A [lot of money](<fact:cloud-revenue/2025Q3>).\n",
        "A [lot of money][a].\n\n[a]: fact:cloud-revenue/2025Q3\n",
        '<a href="fact:cloud-revenue/2025Q3">A lot of money</a>\n',
        "A [lot [of] money](fact:cloud-revenue/2025Q3).\n",
        "A [lot of money](Fact:cloud-revenue/2025Q3).\n",
        "A [lot of money](facts:cloud-revenue/2025Q3).\n",
        "A [lot of money](fact/cloud-revenue/2025Q3).\n",
    ],
)
def test_a_link_that_would_reach_a_fact_without_being_compared_is_refused(text, ledger):
    assert any("no fact link, so nothing compares its words" in message for message in told(text, ledger))


def test_an_unknown_fact_is_told_the_nearest(ledger):
    assert told("It was [39.8](fact:cloud-revenu/2025Q3).\n", ledger) == [
        "docs/money.md:1:20: unknown fact “cloud-revenu/2025Q3”; did you mean “cloud-revenue/2025Q3”?"
    ]


def test_a_fact_link_in_code_is_not_read(ledger):
    assert not told("Write `[38.9](fact:nothing/at-all)`.\n", ledger)


def test_the_facts_of_a_page_are_told_in_reading_order(ledger):
    _, used = check_prose("[39.8](fact:cloud-revenue/2025Q3) and [144 GB](fact:chips/m890.memory)\n", ledger, "docs/money.md")
    assert used == ["cloud-revenue/2025Q3", "chips/m890.memory"]


def test_a_page_is_not_blamed_for_a_dataset_that_could_not_be_read(tmp_path):
    from scripts.ledger import load

    data = write(tmp_path, GOOD | {"money/cloud-revenue.yml": "title: {\n"})
    ledger, problems = load(data)
    assert len(problems) == 1
    assert not told("It was [39.8 billion yuan](fact:cloud-revenue/2025Q3).\n", ledger)


def test_every_page_and_chart_of_the_site_is_clean():
    from scripts.figure import CHARTS, chart_ids
    from scripts.ledger import load
    from scripts.problem import ROOT

    ledger, _ = load()
    texts = {p: p.read_text("utf-8") for p in (ROOT / "docs").rglob("*.md")}
    texts |= {CHARTS / f"{name}.py": (CHARTS / f"{name}.py").read_text("utf-8").split('"""')[1] for name in chart_ids()}
    problems = [str(p) for path, text in texts.items() for p in check_prose(text, ledger, Path(path).name)[0]]
    assert not problems, "\n".join(problems)
