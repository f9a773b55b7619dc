"""Every chart keeps what a reader is promised; a chart that would not is refused with its place.

The charts are built once per run (from the cache where it is warm); each promise is then a test of its own per chart.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from charts import theme
from scripts import new_chart
from scripts.figure import HEADLINE_WORDS, Figure, chart_ids, figure, figure_facts, load_module, words
from scripts.frames import long
from scripts.ledger import load, read_ledger
from scripts.opendata import csv_text, fact_record
from scripts.page import Page
from scripts.problem import ROOT, AuthorError
from scripts.tables import fact_tables
from tests import drawings
from tests.test_ledger import GOOD, write

IDS = chart_ids()
SIZES = ("wide", "narrow")
PHONE = 328  # 360 pixels less the margins
REFUSED_WORDS = {"transform", "aggregate", "bin", "timeUnit", "impute", "window", "calculate", "filter"}

every_chart = pytest.mark.parametrize("name", IDS)


@cache
def real_ledger():
    return load()[0]


@cache
def built(name: str) -> Figure:
    return figure(name, real_ledger())


@cache
def drawing(name: str, size: str):
    return drawings.tree(built(name).svg[size])


def nodes(spec):
    """Every mapping in a specification except its rows."""
    if isinstance(spec, dict):
        yield spec
        for key, value in spec.items():
            if key not in {"datasets", "values", "config"}:
                yield from nodes(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from nodes(value)


def views(node: dict, encoding: dict | None = None):
    """Every unit view with the encoding that holds in it."""
    encoding = (encoding or {}) | node.get("encoding", {})
    if "mark" in node:
        yield node["mark"], encoding
    for key in ("layer", "hconcat", "vconcat", "concat"):
        for child in node.get(key, []):
            yield from views(child, encoding)
    if isinstance(node.get("spec"), dict):
        yield from views(node["spec"], encoding)


def test_there_are_enough_charts():
    assert len(IDS) >= 45


@every_chart
def test_marks_are_drawn_and_each_says_its_value_in_words(name):
    for size in SIZES:
        labels = [m.get("aria-label") for m in drawings.marks(drawing(name, size))]
        assert labels
        assert not [x for x in labels if not re.search(r"\w+.*: .*\w", x) or re.search(r"\b(undefined|null|NaN|None|nan)\b", x)]


@every_chart
def test_the_drawing_has_a_name_and_a_description_on_its_page(name):
    html = str(Page(real_ledger()).figure(built(name)))
    for size in SIZES:
        root = drawing(name, size)
        assert root.get("role") == "img"
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert len(re.findall(rf' id="{root.get(attribute)}"', html)) == 1


@every_chart
def test_wide_and_narrow_show_the_same_facts(name):
    wide, narrow = ({m.get("aria-label") for m in drawings.marks(drawing(name, size))} for size in SIZES)
    assert wide == narrow


@every_chart
def test_bars_start_at_zero(name):
    for spec in built(name).spec.values():
        for mark, encoding in views(spec):
            if mark["type"] not in {"bar", "area"}:
                continue
            lengths = [encoding[c] for c in ("x", "y") if encoding.get(c, {}).get("type") == "quantitative" and f"{c}2" not in encoding]
            for channel in lengths:
                scale = channel.get("scale") or {}
                domain = scale.get("domain")
                assert scale.get("zero", True), channel
                assert scale.get("type", "linear") != "log", "a length on a logarithmic scale means nothing"
                assert not isinstance(domain, list) or min(domain) <= 0 <= max(domain), channel


@every_chart
def test_rows_are_prepared_before_they_are_drawn(name):
    for spec in built(name).spec.values():
        assert not [node for node in nodes(spec) if REFUSED_WORDS & set(node) and not {"test", "value"} & set(node)]


@every_chart
def test_there_is_no_second_y_axis(name):
    for spec in built(name).spec.values():
        for node in nodes(spec):
            assert not ("layer" in node and (node.get("resolve") or {}).get("scale", {}).get("y") == "independent")


@every_chart
def test_every_colour_is_a_token_of_the_site(name):
    for size in SIZES:
        colours = {colour for ink in drawings.inks(drawing(name, size)) for colour, _ in ink.paints().values()}
        assert not {c for c in colours if not (m := re.fullmatch(r"var\(--([\w-]+)\)", c)) or m[1] not in theme.TOKENS["light"]}


def ratio(colour: str, strength: float, scheme: str, ground: str = theme.GROUND) -> float:
    under, over = (theme.TOKENS[scheme][c[6:-1]] for c in (ground, colour))
    return drawings.contrast(over, under, strength)


@pytest.mark.parametrize("scheme", theme.TOKENS)
@every_chart
def test_text_has_a_contrast_of_four_and_a_half(name, scheme):
    weak = set()
    for size in SIZES:
        for ink, under in drawings.texts_on_shapes(drawing(name, size)):
            colour, strength = ink.paints().get("fill", (theme.INK, 1))
            ground = drawings.mixed(theme.TOKENS[scheme], under, theme.GROUND)
            needed = 4.5 if re.search(r"\w", ink.text) else 3  # an arrow or a dot is a mark
            if drawings.contrast(theme.TOKENS[scheme][colour[6:-1]], ground, strength) < needed:
                weak.add((ink.text, colour, "on", *under))
    assert not weak


@pytest.mark.parametrize("scheme", theme.TOKENS)
@every_chart
def test_marks_have_a_contrast_of_three(name, scheme):
    """Grid and axes only help the eye; a mark itself must stand out by fill or stroke, unless it is a cell that its own text tells."""
    weak = set()
    for size in SIZES:
        cells = set(drawings.shapes_under_text(drawing(name, size)))
        for ink in drawings.inks(drawing(name, size)):
            if ink.element.tag.endswith("text") or "role-mark" not in ink.kind:
                continue
            paints = ink.paints()
            decorative = not ink.element.get("aria-label") and {c for c, _ in paints.values()} <= {theme.RULE, theme.GROUND}
            if paints and not decorative and ink.element not in cells and max(ratio(c, s, scheme) for c, s in paints.values()) < 3:
                weak.add((ink.element.get("aria-label", ink.kind), *paints.values()))
    assert not weak


@every_chart
def test_text_on_a_phone_is_at_least_twelve_pixels(name):
    root = drawing(name, "narrow")
    scale = min(1, PHONE / drawings.box(root)[0])
    small = {(line.text, round(line.size * scale, 1)) for line in drawings.lines(root) if line.size * scale < 12 and re.search(r"\w", line.text)}
    assert not small


@pytest.mark.parametrize("size", SIZES)
@every_chart
def test_no_text_leaves_the_drawing(name, size):
    root = drawing(name, size)
    width, height = drawings.box(root)
    cut = [line for line in drawings.lines(root) if line.left < -1.5 or line.right > width + 1.5 or line.top < -1.5 or line.bottom > height + 1.5]
    assert not [(line.text, round(line.left), round(line.right), round(line.top), round(line.bottom)) for line in cut], (width, height)


@pytest.mark.parametrize("size", SIZES)
@every_chart
def test_text_is_horizontal(name, size):
    assert not [line.text for line in drawings.lines(drawing(name, size)) if re.search(r"\w", line.text) and abs(line.angle) > 1]


@pytest.mark.parametrize("size", SIZES)
@every_chart
def test_no_two_texts_lie_on_each_other(name, size):
    found = list(drawings.lines(drawing(name, size)))
    over = []
    for number, a in enumerate(found):
        for b in found[number + 1 :]:
            across = min(a.right, b.right) - max(a.left, b.left)
            down = min(a.bottom, b.bottom) - max(a.top, b.top)
            if across > 2 and down > 3 and a.text != b.text:
                over.append((a.text, b.text))
    assert not over


@every_chart
def test_the_headline_is_read_at_a_glance(name):
    assert len(built(name).title.split()) <= HEADLINE_WORDS


@every_chart
def test_table_and_csv_hold_the_rows_that_are_drawn(name):
    chart, ledger = built(name), real_ledger()
    drawn = {fact for record in chart.records for fact in record["fact"].split()}
    tabled = [cell.id for table in fact_tables(figure_facts(chart, ledger), ledger) for row in table.rows for cell in row.cells if cell]
    exported = [line["id"] for line in csv.DictReader(io.StringIO(csv_text([fact_record(ledger.facts[n], ledger) for n in chart.fact_ids])))]
    assert sorted(tabled) == sorted(exported) == sorted(drawn)
    html = str(Page(ledger).figure(chart))
    assert sorted(re.findall(r'<td[^>]* data-fact="([^"]+)"', html)) == sorted(drawn)


@every_chart
def test_each_mark_speaks_of_a_row_that_is_tabled(name):
    labels = {record["label"] for record in built(name).records}
    for size in SIZES:
        said = {m.get("aria-label") for m in drawings.marks(drawing(name, size))}
        assert said <= labels, said - labels


@every_chart
def test_each_tabled_row_has_a_mark_or_lies_on_a_line(name):
    """A row without a mark of its own must be one that only a line runs through."""
    chart = built(name)
    said = {m.get("aria-label") for m in drawings.marks(drawing(name, "wide"))}
    kinds = {mark["type"] for mark, _ in views(chart.spec["wide"])}
    unmarked = {record["label"] for record in chart.records} - said
    assert not unmarked or kinds & {"line", "area", "trail"}, unmarked


def test_a_drawing_is_the_same_in_another_process_and_another_time_zone():
    names = [*IDS[::12], *(n for n in IDS if "map" in n or "release" in n)][:8]
    code = "import sys; sys.path.insert(0, '.'); from scripts.figure import figure; from scripts.ledger import load; import hashlib\n"
    code += "ledger = load()[0]\nfor n in sys.argv[1:]:\n    f = figure(n, ledger, folder=None); print(n, hashlib.sha256((f.svg['wide'] + f.svg['narrow']).encode()).hexdigest())"
    environment = os.environ | {"TZ": "Asia/Kathmandu", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code, *names[::-1]], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    here = {n: hashlib.sha256((built(n).svg["wide"] + built(n).svg["narrow"]).encode()).hexdigest() for n in names}
    assert dict(line.split() for line in done.stdout.splitlines()) == here


# Charts that must not be built ------------------------------------------------------------------------------------

HEAD = '"""Revenue reached [39.8 billion yuan](fact:cloud-revenue/2025Q3)\n\nRevenue by quarter, CNY bn\n\nThree bars.\n"""\nimport altair as alt\n\nDATA = ("cloud-revenue",)\n\n\n'
CHART = 'def chart(rows, width):\n    return alt.Chart(rows).mark_bar().encode(x="row:O", y="value:Q")\n\n\n'
PROOF = 'def proof(rows):\n    yield "the last is the highest", rows.value.iloc[-1] == rows.value.max()\n'


def chart_of(body: str) -> str:
    return HEAD + "def chart(rows, width):\n" + "".join(f"    {line}\n" for line in body.split("\n")) + "\n\n" + PROOF


BAD = {
    "syntax error": (HEAD + "def chart(rows, width:\n" + PROOF, "charts/bad.py:12:10: not valid Python"),
    "exception in chart()": (chart_of('rows = rows\nreturn rows["valu"]'), "charts/bad.py:14:12: KeyError: 'valu'"),
    "exception in proof()": (HEAD + CHART + "def proof(rows):\n    yield 'a', rows.nothing > 1\n", "charts/bad.py:17:16: AttributeError"),
    "failing proof": (
        HEAD + CHART + 'def proof(rows):\n    yield "no quarter above 35", (rows.set_index("fact").value < 35)\n',
        "charts/bad.py:16:1: the headline “Revenue reached 39.8 billion yuan” does not hold: “no quarter above 35” fails at cloud-revenue/2025Q3; correct the rows or the headline",
    ),
    "failing proof of all rows": (HEAD + CHART + 'def proof(rows):\n    yield "four quarters", len(rows) == 4\n', "“four quarters” fails on the rows of cloud-revenue"),
    "no claim": (HEAD + CHART + "def proof(rows):\n    return\n    yield\n", "proof() yields no claim, so nothing tests the headline"),
    "no proof": (HEAD + CHART, "the module has no proof"),
    "no docstring": ((HEAD + CHART + PROOF).split('"""')[2], "the module has no __doc__"),
    "a docstring in other quotes": ((HEAD + CHART + PROOF).replace('"""', "'''"), "a chart module starts with its docstring, in three double quotes"),
    "wrong number in the headline": ((HEAD + CHART + PROOF).replace("39.8 billion", "38.9 billion"), "charts/bad.py:1:21: the text says “38.9 billion yuan”, cloud-revenue/2025Q3 is 39.824"),
    "naked number in the description": ((HEAD + CHART + PROOF).replace("Three bars", "3 bars"), "charts/bad.py:5:1: “3” has no source"),
    "unknown fact in the headline": ((HEAD + CHART + PROOF).replace("/2025Q3", "/2025Q9"), "unknown fact “cloud-revenue/2025Q9”; did you mean"),
    "a headline too long": ((HEAD + CHART + PROOF).replace("yuan]", "yuan]", 1).replace("Revenue reached", "Revenue " + "really " * 14 + "reached"), "charts/bad.py:1:4: the headline has 19 words; at most 14 are read at a glance"),
    "a docstring of two paragraphs": ((HEAD + CHART + PROOF).replace("\n\nThree bars.", ""), "the docstring needs three paragraphs"),
    "unknown dataset": ((HEAD + CHART + PROOF).replace('"cloud-revenue",', '"cloud-revenu",'), "charts/bad.py:9:1: unknown dataset “cloud-revenu”; did you mean “cloud-revenue”?"),
    "misspelt field": (chart_of('return alt.Chart(rows).mark_bar().encode(x="row:O", y="valu:Q")'), "“y” shows the field “valu”, which the rows do not have; they have"),
    "misspelt field with its type in a layer": (chart_of('base = alt.Chart(rows).encode(x="row:O", y="value:Q")\nreturn base.mark_line() + base.mark_text().encode(text="shrt:N")'), "“text” shows the field “shrt”"),
    "misspelt field in a layer": (chart_of('base = alt.Chart(rows).encode(x="row:O", y="value:Q")\nreturn base.mark_line() + base.mark_text().encode(text="shrt")'), "charts/bad.py:1:1: Altair refuses the chart: Unable to determine data type for the field \"shrt\""),
    "only NaN": (chart_of('rows["value"] = float("nan")\nreturn alt.Chart(rows).mark_bar().encode(x="row:O", y="value:Q")'), "the picture is empty: no mark was drawn"),
    "a row changed": (chart_of('rows["value"] = rows.value * 2\nreturn alt.Chart(rows).mark_bar().encode(x="row:O", y="value:Q")'), "is drawn as 59.22, the ledger holds 29.61; chart() may choose rows, not change them"),
    "a row changed in a column of its own": (chart_of('rows["twice"] = rows.value * 2\nreturn alt.Chart(rows).mark_bar().encode(x="row:O", y="twice:Q")'), "is drawn as 59.22, the ledger holds 29.61; chart() may choose rows, not change them"),
    "only lines": (chart_of('return alt.Chart(rows).mark_line().encode(x="row:O", y="value:Q")'), "the picture is empty: no mark was drawn"),
    "rows of its own": (chart_of('import pandas as pd\nreturn alt.Chart(pd.DataFrame({"a": [1], "b": [2]})).mark_bar().encode(x="a:O", y="b:Q")'), "a bar mark draws rows that name no fact"),
    "a transform": (chart_of('return alt.Chart(rows).mark_bar().encode(x="row:O", y="value:Q").transform_filter("datum.value > 30")'), "“transform” changes rows inside the drawing"),
    "an aggregate": (chart_of('return alt.Chart(rows).mark_bar().encode(x="dataset:N", y="sum(value):Q")'), "“aggregate” changes rows inside the drawing"),
    "other rows on a phone": (chart_of('rows = rows if width > 400 else rows.iloc[1:]\nreturn alt.Chart(rows).mark_bar().encode(x="row:O", y="value:Q")'), "the wide and the narrow drawing show different rows"),
    "a row that is not in its data": (chart_of('import pandas as pd\nrows = pd.concat([rows, rows.iloc[[0]].assign(fact="cloud-revenue/2099Q1", value=99.0)])\nreturn alt.Chart(rows).mark_bar().encode(x="row:O", y="value:Q")'), "“cloud-revenue/2099Q1” is drawn, and is no row of DATA"),
    "a row of another dataset": (chart_of('return alt.Chart(rows.assign(fact="chips/m890.memory")).mark_bar().encode(x="row:O", y="value:Q")'), "“chips/m890.memory” is drawn, and is no row of DATA"),
    "values of its own": (chart_of('return alt.Chart(alt.Data(values=[{"a": 1, "fact": "x/y"}])).mark_bar().encode(x="a:O", y="a:Q")'), "a bar mark draws values of its own"),
    "no rows": (chart_of('return alt.Chart(rows.iloc[:0]).mark_bar().encode(x="row:O", y="value:Q")'), "a bar mark has no rows to draw; look at what chart() leaves out"),
    "bars that leave out zero": (chart_of('return alt.Chart(rows).mark_bar().encode(x="row:O", y=alt.Y("value:Q", scale=alt.Scale(zero=False)))'), "a bar does not start at zero on “y”"),
    "bars from twenty": (chart_of('return alt.Chart(rows).mark_bar().encode(x="row:O", y=alt.Y("value:Q", scale=alt.Scale(domain=[20, 40])))'), "a bar does not start at zero on “y”"),
    "DATA without its comma": ((HEAD + CHART + PROOF).replace('("cloud-revenue",)', '("cloud-revenue")'), 'charts/bad.py:9:1: DATA is a text; a tuple of datasets was expected: DATA = ("cloud-revenue",)'),
    "chart() that takes no width": (HEAD + "def chart(rows):\n    return alt.Chart(rows)\n\n\n" + PROOF, "chart cannot be called: too many positional arguments; expected def chart(rows, width)"),
    "a proof without claims": (HEAD + CHART + "def proof(rows):\n    pass\n", "proof() yields no claim"),
    "a claim that is no test": (HEAD + CHART + 'def proof(rows):\n    yield "the last is the highest", "yes"\n', "proof() yields “the last is the highest”, which tests nothing"),
    "a claim on values": (HEAD + CHART + 'def proof(rows):\n    yield "all are high", rows.value\n', "“all are high”, which tests nothing; expected a claim and a boolean"),
    "a claim on no row": (HEAD + CHART + 'def proof(rows):\n    yield "all are high", rows.value[rows.value > 99] > 99\n', "“all are high”, which tests nothing"),
    "half a claim": (HEAD + CHART + "def proof(rows):\n    yield True\n", "proof() yields “True”, which tests nothing"),
    "no chart returned": (chart_of("return None"), "charts/bad.py:1:1: chart() returned a NoneType; an Altair chart was expected"),
    "a scale that there is not": (chart_of('return alt.Chart(rows).mark_bar().encode(x="row:O", y=alt.Y("value:Q", scale=alt.Scale(type="nonsense")))'), "'nonsense' is an invalid value for `type`"),
}  # fmt: skip


