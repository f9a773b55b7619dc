"""Compares what a sentence says with what the ledger holds, and says a fact in words.

A phrase is read as qualifier, number, scale and unit: "nearly 39.8 billion yuan". The number stands for
every value that rounds to it as written (39.8 is 39.75 to 39.85); a qualifier widens or turns that:

    about, around, roughly   within 5 %                over, more than, at least   not above the fact, within 20 % below it
    nearly, almost           up to 5 % above the fact  under, less than, at most   not below the fact, within 20 % above it

A fact that is itself "at least", "at most" or "about" must be said so. Words that are no number, scale,
unit or qualifier ("open models", "a year") are free.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from scripts.facts import Fact
from scripts.period import say_date
from scripts.units import CURRENCIES, SCALES, UNITS, Unit

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
NUMBER_WORDS = {word: Decimal(n) for n, word in enumerate(WORDS.split())}
ONES, TENS = WORDS.split()[1:10], "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS |= {ten: Decimal(10 * n) for n, ten in enumerate(TENS, 2)}
NUMBER_WORDS |= {f"{ten} {one}": NUMBER_WORDS[ten] + NUMBER_WORDS[one] for ten in TENS for one in ONES}
NUMBER_WORDS |= {f"{one} {many}": NUMBER_WORDS[one] * each for one in ONES for many, each in (("hundred", 100), ("dozen", 12))}
NUMBER_WORDS |= {"a dozen": Decimal(12), "a hundred": Decimal(100)}
ORDINALS = {w: Decimal(n) for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}
FRACTIONS = {"two thirds": "66.7", "three quarters": "75", "a third": "33.3", "one third": "33.3", "a quarter": "25",
             "one quarter": "25", "half": "50", "a fifth": "20", "one fifth": "20", "a tenth": "10", "one tenth": "10"}  # fmt: skip
MULTIPLES = {"doubled": 2, "doubling": 2, "double": 2, "twice": 2, "tripled": 3, "tripling": 3, "triple": 3, "threefold": 3, "twofold": 2,
             "quadrupled": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10}  # fmt: skip
SCALE_WORDS = {"thousand": "k", "k": "k", "million": "mn", "mn": "mn", "m": "mn", "billion": "bn", "bn": "bn", "b": "bn", "trillion": "tn", "tn": "tn"}
CURRENCY_WORDS = {"hong kong dollars": "HKD", "hk$": "HKD", "hkd": "HKD", "us$": "USD", "$": "USD", "dollars": "USD", "dollar": "USD",
                  "usd": "USD", "yuan": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "renminbi": "CNY", "€": "EUR", "euros": "EUR",
                  "euro": "EUR", "eur": "EUR"}  # fmt: skip
OTHER_UNIT_WORDS = {"per cent": "%", "percent": "%", "percentage points": "points", "percentage point": "points", "points": "points",
                    "times": "x", "-fold": "x", "fold": "x", "×": "x", "x": "x", "year": "years", "month": "months", "day": "days", "week": "weeks",
                    "hour": "hours", "minute": "minutes", "seconds": "s", "second": "s", "watts": "W", "kilowatts": "kW", "megawatts": "MW",
                    "gigawatts": "GW", "nanometres": "nm", "microseconds": "µs", "milliseconds": "ms", "gigabytes": "GB", "terabytes": "TB",
                    "degrees": "°C", "tbps": "Tbit/s", "gbps": "Gbit/s", "yuan per dollar": "CNY per USD", "hong kong dollars per us dollar": "HKD per USD"}  # fmt: skip
QUALIFIERS = {
    "about": ("about", "around", "roughly", "approximately", "some", "circa", "or so", "~", "≈"),
    "nearly": ("nearly", "almost", "close to", "just under", "not quite"),
    "over": ("over", "more than", "at least", "above", "upwards of", "exceeding", "or more", "no fewer than", "no less than", "+", ">", "≥"),
    "under": ("under", "less than", "fewer than", "below", "at most", "no more than", "up to", "as much as", "as many as", "as low as", "<", "≤"),
}  # fmt: skip
NEGATIVE = re.compile(
    r"\b(fell|fall|falls|falling|fallen|drop|dropped|decline|declined|down|minus|negative|loss|lost|outflow|shrank|shrink|lower|decrease|decreased|burn\w*)\b"
)
SINKS = re.compile(r"\b(?:fell|fallen|dropped|declined|decreased|shrank|down)\b(?! to\b)")
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
MUST_SAY = {"about": ("about", "nearly"), "at_least": ("over",), "at_most": ("under", "nearly")}
SAID = {"about": "about ", "at_least": "over ", "at_most": "up to ", "exact": ""}


class Unreadable(Exception):
    """The phrase holds no quantity, or more than one; the message says which."""


@dataclass(frozen=True)
class Phrase:
    """A quantity as a sentence gives it: `step` is the value of one unit in the last written place."""

    numbers: tuple[Decimal, ...]
    step: Decimal
    qualifier: str | None
    scale: str | None
    unit: str | None  # a unit of units.UNITS, or a currency code
    loose: bool = False  # a fraction or multiple in words: right within 5 %
    negative: bool = False
    sinks: str = ""  # "minus" before the number, or a "word" such as "fell by", which growth cannot have


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
    """The phrase holds all words of the value in order, or is itself a part of it of two words or more."""
    said, held = (re.findall(r"[\w.+%-]+", t.lower()) for t in (text, value))
    return f" {' '.join(held)} " in f" {' '.join(said)} " or (len(said) > 1 and f" {' '.join(said)} " in f" {' '.join(held)} ")


def _date_differs(text: str, value: str, qualifier: str) -> str | None:
    said = find_date(text)
    if said is None:
        return "no date could be read in it"
    if not value.startswith(said):
        return "the date differs" if not said.startswith(value) else "it is more precise than the ledger"
    return _unsaid_qualifier(qualifier, _qualifier(text.lower())[0])


def find_date(text: str) -> str | None:
    """Return the one date in a phrase as ISO text as precise as written, or None."""
    text = text.lower()
    if m := re.search(r"\d{4}-\d\d-\d\d|\d{4}-\d\d(?!\d)", text):
        return m[0]
    names = "|".join(MONTHS)
    if m := re.search(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?\b({names})\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?(?:,|(?= \d{{4}})))? (\d{{4}})\b", text):
        day = m[1] or m[3]
        return f"{m[4]}-{MONTHS[m[2]]:02}" + (f"-{int(day):02}" if day else "")
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    return years[0] if len(years) == 1 else None


def read_phrase(text: str, unit: Unit | None = None) -> Phrase:
    """Read a quantity in words; `unit` tells ordinals ("third") from fractions ("a third")."""
    lower = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text.lower().replace("−", "-").replace("–", "–"))
    qualifier, rest = _qualifier(lower)
    sinks = "minus" if re.search(r"(?<![\w.])-\s?[$¥€]?\d|\bminus \d", lower) else "word" if SINKS.search(lower) else ""
    negative = bool(sinks) or bool(NEGATIVE.search(lower))
    name, rest = _unit(rest)
    found = re.findall(DIGITS, rest)
    if not found:
        return _in_words(rest, qualifier, name, unit, negative)
    if len(found) > 2 or (len(found) == 2 and not re.search(rf"(?:{DIGITS})\D*?(?:–|-|\bto\b|\band\b|\bor\b)\D*?(?:{DIGITS})", rest)):
        raise Unreadable("it holds more than one number; link each to its own fact")
    scale = _scale(rest)
    places = min(Decimal(d.replace(",", "")).as_tuple().exponent for d in found)
    numbers = tuple(Decimal(d.replace(",", "")) for d in found)
    return Phrase(numbers, Decimal(1).scaleb(places), qualifier, scale, name, negative=negative, sinks=sinks)


def _qualifier(text: str) -> tuple[str | None, str]:
    """Find the qualifier, the longest first: "no more than" is not "more than"."""
    for word, kind in sorted(((w, k) for k, words in QUALIFIERS.items() for w in words), key=lambda pair: -len(pair[0])):
        pattern = rf"\b{word}\b" if word[0].isalpha() else re.escape(word)
        if re.search(pattern, text):
            return kind, re.sub(pattern, " ", text, count=1)
    return None, text


def _unit(text: str) -> tuple[str | None, str]:
    """Find the unit that a phrase names, the longest spelling first, and take it out of the phrase."""
    physical = {name.lower(): name for name, unit in UNITS.items() if unit.dimension not in {"count", *CURRENCIES}}
    rates = [(m, name) for name, words in (("USD per mn tokens", ("dollars", "$", "usd")), ("CNY per mn tokens", ("yuan", "¥", "rmb", "cny")))
             for m in words if re.search(r"per (?:one )?million tokens|per mn tokens|/m(?:illion)? tokens", text)]  # fmt: skip
    for word, name in rates:
        if word in text:
            return name, re.sub(r"per (?:one )?million tokens|per mn tokens|/m(?:illion)? tokens|" + re.escape(word), " ", text)
    spellings = physical | OTHER_UNIT_WORDS | CURRENCY_WORDS
    for word in sorted(spellings, key=len, reverse=True):
        before = r"(?<![a-z])" if word[0].isalpha() else ""
        after = r"(?![a-z/²])" if word[-1].isalpha() else ""
        if re.search(before + re.escape(word) + after, text):
            return spellings[word], re.sub(before + re.escape(word) + after, " ", text)
    return None, text


def _scale(text: str) -> str | None:
    words = re.findall(r"(?<![a-z])(thousand|million|billion|trillion|bn|mn|tn|k|m|b)(?![a-z])", text)
    if len({SCALE_WORDS[w] for w in words}) > 1:
        raise Unreadable("it holds two scales; link each number to its own fact")
    return SCALE_WORDS[words[0]] if words else None


def _in_words(text: str, qualifier: str | None, name: str | None, unit: Unit | None, negative: bool) -> Phrase:
    words = re.sub(r"[^a-z ]", " ", text)
    words = f" {' '.join(words.split())} "
    if unit and unit.name == "rank":
        for word, number in ORDINALS.items():
            if f" {word} " in words:
                return Phrase((number,), Decimal(1), qualifier, None, None)
    for word, factor in MULTIPLES.items():
        if f" {word} " in words:
            return Phrase((Decimal(factor),), Decimal(0), qualifier, None, "x", loose=True, negative=negative)
    if unit and unit.name == "%":
        for word, percent in FRACTIONS.items():
            if f" {word} " in words:
                return Phrase((Decimal(percent),), Decimal(0), qualifier, None, "%", loose=True, negative=negative)
    named = "|".join(NUMBER_WORDS)
    if m := re.search(rf" ({named}) (?:to|or|and) ({named}) ", words):
        return Phrase((NUMBER_WORDS[m[1]], NUMBER_WORDS[m[2]]), Decimal(1), qualifier, _scale(text), name, negative=negative)
    for word, number in sorted(NUMBER_WORDS.items(), key=lambda item: -len(item[0])):
        if f" {word} " in words:
            return Phrase((number,), Decimal(1), qualifier, _scale(text), name, negative=negative)
    for word in ("thousand", "million", "billion", "trillion"):
        if f" a {word} " in words:
            return Phrase((Decimal(1),), Decimal(1), qualifier, SCALE_WORDS[word], name, negative=negative)
    raise Unreadable("no number could be read in it")


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
    if not all(_fits(number * factor, phrase.step * factor, phrase, value) for number, value in zip(phrase.numbers, values, strict=True)):
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
        return scale / unit.factor if unit.dimension == phrase.unit else None
    if phrase.unit == "x" and unit.name == "%":
        return Decimal(1) if _is_growth(fact) else None
    if phrase.unit:
        other = UNITS[phrase.unit]
        alike = {"points": {"points", "rating points", "index points"}}.get(other.name, {other.name})
        if unit.name in alike:
            return scale
        return scale * other.factor / unit.factor if other.dimension == unit.dimension else None
    if phrase.scale:
        return scale / unit.factor if unit.dimension in {"count", *CURRENCIES} else None
    return Decimal(1) if unit.dimension != "count" else 1 / unit.factor


def _is_growth(fact: Fact) -> bool:
    return fact.operation == "growth" or bool(re.search(r"growth|change|rise|increase", f"{fact.metric} {fact.column_title}", re.I))


def _fits(number: Decimal, step: Decimal, phrase: Phrase, value: Decimal) -> bool:
    near = step / 2
    if abs(number - value) <= near and phrase.qualifier in {None, "about"}:
        return True
    slack = abs(value) / 20
    match phrase.qualifier:
        case "about":
            return abs(number - value) <= slack
        case "nearly":
            return value <= number + near and number <= value + slack
        case "over":
            return number <= value <= number * Decimal("1.2")
        case "under":
            return number >= value >= number * Decimal("0.8")
    return phrase.loose and abs(number - value) <= slack


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
