"""Numbers that are computed from other facts and never typed.

    growth      [before, after]   percent             share   [part, whole]   percent
    ratio       [a, b]            times               sum     [a, b, …]       their unit
    difference  [a, b]            their unit          product [count, each]   the unit of each
    convert     [amount, rate]    the other currency of a rate such as "CNY per USD"

Results are rounded where a reader would stop reading: percentages to a tenth, ratios, conversions and changes
of unit to four significant digits; sums, differences and products are exact. A result is "about" when any input is not exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Context, Decimal

from scripts.facts import Fact, Ledger
from scripts.problem import Problem, nearest
from scripts.units import CURRENCIES, UNITS, Unit

TENTH = Decimal("0.1")
FOUR_DIGITS = Context(prec=4)


class Impossible(Exception):
    """The inputs do not fit the operation; the message says why."""


Quantity = tuple[Decimal, Unit]


def _same_dimension(quantities: list[Quantity]) -> list[Decimal]:
    """Bring all quantities to the unit of the first."""
    unit = quantities[0][1]
    for _, other in quantities[1:]:
        if other.dimension != unit.dimension:
            raise Impossible(f"“{unit.name}” and “{other.name}” cannot be combined")
    return [value * other.factor / unit.factor for value, other in quantities]


def _pair(quantities: list[Quantity]) -> tuple[Decimal, Decimal]:
    if len(quantities) != 2:
        raise Impossible(f"two facts were expected, {len(quantities)} are named")
    a, b = _same_dimension(quantities)
    return a, b


def _divide(a: Decimal, b: Decimal) -> Decimal:
    if b == 0:
        raise Impossible("division by zero")
    return a / b


def growth(quantities: list[Quantity]) -> Quantity:
    before, after = _pair(quantities)
    if before <= 0:
        raise Impossible("growth from zero or less has no meaning")
    return ((after / before - 1) * 100).quantize(TENTH), UNITS["%"]


def share(quantities: list[Quantity]) -> Quantity:
    part, whole = _pair(quantities)
    percent = (_divide(part, whole) * 100).quantize(TENTH)
    if not 0 <= percent <= 100:
        raise Impossible(f"the share would be {percent} %")
    return percent, UNITS["%"]


def ratio(quantities: list[Quantity]) -> Quantity:
    return FOUR_DIGITS.plus(_divide(*_pair(quantities))), UNITS["x"]


def total(quantities: list[Quantity]) -> Quantity:
    return sum(_same_dimension(quantities), Decimal(0)), quantities[0][1]


def difference(quantities: list[Quantity]) -> Quantity:
    a, b = _pair(quantities)
    unit = quantities[0][1]
    return a - b, UNITS["points"] if unit.name == "%" else unit


def product(quantities: list[Quantity]) -> Quantity:
    counts = [q for q in quantities if q[1].dimension in {"count", "ratio"}]
    others = [q for q in quantities if q not in counts] or counts[-1:]
    if len(others) != 1:
        raise Impossible("a product takes counts and one other quantity")
    value = Decimal(1)
    for number, unit in quantities:
        value *= number * (unit.factor if unit.dimension == "count" and (number, unit) != others[0] else 1)
    return value, others[0][1]


def convert(quantities: list[Quantity]) -> Quantity:
    if len(quantities) != 2:
        raise Impossible("an amount and a rate were expected")
    (amount, unit), (rate, per) = quantities
    quote, _, base = per.name.partition(" per ")
    if unit.dimension not in CURRENCIES or base not in CURRENCIES:
        raise Impossible(f"“{unit.name}” at “{per.name}” is no conversion of money")
    if unit.dimension not in (quote, base):
        raise Impossible(f"a rate in “{per.name}” does not convert “{unit.name}”")
    value, code = (_divide(amount, rate), base) if unit.dimension == quote else (amount * rate, quote)
    return FOUR_DIGITS.plus(value), UNITS[unit.name.replace(unit.dimension, code)]


OPERATIONS: dict[str, Callable[[list[Quantity]], Quantity]] = {
    "growth": growth, "share": share, "ratio": ratio, "sum": total, "difference": difference, "product": product, "convert": convert,
}  # fmt: skip

ARITHMETIC = {
    "growth": "({1} ÷ {0} − 1) × 100", "share": "{0} ÷ {1} × 100", "ratio": "{0} ÷ {1}", "sum": " + ", "difference": "{0} − {1}",
    "product": " × ", "convert": "{0} at {1}",
}  # fmt: skip


def derive_all(ledger: Ledger) -> list[Problem]:
    """Compute every derived fact in place, each after its inputs; return what cannot be computed."""
    problems: list[Problem] = []
    done: set[str] = set()

    def resolve(fact: Fact, trail: tuple[str, ...]) -> bool:
        if not fact.operation or fact.id in done:
            return True
        if not fact.inputs:
            return False  # the reader has said why
        message = None
        if fact.id in trail:
            message = f"a loop: {' → '.join((*trail[trail.index(fact.id) :], fact.id))}; a number cannot be derived from itself"
        unknown = [name for name in fact.inputs if name not in ledger.facts]
        for name in unknown:
            message = f"unknown fact “{name}” in “{fact.operation}”{nearest(name, ledger.facts)}"
        if message:
            problems.append(Problem(fact.path, fact.line, fact.column_number, message))
            return False
        if not all(resolve(ledger.facts[name], (*trail, fact.id)) for name in fact.inputs):
            return False
        try:
            ledger.facts[fact.id] = _computed(fact, [ledger.facts[name] for name in fact.inputs])
        except Impossible as reason:
            problems.append(Problem(fact.path, fact.line, fact.column_number, f"“{fact.operation}” cannot be computed: {reason}"))
            return False
        done.add(fact.id)
        return True

    for fact in list(ledger.facts.values()):
        if not resolve(fact, ()) and fact.unit is None:
            ledger.facts[fact.id] = replace(fact, unit=UNITS["count"])  # so that the rest of the check can go on
    return problems


def _computed(fact: Fact, inputs: list[Fact]) -> Fact:
    for each in inputs:
        if not isinstance(each.value, Decimal) or each.unit is None:
            raise Impossible(f"“{each.id}” is not a single number")
    value, unit = OPERATIONS[fact.operation]([(each.value, each.unit) for each in inputs])
    if fact.unit and fact.unit.name != unit.name:
        if fact.unit.dimension != unit.dimension:
            raise Impossible(f"the result is in “{unit.name}”, the row says “{fact.unit.name}”")
        value, unit = FOUR_DIGITS.plus(value * unit.factor / fact.unit.factor), fact.unit
    exact = all(each.qualifier == "exact" for each in inputs)
    return replace(fact, value=value, unit=unit, qualifier=fact.qualifier if exact else "about")
