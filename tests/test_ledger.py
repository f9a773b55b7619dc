"""The ledger reads good data whole, and tells an author of every mistake where it is and what to do.

A bad file is written as text; ▶ stands right before the place that the message must name.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.ledger import DATA, load, read_ledger, unused_sources
from scripts.problem import AuthorError

SOURCES = """\
results: {title: Results, publisher: Alibaba, date: 2025-11-25, accessed: 2026-11-20, kind: company, independent: false, quality: high, url: https://example.com/results}
survey: {title: Survey, publisher: Analysts, date: 2026-01, accessed: 2026-11-20, kind: analyst, independent: true, quality: medium, url: https://example.com/survey}
"""
REVENUE = """\
title: Cloud revenue by quarter
entity: Alibaba Cloud
unit: CNY bn
every: quarter
rows:
  2024Q3: {value: 29.610, source: results}
  2025Q2: {value: 33.398, source: results}
  2025Q3: {value: 39.824, source: results, note: after rounding, kind: reported}
"""
CHIPS = """\
title: Chips compared
every: never
columns:
  maker: {title: Maker, type: text}
  memory: {title: Memory, unit: GB}
  launched: {title: Launched, type: date}
rows:
  m890: {title: Zhenwu M890, source: survey, maker: T-Head, memory: 144, launched: 2026-05}
  h20: {title: H20, source: survey, maker: Nvidia, memory: {value: [96, 141], qualifier: about, kind: estimated}, launched: 2024}
"""
GOOD = {"sources.yml": SOURCES, "names.yml": "- M890\n- H20\n", "money/cloud-revenue.yml": REVENUE, "chips/chips.yml": CHIPS}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write a data folder; return it."""
    for name, text in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "data"


def messages(data: Path) -> list[str]:
    return [str(problem) for problem in load(data)[1]]


@dataclass(frozen=True)
class Bad:
    """A mistake: the promise it breaks, the file it is in, the text (added to the good file of that name), the words of the message."""

    name: str
    text: str | bytes
    words: str
    file: str = "bad.yml"

    def whole(self, before: str = "") -> str:
        return before + self.text

    def place(self, before: str = "", file: str | None = None) -> str:
        """Where ▶ stands, as the message writes it."""
        head = self.whole(before).partition("▶")[0]
        return f"data/{file or self.file}:{head.count(chr(10)) + 1}:{len(head) - head.rfind(chr(10))}"


def dataset(rows: str, head: str = "title: Bad\nevery: never\nunit: CNY bn\n") -> str:
    return f"{head}rows:\n{rows}"


ROW = "  2025Q1: {value: 1, source: results}\n"
SOURCE = "title: T, publisher: P, accessed: 2026-11-20, kind: press, independent: true, quality: low"
TEST = "  claim: It grows\n  pillar: AWS\n  compare: at_least\n  mode: hold\n  why: It must.\n"

DATASETS = [
    Bad("YAML syntax", dataset("  2025Q1: {value: 1, source: results\n▶"), "not valid YAML"),
    Bad("YAML syntax: a colon in a text", "title: Bad▶: worse\nevery: never\n", "quote texts"),
    Bad("duplicate key", dataset("  2025Q1: {value: 1, source: results, ▶value: 2}\n"), "“value” stands twice; the first is in line 5"),
    Bad("two rows of one id", dataset(ROW + "  ▶2025Q1: {value: 2, source: results}\n"), "“2025Q1” stands twice; the first is in line 5"),
    Bad("unknown key in a row", dataset("  2025Q1: {value: 1, source: results, ▶qualifer: about}\n"), "unknown key “qualifer” in “2025Q1”; expected one of"),
    Bad("unknown key says the nearest", dataset("  2025Q1: {value: 1, source: results, ▶claimedby: X}\n"), "did you mean “claimed_by”?"),
    Bad("unknown key in a dataset", dataset(ROW, "title: Bad\nevery: never\nunit: W\n▶titel: B\n"), "unknown key “titel” in a dataset"),
    Bad("unknown key in a column", "title: Bad\nevery: never\ncolumns:\n  a: {title: A, ▶units: W, unit: W}\nrows:\n  x: {source: results, a: 1}\n", "did you mean “unit”?"),
    Bad("missing source", dataset("  2025Q1: ▶{value: 1}\n"), "“2025Q1” has no source; add “source”"),
    Bad("missing source of a bare value", dataset("  2025Q1: ▶1\n"), "“2025Q1” has no source"),
    Bad("unknown source with the nearest name", dataset("  2025Q1: {value: 1, source: ▶resluts}\n"), "unknown source “resluts”; did you mean “results”?"),
    Bad("text where a number belongs", dataset("  2025Q1: {value: ▶many, source: results}\n"), "is “many”; a number without quotes or separators was expected"),
    Bad("quoted number", dataset("  2025Q1: {value: ▶'39.8', source: results}\n"), "a number without quotes"),
    Bad("number with separators", dataset('  2025Q1: {value: ▶"1,000", source: results}\n'), "is “1,000”; a number without quotes or separators"),
    Bad("number with its unit", dataset("  2025Q1: {value: ▶39 bn, source: results}\n"), "is “39 bn”"),
    Bad("a mapping where a number belongs", dataset("  2025Q1: {value: ▶{a: 1}, source: results}\n"), "is “a mapping”"),
    Bad("NaN", dataset("  2025Q1: {value: ▶.nan, source: results}\n"), "is “.nan”; a number"),
    Bad("NaN in other letters", dataset("  2025Q1: {value: ▶NaN, source: results}\n"), "a value that is not known is left out"),
    Bad("infinity", dataset("  2025Q1: {value: ▶-.inf, source: results}\n"), "a value that is not known is left out"),
    Bad("a number beyond all measure", dataset("  2025Q1: {value: ▶1e999999, source: results}\n"), "is “1e999999”; a number without quotes"),
    Bad("a number that YAML reads as octal", dataset("  2025Q1: {value: ▶0123, source: results}\n"), "is “0123”; a number without quotes"),
    Bad("a number with underscores", dataset("  2025Q1: {value: ▶1_000, source: results}\n"), "is “1_000”; a number without quotes or separators"),
    Bad("a number in other digits", dataset("  2025Q1: {value: ▶٣, source: results}\n"), "is “٣”; a number without quotes"),
    Bad("a row that is a list of columns", "title: Bad\nevery: never\ncolumns:\n  a: {title: A, unit: W}\nrows:\n  x: ▶[1, 2]\n  y: {source: results, a: 1}\n", "row “x” must be a mapping"),
    Bad("an empty value", dataset("  2025Q1: {value: ▶, source: results}\n"), "a value that is not known is left out"),
    Bad("neither value nor operation", dataset("  2025Q1: ▶{source: results}\n"), "has neither a value nor one of growth, share"),
    Bad("unknown unit", dataset("  2025Q1: {value: 1, source: results, unit: ▶CNY bnn}\n"), "“unit” of this entry is “CNY bnn”; expected one of"),
    Bad("no unit", dataset("  2025Q1: ▶{value: 1, source: results}\n", "title: Bad\nevery: never\n"), "has no unit; add “unit”"),
    Bad("impossible quarter", dataset("  ▶2025Q5: {value: 1, source: results}\n"), "“2025Q5” is an impossible period; expected 2025, 2025Q3"),
    Bad("a period in small letters", dataset("  ▶2025q3: {value: 1, source: results}\n"), "“2025q3” is an impossible period; expected 2025, 2025Q3"),
    Bad("impossible month", dataset("  ▶2025-13: {value: 1, source: results}\n"), "“2025-13” is an impossible period"),
    Bad("impossible day", dataset("  x: {value: 1, source: results, period: ▶2025-02-30}\n"), "“2025-02-30” is an impossible period"),
    Bad("a period that ends before it starts", dataset("  x: {value: 1, source: results, period: ▶2025-09/2025-04}\n"), "impossible period"),
    Bad("share above 100 %", dataset("  2025Q1: ▶{value: 101, source: results}\n", "title: Market share\nevery: never\nunit: '%'\n"), "a share of 101 % is impossible"),
    Bad("share below 0 %", dataset("  2025Q1: ▶{value: -1, source: results}\n", "title: Market share\nevery: never\nunit: '%'\n"), "a share of -1 % is impossible"),
    Bad("a range of shares above 100 %", dataset("  2025Q1: ▶{value: [90, 110], source: results}\n", "title: Market share\nevery: never\nunit: '%'\n"), "a share of 90–110 % is impossible"),
    Bad("a range the wrong way round", dataset("  2025Q1: {value: ▶[135, 115], source: results}\n"), "a low and a high value, in this order"),
    Bad("a range of three", dataset("  2025Q1: {value: ▶[1, 2, 3], source: results}\n"), "a low and a high value"),
    Bad("unknown qualifier", dataset("  2025Q1: {value: 1, source: results, qualifier: ▶atleast}\n"), "did you mean “at_least”?"),
    Bad("unknown kind", dataset("  2025Q1: {value: 1, source: results, kind: ▶guessed}\n"), "expected one of reported, measured, claimed"),
    Bad("a typed value that says it is derived", dataset("  2025Q1: {value: 1, source: results, kind: ▶derived}\n"), "“kind” of “2025Q1” is “derived”"),
    Bad("unknown dispute", dataset("  2025Q1: {value: 1, source: results, dispute: ▶size}\n"), "unknown dispute “size”"),
    Bad("preferred without a dispute", dataset("  2025Q1: ▶{value: 1, source: results, preferred: true}\n"), "preferred, but in no dispute"),
    Bad("unknown interval", "title: Bad\nunit: W\nevery: ▶monthly\nrows:\n" + ROW, "did you mean “month”?"),
    Bad("no title", "▶every: never\nunit: W\nrows:\n" + ROW, "a dataset has no “title”; add it"),
    Bad("no rows", "▶title: Bad\nevery: never\nunit: W\n", "a dataset without rows"),
    Bad("a row in no column", "title: Bad\nevery: never\ncolumns:\n  a: {title: A, unit: W}\nrows:\n  ▶x: {source: results}\n", "has no value in any column; expected one of a"),
    Bad("a row's name with blanks", dataset("  ▶two words: {value: 1, source: results}\n"), "cannot name a row: use letters, digits and hyphens"),
    Bad("an impossible date", "title: Bad\nevery: never\ncolumns:\n  on: {title: On, type: date}\nrows:\n  x: {source: results, on: ▶2025-02-30}\n", "“2025-02-30” is no date"),
    Bad("a text that YAML readers turn into something else", "title: Bad\nevery: never\ncolumns:\n  a: {title: A, type: text}\nrows:\n  x: {source: results, a: ▶no}\n", "“no” without quotes means something else"),
    Bad("a list where a dataset belongs", "▶- one\n- two\n", "a dataset must be a mapping of names to values"),
    Bad("an empty file", "▶", "the file is empty; fill it, or remove it"),
    Bad("a second document", dataset(ROW) + "▶---\n" + dataset(ROW), "a second document starts here and would not be read"),
    Bad("a control character", dataset("  2025Q1: {value: 1, source: results, note: a▶\x07b}\n"), "a control character, #x07; remove it"),
    Bad("nested without end", "▶a: " + "[" * 3000 + "]" * 3000 + "\n", "nested too deeply"),
    Bad("tab", "title: Bad\nevery: never\nunit: W\nrows:\n▶\t2025Q1: {value: 1, source: results}\n", "a tab; indent with two spaces"),
    Bad("alias", dataset("  2025Q1: {value: 1, source: results, note: ▶*n}\n"), "an alias, *n; write the value out"),
    Bad("anchor", dataset("  2025Q1: {value: 1, source: results, note: ▶&n text}\n"), "an anchor, &n; write the value out"),
    Bad("python tag", dataset("  2025Q1: {value: 1, source: results, note: ▶!!python/name:os.system x}\n"), "data holds no tags, and none is ever executed"),
    Bad("any other tag", dataset("  2025Q1: {value: 1, source: results, note: ▶!!str x}\n"), "a tag, !!str"),
    Bad("derived loop", dataset("  a: ▶{sum: [bad/b, cloud-revenue/2025Q2]}\n  b: {sum: [bad/a, cloud-revenue/2025Q2]}\n"), "a loop: bad/a → bad/b → bad/a"),
    Bad("derived from itself", dataset("  a: ▶{sum: [bad/a, cloud-revenue/2025Q2]}\n"), "a loop: bad/a → bad/a"),
    Bad("derived of an unknown fact", dataset("  a: ▶{sum: [cloud-revenue/2025Q2, cloud-revenue/2025Q9]}\n"), "unknown fact “cloud-revenue/2025Q9” in “sum”; did you mean “cloud-revenue/2025Q"),
    Bad("derived of unlike units", dataset("  a: ▶{sum: [cloud-revenue/2025Q2, chips/m890.memory]}\n"), "“CNY bn” and “GB” cannot be combined"),
    Bad("derived of a text", dataset("  a: ▶{sum: [cloud-revenue/2025Q2, chips/m890.maker]}\n"), "“chips/m890.maker” is not a single number"),
    Bad("derived of a range", dataset("  a: ▶{ratio: [chips/m890.memory, chips/h20.memory]}\n"), "“chips/h20.memory” is not a single number"),
    Bad("derived of one fact", dataset("  a: {growth: ▶[cloud-revenue/2025Q2]}\n"), "takes a list of two or more facts"),
    Bad("a derived share above 100 %", dataset("  a: ▶{share: [cloud-revenue/2025Q3, cloud-revenue/2025Q2]}\n", "title: B\nevery: never\nunit: '%'\n"), "the share would be 119.2 %"),
    Bad("a derived number in another unit than it has", dataset("  a: ▶{growth: [cloud-revenue/2025Q2, cloud-revenue/2025Q3]}\n"), "the result is in “%”, the row says “CNY bn”"),
    Bad("a derived number with a source", dataset("  a: {sum: [cloud-revenue/2025Q2, cloud-revenue/2025Q3], ▶source: results}\n"), "unknown key “source”"),
    Bad("a derived number with a kind", dataset("  a: {sum: [cloud-revenue/2025Q2, cloud-revenue/2025Q3], ▶kind: reported}\n"), "unknown key “kind”"),
    Bad("a derived number with a value", dataset("  a: {sum: [cloud-revenue/2025Q2, cloud-revenue/2025Q3], ▶value: 73.2}\n"), "unknown key “value”"),
    Bad("a conversion at no rate", dataset("  a: ▶{convert: [cloud-revenue/2025Q2, cloud-revenue/2025Q3]}\n"), "is no conversion of money"),
]  # fmt: skip
OTHERS = [
    Bad("source without date", f"nodate: ▶{{{SOURCE}, url: https://example.com/}}\n", "source “nodate” has no “date”; add it", "sources.yml"),
    Bad("source with an impossible date", f"baddate: {{{SOURCE}, url: https://example.com/, date: ▶2025-13-01}}\n", "“2025-13-01” is no date", "sources.yml"),
    Bad("link of a browser", f"script: {{{SOURCE}, date: 2025, url: ▶'javascript:alert(1)'}}\n", "is no link a reader can follow; expected http:// or https://", "sources.yml"),
    Bad("link of a machine", f"local: {{{SOURCE}, date: 2025, url: ▶file:///etc/passwd}}\n", "is no link a reader can follow", "sources.yml"),
    Bad("link with a blank", f"blank: {{{SOURCE}, date: 2025, url: ▶https://example.com/a b}}\n", "is no link a reader can follow", "sources.yml"),
    Bad("source without a link or a date", f"lost: ▶{{{SOURCE}, date: undated}}\n", "nobody can look it up", "sources.yml"),
    Bad("unknown kind of source", "odd: {title: T, publisher: P, date: 2025, accessed: 2026, kind: ▶newspaper, independent: true, quality: low, url: https://example.com/}\n", "expected one of company, filing, press", "sources.yml"),
    Bad("a source whose independence is not said", "dep: ▶{title: T, publisher: P, date: 2025, accessed: 2026, kind: press, quality: low, url: https://example.com/}\n", "has no “independent”; add it", "sources.yml"),
    Bad("unknown key of a source", f"key: {{{SOURCE}, date: 2025, ▶link: https://example.com/, url: https://example.com/}}\n", "unknown key “link” in source “key”", "sources.yml"),
    Bad("a source that is a list", "listed: ▶[a, b]\n", "source “listed” must be a mapping", "sources.yml"),
    Bad("a name without a digit", "- ▶Qwen\n", "a name that holds a digit was expected", "names.yml"),
    Bad("a name that is a number", "- ▶39.8\n", "“39.8” is a number and no name", "names.yml"),
    Bad("a name twice", "- ▶M890\n", "“M890” stands twice", "names.yml"),
    Bad("dispute of one member", "▶lonely:\n  question: How large?\n  reason: The first is newer.\n", "dispute “lonely” has 0 fact", "disputes.yml"),
    Bad("dispute without a reason", "unreasoned: ▶{question: How large?}\n", "dispute “unreasoned” has no “reason”; add it", "disputes.yml"),
    Bad("a correction without a day", "- ▶{date: 2025, what: A, was: B, now: C, why: D}\n", "“2025” is no day", "corrections.yml"),
    Bad("a correction that is a word", "- ▶soon\n", "a correction must be a mapping", "corrections.yml"),
    Bad("a correction without a reason", "- ▶{date: 2025-01-02, what: A, was: B, now: C}\n", "has no “why”", "corrections.yml"),
    Bad("test of an unknown fact", f"one:\n{TEST}  threshold: 1\n  deadline: 2027-06-30\n  fact: ▶cloud-revenue/2025Q9\n", "test “one” cannot be computed: unknown fact “cloud-revenue/2025Q9”; did you mean", "tests.yml"),
    Bad("test that is a word", "nine: ▶soon\n", "test “nine” must be a mapping", "tests.yml"),
    Bad("test without a deadline", f"two:\n  ▶{TEST.lstrip()}  threshold: 1\n  fact: cloud-revenue/2025Q3\n", "test “two” has no “deadline”; add it", "tests.yml"),
    Bad("test with an impossible deadline", f"three:\n{TEST}  threshold: 1\n  fact: cloud-revenue/2025Q3\n  deadline: ▶2027-06-31\n", "“2027-06-31” is no date", "tests.yml"),
    Bad("test that compares a text", f"four:\n{TEST}  threshold: 1\n  deadline: 2027\n  fact: ▶chips/m890.maker\n", "“chips/m890.maker” is not a single number", "tests.yml"),
    Bad("test that compares a range", f"five:\n{TEST}  threshold: 1\n  deadline: 2027\n  fact: ▶chips/h20.memory\n", "is not a single number", "tests.yml"),
    Bad("test against an unlike unit", f"six:\n{TEST}  deadline: 2027\n  fact: cloud-revenue/2025Q3\n  threshold: ▶chips/m890.memory\n", "“cloud-revenue/2025Q3” is in CNY bn, “chips/m890.memory” in GB", "tests.yml"),
    Bad("test against a word", f"seven:\n{TEST}  deadline: 2027\n  fact: cloud-revenue/2025Q3\n  threshold: ▶much\n", "neither a number nor a fact", "tests.yml"),
    Bad("test with neither a fact nor what is missing", "eight:\n  ▶claim: It grows\n  pillar: AWS\n  deadline: 2027\n  why: It must.\n", "needs either “fact”, the present value, or “missing”", "tests.yml"),
]  # fmt: skip
NAMED = {"ids": lambda bad: bad.name}


@pytest.mark.parametrize("bad", DATASETS + OTHERS, **NAMED)
def test_a_mistake_is_reported_with_its_place_and_nothing_else_is(bad: Bad, tmp_path: Path):
    before = GOOD.get(bad.file, "")
    data = write(tmp_path, GOOD | {bad.file: bad.whole(before).replace("▶", "")})
    told = [m for m in messages(data) if "has 0 fact" not in m or "lonely" in bad.text]
    assert told and told[0].startswith(f"{bad.place(before)}: ") and bad.words in told[0], told
    echoes = [m for m in told[1:] if not m.startswith(f"{bad.place(before)}: ") and "a loop" not in m]
    assert not echoes


def test_an_unknown_unit_of_a_dataset_is_reported_once(tmp_path: Path):
    told = messages(write(tmp_path, GOOD | {"money/cloud-revenue.yml": REVENUE.replace("unit: CNY bn", "unit: CNY bnn")}))
    assert len(set(told)) == 1 and told[0].startswith("data/money/cloud-revenue.yml:3:7: “unit” of this entry is “CNY bnn”")


@pytest.mark.parametrize(
    ("text", "words"),
    [("a: {\n", ":2:1: not valid YAML"), ("- a\n", ":1:1: the list of sources must be a mapping"), (None, ": missing; every fact names a source")],
    ids=["not valid", "a list", "missing"],
)
def test_facts_are_not_blamed_for_sources_that_could_not_be_read(text, words, tmp_path: Path):
    files = {name: content for name, content in GOOD.items() if name != "sources.yml"} | ({"sources.yml": text} if text else {})
    told = messages(write(tmp_path, files))
    assert len(told) == 1 and told[0].startswith(f"data/sources.yml{words}"), told


def test_all_mistakes_are_reported_in_one_run(tmp_path: Path):
    files, expected = dict(GOOD), []
    for number, bad in enumerate(DATASETS):
        name, own = f"bad-{number}", Bad(bad.name, bad.text.replace("bad/", f"bad-{number}/"), bad.words.replace("bad/", f"bad-{number}/"))
        files[f"{name}.yml"] = own.text.replace("▶", "")
        expected.append((own.place(file=f"{name}.yml"), own.words))
    for bad in OTHERS:
        before = files.get(bad.file, "")
        expected.append((bad.place(before), bad.words))
        files[bad.file] = bad.whole(before).replace("▶", "")
    told = messages(write(tmp_path, files))
    for place, words in expected:
        assert any(m.startswith(f"{place}: ") and words in m for m in told), (place, words)


BYTES = [
    (
        "a byte-order mark",
        b"\xef\xbb\xbftitle: Bad\nevery: never\nunit: W\nrows:\n" + ROW.encode(),
        "data/bad.yml:1:1",
        "byte-order mark; save it as UTF-8 without one",
    ),
    ("not UTF-8", "title: Straße\n".encode("latin-1"), "data/bad.yml:1:12", "not UTF-8"),
    ("UTF-16", "title: Bad\n".encode("utf-16"), "data/bad.yml:1:1", "not UTF-8"),
]


@pytest.mark.parametrize(("content", "place", "words"), [case[1:] for case in BYTES], ids=[case[0] for case in BYTES])
def test_bytes_that_are_no_plain_text_are_refused(content, place, words, tmp_path):
    told = messages(write(tmp_path, GOOD | {"bad.yml": content}))
    assert len(told) == 1 and told[0].startswith(f"{place}: ") and words in told[0], told


def test_a_python_tag_is_never_executed(tmp_path):
    trace = tmp_path / "executed"
    text = dataset(f'  2025Q1: {{value: 1, source: results, note: !!python/object/apply:os.mkdir ["{trace}"]}}\n')
    told = messages(write(tmp_path, GOOD | {"bad.yml": text}))
    assert any("none is ever executed" in m for m in told)
    assert not trace.exists()


def test_two_datasets_of_one_name_are_refused(tmp_path):
    told = messages(write(tmp_path, GOOD | {"chips/cloud-revenue.yml": CHIPS}))
    place = "data/money/cloud-revenue.yml:1:1: data/chips/cloud-revenue.yml is called “cloud-revenue” already"
    assert len(told) == 1 and told[0].startswith(place), told


def test_a_file_that_would_not_be_read_is_named(tmp_path):
    told = messages(write(tmp_path, GOOD | {"money/more.yaml": REVENUE, "money/LOUD.YML": REVENUE}))
    assert told == [
        f"data/money/{name}: not read, since files of data/ end in .yml; rename it {new}" for name, new in (("LOUD.YML", "LOUD.yml"), ("more.yaml", "more.yml"))
    ]


@pytest.mark.parametrize("name", ["tests.yml", "money/folder.yml"])
def test_a_folder_in_the_place_of_a_file_is_named(name, tmp_path):
    data = write(tmp_path, GOOD)
    (data / name).mkdir()
    assert messages(data) == [f"data/{name}:1:1: cannot be read: Is a directory; a file was expected"]


def disputed(first: str, second: str) -> dict[str, str]:
    rows = f"  2025Q1: {{value: 1, source: results, dispute: size{first}}}\n  2025Q2: {{value: 2, source: survey{second}}}\n"
    return GOOD | {"disputes.yml": "size:\n  question: How large?\n  reason: The first is newer.\n", "sizes.yml": dataset(rows)}


def test_a_dispute_of_one_member_is_refused(tmp_path):
    assert messages(write(tmp_path, disputed("", "")))[0].startswith("data/disputes.yml:1:1: dispute “size” has 1 fact")


def test_two_preferred_values_are_refused(tmp_path):
    told = messages(write(tmp_path, disputed(", preferred: true", ", dispute: size, preferred: true")))
    assert told == ["data/disputes.yml:1:1: dispute “size” prefers sizes/2025Q1 and sizes/2025Q2; at most one fact may be preferred"]


def test_a_dispute_of_two_is_read_with_the_preferred_first(tmp_path):
    ledger = read_ledger(write(tmp_path, disputed("", ", dispute: size, preferred: true")))
    assert [f.id for f in ledger.disputed_facts("size")] == ["sizes/2025Q2", "sizes/2025Q1"]


def test_one_exception_carries_every_problem(tmp_path):
    data = write(tmp_path, GOOD | {"a.yml": dataset("  2025Q1: 1\n"), "b.yml": dataset("  2025Q1: {value: x, source: results}\n")})
    with pytest.raises(AuthorError) as caught:
        read_ledger(data)
    assert str(caught.value).count("\n") == 1 and "data/a.yml:5:11" in str(caught.value) and "data/b.yml:5:19" in str(caught.value)


def test_good_data_is_read_as_written(tmp_path):
    ledger = read_ledger(write(tmp_path, GOOD))
    revenue, memory = ledger.facts["cloud-revenue/2025Q3"], ledger.facts["chips/h20.memory"]
    assert (revenue.value, revenue.unit.name, revenue.entity, revenue.period.label, revenue.note) == (
        Decimal("39.824"),
        "CNY bn",
        "Alibaba Cloud",
        "Q3 2025",
        "after rounding",
    )
    assert (memory.value, memory.qualifier, memory.kind, memory.source) == ((Decimal(96), Decimal(141)), "about", "estimated", "survey")
    assert [ledger.facts[f"chips/m890.{c}"].value for c in ("maker", "launched")] == ["T-Head", "2026-05"]
    assert list(ledger.datasets) == ["chips", "cloud-revenue"] and ledger.names == ["M890", "H20"]


OPERATIONS = """\
title: Worked out
every: never
rows:
  grown: {title: G, growth: [cloud-revenue/2025Q2, cloud-revenue/2025Q3]}
  part: {title: S, share: [cloud-revenue/2025Q2, cloud-revenue/2025Q3]}
  times: {title: R, ratio: [cloud-revenue/2025Q3, cloud-revenue/2025Q2]}
  both: {title: T, sum: [cloud-revenue/2025Q2, cloud-revenue/2025Q3, inputs/dust]}
  more: {title: D, difference: [cloud-revenue/2025Q3, cloud-revenue/2025Q2]}
  wider: {title: P, difference: [inputs/margin-now, inputs/margin-then]}
  drawn: {title: W, product: [inputs/nodes, inputs/each]}
  dollars: {title: C, convert: [cloud-revenue/2025Q3, inputs/rate]}
  yuan: {title: Y, convert: [inputs/price, inputs/rate]}
  roughly: {title: A, sum: [inputs/guess, cloud-revenue/2025Q2]}
  in-millions: {title: M, unit: CNY mn, sum: [cloud-revenue/2025Q2, cloud-revenue/2025Q3]}
  of-derived: {title: N, ratio: [worked/both, worked/more]}
"""
INPUTS = """\
title: Inputs
every: never
rows:
  dust: {value: 500, unit: CNY mn, source: survey}
  margin-now: {value: 9.1, unit: "%", source: survey}
  margin-then: {value: 8.0, unit: "%", source: survey}
  nodes: {value: 72, unit: nodes, source: survey}
  each: {value: 1.2, unit: kW, source: survey}
  rate: {value: 7.1, unit: CNY per USD, source: survey}
  price: {value: 2, unit: USD, source: survey}
  guess: {value: 10, unit: CNY bn, source: survey, qualifier: about}
"""
BY_HAND = {
    "grown": ("19.2", "%", "exact"),  # 39.824 / 33.398 = 1.19241
    "part": ("83.9", "%", "exact"),  # 33.398 / 39.824 = 0.83864
    "times": ("1.192", "x", "exact"),
    "both": ("73.722", "CNY bn", "exact"),  # 33.398 + 39.824 + 0.500
    "more": ("6.426", "CNY bn", "exact"),
    "wider": ("1.1", "points", "exact"),
    "drawn": ("86.40", "kW", "exact"),  # 72 × 1.2
    "dollars": ("5.609", "USD bn", "exact"),  # 39.824 / 7.1 = 5.60901
    "yuan": ("14.2", "CNY", "exact"),
    "roughly": ("43.398", "CNY bn", "about"),
    "in-millions": ("73220", "CNY mn", "exact"),  # 73.222 bn to four digits
    "of-derived": ("11.47", "x", "exact"),  # 73.722 / 6.426 = 11.4725
}


@pytest.mark.parametrize("row", BY_HAND)
def test_a_derived_number_is_what_a_hand_computes(row, tmp_path):
    fact = read_ledger(write(tmp_path, GOOD | {"worked.yml": OPERATIONS, "inputs.yml": INPUTS})).facts[f"worked/{row}"]
    value, unit, qualifier = BY_HAND[row]
    assert (fact.value, fact.unit.name, fact.qualifier, fact.kind) == (Decimal(value), unit, qualifier, "derived")


def test_a_derived_number_stands_on_the_sources_of_its_inputs(tmp_path):
    ledger = read_ledger(write(tmp_path, GOOD | {"worked.yml": OPERATIONS, "inputs.yml": INPUTS}))
    assert [s.id for s in ledger.sources_of(ledger.facts["worked/of-derived"])] == ["results", "survey"]


def test_a_source_behind_no_fact_is_named(tmp_path):
    data = write(tmp_path, GOOD | {"sources.yml": SOURCES + f"idle: {{{SOURCE}, date: 2025, url: https://example.com/}}\n"})
    assert [str(p) for p in unused_sources(read_ledger(data), data)] == [
        "data/sources.yml:3:1: source “idle” stands behind no fact; remove it, or name it in a row"
    ]


def test_the_published_data_holds_no_mistake():
    ledger, problems = load(DATA)
    assert not problems
    assert len(ledger.facts) >= 1200 and len(ledger.sources) >= 300
