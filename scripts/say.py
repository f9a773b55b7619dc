"""Says a fact in words."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from scripts.facts import Fact
from scripts.period import say_date
from scripts.units import CURRENCIES, SCALES

SAID = {"about": "about ", "at_least": "over ", "at_most": "up to ", "exact": ""}
ROUNDED = {"at_least": ROUND_FLOOR, "at_most": ROUND_CEILING}  # "over 39.9" would be wrong of 39.86


def say_number(value: Decimal, digits: int | None = None, rounding: str = ROUND_HALF_EVEN) -> str:
    """Write a number with thousands separators and a true minus, in `digits` significant digits where given."""
    if digits and value:
        places = digits - value.adjusted() - 1
        if places < -value.as_tuple().exponent:
            value = value.quantize(Decimal(1).scaleb(-max(places, 0)), rounding)
    if value.as_tuple().exponent > 0:
        value = value.quantize(Decimal(1))
    return f"{value:,f}".replace("-", "−")


def say(fact: Fact, digits: int | None = None) -> str:
    """Say a fact in words: "over 300 models", "39.8 billion yuan", "24 September 2025"."""
    if fact.type == "text":
        return str(fact.value)
    if fact.type == "date":
        return SAID[fact.qualifier] + say_date(str(fact.value))
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    unit = fact.unit
    scale, order = unit.scale, list(SCALES)
    if scale == "k":  # nobody says "170 thousand"
        values, scale = tuple(v * 1000 for v in values), ""
    while unit.dimension in {"count", *CURRENCIES} and scale and scale != "tn" and all(abs(v) >= 1000 for v in values):
        values, scale = tuple((v / 1000).normalize() for v in values), order[order.index(scale) + 1]
    said = "–\u2060".join(say_number(v, digits, ROUNDED.get(fact.qualifier, ROUND_HALF_EVEN)) for v in values)  # a word joiner keeps the range on one line
    noun = unit.noun[:-1] if values == (1,) and not scale and unit.dimension == "count" and unit.noun.endswith("s") else unit.noun
    if unit.name == "rank":
        return SAID[fact.qualifier] + f"rank {said}"
    joint = "" if unit.name in {"%", "°"} else " "
    words = [w for w in (SCALES[scale][1], noun) if w]
    return SAID[fact.qualifier] + said + (joint + " ".join(words) if words else "")
