"""The assumptions that a reader can move, from data/parameters.yml: read and checked.

A parameter starts at a fact's value, rounded to the step of its slider, or at an assumption that says
why no fact was used. Models are keyed by id, their parameters by name, both in the file's order.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scripts.facts import Ledger
from scripts.nodes import NUMBER, Mapping, Page, Scalar
from scripts.problem import Problem, nearest
from scripts.units import UNITS, Unit

KEYS = {"title", "unit", "min", "max", "step", "fact", "assumption", "default", "note"}


@dataclass(frozen=True)
class Parameter:
    """One slider; either `fact` or `assumption` says where its default comes from."""

    id: str
    title: str
    unit: Unit
    min: Decimal
    max: Decimal
    step: Decimal
    default: Decimal
    fact: str | None
    assumption: str | None
    note: str | None
    path: str
    line: int
    column: int


def rounded_to(value: Decimal, low: Decimal, step: Decimal) -> Decimal:
    """The value nearest to `value` that a slider from `low` in steps of `step` can take."""
    return low + round((value - low) / step) * step


def read_parameters(page: Page, ledger: Ledger) -> dict[str, dict[str, Parameter]]:
    """Read data/parameters.yml against a ledger whose facts are complete; problems go to the page."""
    models = {}
    for model, node in page.mapping(page.top, "the list of models").entries.items():
        entries = page.mapping(node, f"model “{model}”").entries
        if not entries and isinstance(node, Mapping):
            page.report(node, f"model “{model}” has no parameters; add one, or remove the model")
        read = {name: _parameter(page, f"{model}.{name}", page.mapping(entry, f"parameter “{model}.{name}”"), ledger) for name, entry in entries.items()}
        models[model] = {name: parameter for name, parameter in read.items() if parameter}
    return models


def _parameter(page: Page, name: str, entry: Mapping, ledger: Ledger) -> Parameter | None:
    what, before = f"parameter “{name}”", len(page.problems)
    page.check_keys(entry, KEYS, what)
    title = page.text(entry, "title", what, required=True)
    unit = UNITS.get(page.choice(entry, "unit", UNITS, what, required=True) or "")
    low, high, step = (_number(page, entry, key, what) for key in ("min", "max", "step"))
    fact, assumption, note = (page.text(entry, key, what) for key in ("fact", "assumption", "note"))
    if (fact is None) == (assumption is None):
        page.report(entry, f"{what} needs either “fact”, where its default comes from, or “assumption”, why no fact can be used, with “default”")
    elif fact and "default" in entry.entries:
        page.report(entry.keys["default"], f"{what} takes its default from “{fact}”; remove “default”")
    _check_range(page, entry, what, low, high, step)
    default = None
    if len(page.problems) == before:
        default = _from_fact(page, entry, what, fact, unit, low, step, ledger) if fact else _number(page, entry, "default", what)
    if default is not None:
        _check_default(page, entry, what, fact, default, low, high, step)
    if len(page.problems) > before or default is None:
        return None
    return Parameter(name.partition(".")[2], title, unit, low, high, step, default, fact, assumption, note, page.path, entry.line, entry.column)


def _number(page: Page, entry: Mapping, key: str, what: str) -> Decimal | None:
    text = page.text(entry, key, what, required=True)
    if text is None:
        return None
    node = entry.entries[key]
    if not (isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(text)):
        page.report(node, f"“{key}” of {what} is “{text}”; a number without quotes was expected")
        return None
    return Decimal(text)


def _check_range(page: Page, entry: Mapping, what: str, low: Decimal | None, high: Decimal | None, step: Decimal | None) -> None:
    if None in (low, high, step):
        return
    if low >= high:
        page.report(entry.entries["max"], f"“max” of {what} is {high}; a number above “min”, {low}, was expected")
    elif step <= 0:
        page.report(entry.entries["step"], f"“step” of {what} is {step}; a number above zero was expected")
    elif (high - low) % step:
        page.report(
            entry.entries["step"], f"“step” of {what} is {step}, which does not divide the way from {low} to {high}; the slider could not reach its end"
        )


def _from_fact(page: Page, entry: Mapping, what: str, name: str, unit: Unit, low: Decimal, step: Decimal, ledger: Ledger) -> Decimal | None:
    fact, node = ledger.facts.get(name), entry.entries["fact"]
    if fact is None:
        if not any(path.endswith(f"/{name.partition('/')[0]}.yml") for path in ledger.broken):  # else reported there
            page.report(node, f"{what} starts at an unknown fact “{name}”{nearest(name, ledger.facts)}")
        return None
    if not isinstance(fact.value, Decimal) or fact.unit is None:
        page.report(node, f"{what} starts at “{name}”, which is not a single number; expected a fact with one value, or an “assumption”")
        return None
    if fact.unit.dimension != unit.dimension:
        page.report(entry.entries["unit"], f"{what} is in {unit.name}, its fact “{name}” in {fact.unit.name}; expected a unit of the same kind")
        return None
    return rounded_to(fact.value * fact.unit.factor / unit.factor, low, step)


def _check_default(page: Page, entry: Mapping, what: str, fact: str | None, default: Decimal, low: Decimal, high: Decimal, step: Decimal) -> None:
    node = entry.entries["fact" if fact else "default"]
    if not low <= default <= high:
        page.report(node, f"{what} starts at {default:f}, outside its range; expected {low} to {high}")
    elif (default - low) % step:
        page.report(node, f"{what} starts at {default:f}, which no step of {step} from {low} reaches; expected {rounded_to(default, low, step):f}")


def problems_with_prose(models: dict[str, dict[str, Parameter]], ledger: Ledger, check) -> tuple[list[Problem], list[str]]:
    """Hold the words of each parameter to the rules for prose; also return the facts that they link."""
    found, linked = [], []
    for parameter in (p for model in models.values() for p in model.values()):
        for text in filter(None, (parameter.title, parameter.assumption, parameter.note)):
            problems, facts = check(text, ledger, parameter.path)
            found += [Problem(parameter.path, parameter.line, parameter.column, p.message) for p in problems]
            linked += facts
    return found, linked
