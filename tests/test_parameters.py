"""Assumptions are read with their defaults, and every mistake in them is reported where it is; the model's arithmetic holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import vl_convert

from charts.adjustable import payback
from scripts import adjustable, draw, frames
from scripts.adjustable import adjustable as build
from scripts.ledger import load, read_ledger
from scripts.problem import AuthorError
from tests.test_ledger import GOOD, write

GROWTH = """\
model:
  revenue:
    title: Revenue in the first year
    unit: CNY bn
    min: 10
    max: 60
    step: 0.5
    fact: cloud-revenue/2025Q3
  margin:
    title: Cash margin
    unit: '%'
    min: 5
    max: 70
    step: 1
    default: 30
    assumption: No source gives it.
"""


def parameters(folder: Path, text: str = GROWTH):
    ledger, problems = load(write(folder, {**GOOD, "parameters.yml": text}))
    return ledger.parameters, [str(problem) for problem in problems]


@pytest.fixture(scope="module")
def ledger():
    return read_ledger()


@pytest.fixture(scope="module")
def defaults(ledger) -> dict[str, float]:
    return {name: float(p.default) for name, p in ledger.parameters["payback"].items()}


def test_a_default_is_a_fact_rounded_to_the_step_or_an_assumption(tmp_path):
    models, problems = parameters(tmp_path)
    assert not problems
    revenue, margin = models["model"].values()
    assert (float(revenue.default), revenue.fact) == (40.0, "cloud-revenue/2025Q3")  # 39.824
    assert (float(margin.default), margin.assumption) == (30, "No source gives it.")


def test_a_default_is_converted_to_the_parameters_unit(tmp_path):
    text = GROWTH.replace("CNY bn", "CNY mn").replace("min: 10", "min: 10000").replace("max: 60", "max: 60000").replace("step: 0.5", "step: 100")
    models, problems = parameters(tmp_path, text)
    assert not problems and float(models["model"]["revenue"].default) == 39800


@pytest.mark.parametrize(
    ("was", "now", "place", "words"),
    [
        ("cloud-revenue/2025Q3", "cloud-revenue/2025Q9", "8:11", "unknown fact “cloud-revenue/2025Q9”; did you mean “cloud-revenue/2025Q"),
        ("max: 60", "max: 38", "8:11", "starts at 40.0, outside its range; expected 10 to 38"),
        ("default: 30", "default: 75", "15:14", "starts at 75, outside its range; expected 5 to 70"),
        ("default: 30", "default: 30.4", "15:14", "which no step of 1 from 5 reaches; expected 30"),
        ("step: 0.5", "step: 0.7", "7:11", "does not divide the way from 10 to 60"),
        ("step: 0.5", "step: 0", "7:11", "a number above zero was expected"),
        ("max: 70", "max: 5", "13:10", "a number above “min”, 5, was expected"),
        ("    fact: cloud-revenue/2025Q3\n", "", "3:5", "needs either “fact”, where its default comes from, or “assumption”"),
        ("    assumption: No source gives it.\n", "", "10:5", "needs either “fact”"),
        ("    default: 30\n", "", "10:5", "has no “default”; add it"),
        (
            "    fact: cloud-revenue/2025Q3\n",
            "    fact: cloud-revenue/2025Q3\n    default: 40\n",
            "9:5",
            "takes its default from “cloud-revenue/2025Q3”; remove “default”",
        ),
        ("unit: CNY bn", "unit: GB", "4:11", "is in GB, its fact “cloud-revenue/2025Q3” in CNY bn"),
        ("unit: CNY bn", "unit: CNY bnn", "4:11", "did you mean “CNY bn”?"),
        ("cloud-revenue/2025Q3", "chips/m890.maker", "8:11", "which is not a single number"),
        ("cloud-revenue/2025Q3", "chips/h20.memory", "8:11", "which is not a single number"),
        ("min: 10", "min: ten", "5:10", "is “ten”; a number without quotes was expected"),
        ("step: 1\n", "step: 1\n    stepp: 2\n", "15:5", "unknown key “stepp”"),
        ("    title: Cash margin\n", "", "10:5", "has no “title”; add it"),
    ],
)
def test_a_mistake_is_reported_with_its_place_and_remedy(tmp_path, was, now, place, words):
    assert was in GROWTH
    _, problems = parameters(tmp_path, GROWTH.replace(was, now, 1))
    found = [p for p in problems if p.startswith("data/parameters.yml:")]
    assert [p for p in found if p.startswith(f"data/parameters.yml:{place}: ") and words in p], problems


def test_all_mistakes_are_reported_in_one_run(tmp_path):
    _, problems = parameters(tmp_path, GROWTH.replace("max: 60", "max: 1").replace("default: 30", "default: 900"))
    assert len(problems) == 2


def test_the_model_agrees_with_the_yearly_instalments_of_a_loan(defaults):
    """Paying the charge for L years clears the capital with interest."""
    for life in (3, 5, 6):
        left, charge = defaults["capital"], payback.results(defaults | {"life": life})[0]["charge"]
        for _ in range(life):
            left = left * (1 + defaults["interest"] / 100) - charge
        assert abs(left) < 1e-9


def test_extremes_have_an_answer(defaults):
    assert payback.results(defaults | {"growth": 0})[9]["need"] is None
    assert "no new revenue" in payback.sentences(defaults | {"growth": 0})
    assert "not back within 40 years" in payback.sentences(defaults | {"growth": 1, "margin": 5})
    best = {"capital": 150, "revenue": 250, "growth": 60, "interest": 4, "margin": 70}
    assert payback.payback(payback.results(defaults | best)) == payback.SPENDING  # not before all is spent


def test_unknown_models_and_false_claims_are_refused(ledger, tmp_path, monkeypatch):
    with pytest.raises(AuthorError, match="did you mean “payback”"):
        build("paybak", ledger)
    dear = {name: replace(p, default=p.max) if name == "interest" else p for name, p in ledger.parameters["payback"].items()}
    monkeypatch.setitem(ledger.parameters, "payback", dear)
    with pytest.raises(AuthorError, match=r"charts/adjustable/payback.py:\d+:1: .*half of the new revenue in year three.* does not hold"):
        build("payback", ledger)


def test_python_and_vega_draw_the_same_picture(ledger, defaults):
    """The specification with Python's rows and the one with expressions give the same drawing."""
    rows = frames.long(ledger, payback.DATA)
    draw.register_fonts()
    for width in draw.WIDTHS.values():
        given = [row | {"fact": "x/y"} for row in payback.points(defaults)]
        static = adjustable._specification(payback, rows, given, defaults, width)
        live = adjustable.live_specification(payback, static)
        assert strip(vl_convert.vegalite_to_svg(static)) == strip(vl_convert.vegalite_to_svg(live))


def strip(svg: str) -> str:
    """Without the ids that count up per process, and without the last decimals, in which the two powers may differ."""
    return re.sub(r"\d+\.\d+", lambda m: f"{float(m[0]):.6f}", re.sub(r"clip\d+", "clip", svg))


def test_the_picture_is_drawn_like_every_chart(ledger):
    model = build("payback", ledger)
    for svg in model.svg.values():
        assert 'role="img"' in svg and 'aria-labelledby="payback-title"' in svg and "graphics-symbol" in svg
    assert model.scenarios[0][1][1] == "50%"
