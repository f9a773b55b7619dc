"""Compares what a sentence says with what the ledger holds.

A number stands for every value that rounds to it as written (39.8 is 39.75 to 39.85); a qualifier widens or turns that:

    about, around, roughly   within 5 %                    nearly, almost     not below the fact, up to 5 % above it
    over, more than          below the fact, within 20 %   under, less than   above the fact, within 20 %
    at least, or more        the same, or the fact         up to, at most     the same within 5 %, or the fact

A fact that is itself "at least", "at most" or "about" must be said so.
"""

from __future__ import annotations

import re
from decimal import Decimal

from scripts.facts import Fact
from scripts.period import find_period
from scripts.phrases import DENIES, Phrase, Unreadable, find_date, find_qualifier, part_of_year, read_phrase
from scripts.units import CURRENCIES, SCALES, UNITS

ALIKE = [
    {"accelerators", "chips"},
    {"users", "people", "customers", "developers", "companies"},
    {"models", "derivatives", "repositories"},
    {"servers", "nodes"},
]
MUST_SAY = {"about": ("about", "nearly"), "at_least": ("over", "least"), "at_most": ("under", "most", "nearly")}


def differs(text: str, fact: Fact) -> str | None:
    """Return why `text` does not say what `fact` holds, or None where it does."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "").strip()
    if fact.type == "text":
        return None if _says_text(text, str(fact.value)) else "the words differ"
    if fact.type == "date":
        return _date_differs(text, str(fact.value), fact.qualifier)
    try:
        return _quantity_differs(read_phrase(text, fact.unit), fact)
    except Unreadable as reason:
        return str(reason)


def _says_text(text: str, value: str) -> bool:
    """The phrase holds all words of the value in order, or is itself a part of it of two words or more; it denies what the value denies."""
    said, held = (re.findall(r"[\w.+%-]+", t.lower()) for t in (text, value))
    if len(DENIES.findall(text.lower())) != len(DENIES.findall(value.lower())):
        return False
    return f" {' '.join(held)} " in f" {' '.join(said)} " or (len(said) > 1 and f" {' '.join(said)} " in f" {' '.join(held)} ")


def _date_differs(text: str, value: str, qualifier: str) -> str | None:
    if re.search(r"\b(?:before|after|until|not|never)\b", text.lower()):
        return "the words say that it was not then"
    if part := part_of_year(text):
        day = find_period(value)
        return None if part.start <= day.start and day.end <= part.end else "the date differs"
    said = find_date(text)
    if said is None:
        return "no date could be read in it"
    if not value.startswith(said):
        return "the date differs" if not said.startswith(value) else "it is more precise than the ledger"
    return _unsaid_qualifier(qualifier, find_qualifier(text.lower())[0])


def _quantity_differs(phrase: Phrase, fact: Fact) -> str | None:
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    factor = _factor(phrase, fact)
    if factor is None:
        return f"the unit differs: {phrase.unit} is not {fact.unit.name}"
    if len(phrase.numbers) != len(values):
        return "the ledger holds a range" if len(values) == 2 else "the ledger holds one value, not a range"
    if all(v < 0 for v in values):
        if not phrase.negative:
            return "the ledger's value is below zero; say so"
        values = tuple(-v for v in values)
    elif phrase.sinks and all(v > 0 for v in values) and (phrase.sinks == "minus" or _is_growth(fact)):
        return "the ledger's value is above zero; the words say that it is below"
    if phrase.unit == "x" and fact.unit.name == "%":
        values = tuple(v / 100 + 1 for v in values)
    strict = fact.qualifier == "exact"
    if not all(_fits(number * factor, phrase.step * factor, phrase, value, strict) for number, value in zip(phrase.numbers, values, strict=True)):
        return "the number differs"
    return _unsaid_qualifier(fact.qualifier, phrase.qualifier)


def _unsaid_qualifier(needed: str, said: str | None) -> str | None:
    if needed in MUST_SAY and said not in MUST_SAY[needed]:
        return f"the ledger says “{needed.replace('_', ' ')}”; the words must say so too"
    return None


def _factor(phrase: Phrase, fact: Fact) -> Decimal | None:
    """What a written number is multiplied by to stand in the fact's unit; None where the units differ in kind."""
    unit = fact.unit
    scale = SCALES[phrase.scale][0] if phrase.scale else Decimal(1)
    if phrase.unit in CURRENCIES:
        if unit.name == f"{phrase.unit} per mn tokens" and not phrase.scale:
            return Decimal(1)
        return scale / unit.factor if unit.dimension == phrase.unit else None
    if phrase.unit == "x" and unit.name == "%":
        return Decimal(1) if _is_growth(fact) else None
    if phrase.unit and phrase.unit not in UNITS:
        return None
    if phrase.unit:
        other = UNITS[phrase.unit]
        if other.dimension == unit.dimension == "count" and unit.noun not in {"", other.noun} and not any({unit.noun, other.noun} <= each for each in ALIKE):
            return None
        alike = {"points": {"points", "rating points", "index points"}}.get(other.name, {other.name})
        if unit.name in alike:
            return scale
        return scale * other.factor / unit.factor if other.dimension == unit.dimension else None
    if phrase.scale:
        return scale / unit.factor if unit.dimension in {"count", *CURRENCIES} else None
    return Decimal(1) if unit.dimension != "count" else 1 / unit.factor


def _is_growth(fact: Fact) -> bool:
    return fact.operation == "growth" or bool(re.search(r"growth|change|rise|increase", f"{fact.metric} {fact.column_title}", re.I))


def _fits(number: Decimal, step: Decimal, phrase: Phrase, value: Decimal, strict: bool) -> bool:
    """Whether the number can stand for the value; `strict` where "more than" the value itself would be wrong."""
    near = step / 2
    if abs(number - value) <= near and phrase.qualifier in {None, "about"}:
        return True
    slack = abs(value) / 20
    match phrase.qualifier:
        case "about":
            return abs(number - value) <= slack
        case "nearly":
            return value <= number + near and number <= value + slack
        case "over" | "least":
            return number <= value <= number * Decimal("1.2") and not (strict and number == value and phrase.qualifier == "over")
        case "under":
            return number >= value >= number * Decimal("0.8") and not (strict and number == value)
        case "most":
            return value <= number <= value + slack
    return phrase.loose and abs(number - value) <= slack