@pytest.fixture(scope="module")
def small_ledger(tmp_path_factory):
    return read_ledger(write(tmp_path_factory.mktemp("charts"), GOOD))


def make(folder: Path, text: str, ledger, name: str = "bad") -> Figure:
    (folder / "charts").mkdir(exist_ok=True)
    (folder / "charts" / f"{name}.py").write_text(text, "utf-8")
    return figure(name, ledger, folder / "charts", None)


def test_a_good_small_chart_is_built(tmp_path, small_ledger):
    chart = make(tmp_path, HEAD + CHART + PROOF, small_ledger, "good")
    assert chart.title == "Revenue reached 39.8 billion yuan"
    assert chart.fact_ids == list(long(small_ledger, ["cloud-revenue"]).fact)


@pytest.mark.parametrize("mistake", BAD)
def test_a_chart_that_breaks_a_promise_is_refused_with_its_place(mistake, tmp_path, small_ledger):
    text, words = BAD[mistake]
    with pytest.raises(AuthorError) as caught:
        make(tmp_path, text, small_ledger)
    assert str(caught.value).startswith("charts/bad.py:") and words in str(caught.value)


def test_an_unknown_chart_is_told_the_nearest():
    with pytest.raises(AuthorError, match="no chart “cloud-growht”; did you mean “cloud-growth”"):
        figure("cloud-growht", real_ledger())


def test_a_chart_module_cannot_open_the_data():
    """Modules read rows that come in; one that opens files could show a number without a source."""
    words = re.compile(r"(?<![\w.])open\(|\b(read_text|read_csv|read_json|read_bytes|requests|urllib|yaml|scripts\.ledger)\b")
    allowed = {"shapes"}  # outlines of countries are shapes, not figures
    for name in IDS:
        lines = (ROOT / "charts" / f"{name}.py").read_text("utf-8").split('"""')[-1].splitlines()
        assert not [line for line in lines if words.search(line) and not any(word in line for word in allowed)], name


# Starting a chart ---------------------------------------------------------------------------------------------------


@pytest.fixture
def start_chart(tmp_path, monkeypatch):
    (tmp_path / "charts" / "shapes").mkdir(parents=True)
    monkeypatch.setattr(new_chart, "CHARTS", tmp_path / "charts")
    monkeypatch.setattr(new_chart, "read_ledger", real_ledger)
    return lambda *arguments: new_chart.main(list(arguments))


def test_a_started_chart_keeps_the_rules_for_words_whatever_its_dataset(start_chart, tmp_path):
    started = 0
    for dataset in real_ledger().datasets:
        if start_chart(f"new-{dataset}", dataset) == 0:
            path = tmp_path / "charts" / f"new-{dataset}.py"
            assert len(words(load_module(path), path, real_ledger())) == 3
            started += 1
    assert started >= 100


def test_a_chart_that_cannot_be_started_is_told_all_that_is_wrong(start_chart, tmp_path, capsys):
    assert start_chart("bad_name", "alibaba-clod-revenue") == 1
    assert capsys.readouterr().err.splitlines() == [
        "“bad_name” cannot be the name: use letters, digits and hyphens",
        "unknown dataset “alibaba-clod-revenue”; did you mean “alibaba-cloud-revenue”?",
    ]
    assert start_chart("Shapes", "qwen-releases") == 1
    assert capsys.readouterr().err.splitlines() == [
        "“Shapes” is taken: charts/ holds a file or a folder of that name",
        "“qwen-releases” has no single column of numbers; copy a chart that draws several columns instead",
    ]
    assert [path.name for path in (tmp_path / "charts").iterdir()] == ["shapes"]


def test_a_chart_without_a_name_is_told_the_command(start_chart, capsys):
    with pytest.raises(SystemExit):
        start_chart()
    assert "make chart NAME=my-chart DATA=my-dataset" in capsys.readouterr().err
