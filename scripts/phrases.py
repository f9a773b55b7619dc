"""Reads what a sentence says of a quantity or a date: qualifier, number, scale and unit, as in "nearly 39.8 billion yuan".

Words that are no number, scale, unit, qualifier, counted thing or denial ("open", "a year") are free.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import Decimal

from scripts.period import Period, find_period
from scripts.units import COUNTED, CURRENCIES, UNITS, Unit

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
MULTIPLES = {"doubled": 2, "doubling": 2, "double": 2, "twice": 2, "tripled": 3, "tripling": 3, "triple": 3, "trebled": 3, "threefold": 3, "twofold": 2,
             "quadrupled": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10}  # fmt: skip
SCALE_WORDS = {"thousand": "k", "k": "k", "million": "mn", "mn": "mn", "m": "mn", "billion": "bn", "bn": "bn", "b": "bn",
               "trillion": "tn", "tn": "tn", "t": "tn"}  # fmt: skip
CURRENCY_WORDS = {"hong kong dollars": "HKD", "hk$": "HKD", "hkd": "HKD", "us$": "USD", "$": "USD", "dollars": "USD", "dollar": "USD",
                  "usd": "USD", "yuan": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "renminbi": "CNY", "€": "EUR", "euros": "EUR",
                  "euro": "EUR", "eur": "EUR"}  # fmt: skip
OTHER_UNIT_WORDS = {"per cent": "%", "percent": "%", "percentage points": "points", "percentage point": "points", "points": "points",
                    "percent points": "points", "per cent points": "points", "pp": "points", "ppt": "points", "factor of": "x",
                    "times": "x", "-fold": "x", "fold": "x", "×": "x", "x": "x", "year": "years", "month": "months", "day": "days", "week": "weeks",
                    "hour": "hours", "minute": "minutes", "seconds": "s", "second": "s", "watts": "W", "kilowatts": "kW", "megawatts": "MW",
                    "gigawatts": "GW", "nanometres": "nm", "microseconds": "µs", "milliseconds": "ms", "gigabytes": "GB", "terabytes": "TB",
                    "degrees": "°C", "tbps": "Tbit/s", "gbps": "Gbit/s", "yuan per dollar": "CNY per USD",
                    "yuan to the dollar": "CNY per USD", "yuan a dollar": "CNY per USD", "hong kong dollars per us dollar": "HKD per USD"}  # fmt: skip
RATE_WORDS = {
    "MB/s": ("mb", "megabytes"),
    "GB/s": ("gb", "gigabytes"),
    "TB/s": ("tb", "terabytes"),
    "Gbit/s": ("gbit", "gigabits"),
    "Tbit/s": ("tbit", "terabits"),
}
OTHER_UNIT_WORDS |= {f"{word} {per} second": name for name, words in RATE_WORDS.items() for word in words for per in ("per", "a")}
# No fact has these units; unless they were known, they would count as free words.
FOREIGN_WORDS = """£ ₹ ₩ a$ c$ s$ nt$ yen rupees pounds francs mbit gbit tbit gigabit gigabits terabit terabits ‰""".split()
FOREIGN_WORDS += ["per mille", "basis points", *(f"{land} dollars" for land in ("australian", "canadian", "singapore", "taiwan"))]
PER_TOKENS = re.compile(r"(?:\b(?:per|for a|a)|/) ?(?:one |1 ?)?m(?:illion|n)? (?:\w+ )?tokens")
PER_THING = re.compile(r"\bper (?!year|quarter|month|week|day|annum)(\w+)")
NOUNS = {form: noun for noun in COUNTED for form in (noun, re.sub("ies$", "y", noun), re.sub("(?<=tch)es$|s$", "", noun))}
COUNTS = re.compile(
    rf"(?:\d|\b(?:{'|'.join((*NUMBER_WORDS, *SCALE_WORDS))})\b)(?: (?!(?:of|in|on|for|an?|the|per|to|by|from|with|and|or|at|each|every|than|as)\b)[a-z][\w-]*){{0,2}}?"
    rf" ({'|'.join(sorted(NOUNS, key=len, reverse=True))})\b"
)
MEASURES = [name for name, unit in UNITS.items() if unit.dimension not in {"count", "rank", *CURRENCIES}] + [*CURRENCY_WORDS, *FOREIGN_WORDS, *SCALE_WORDS]
MEASURES += [word for word in OTHER_UNIT_WORDS if word not in {"second", "year", "month", "day", "week", "hour", "minute"}]
UNIT_WORDS = [word for word in (*MEASURES, *NOUNS) if word != "times"]  # what belongs to the number before it; any count happens some “times”
QUALIFIERS = {
    "about": ("about", "around", "roughly", "approximately", "some", "circa", "or so", "~", "≈"),
    "nearly": ("nearly", "almost", "close to", "just under", "not quite"),
    "over": ("over", "more than", "above", "exceeding", "in excess of", ">"),
    "least": ("at least", "upwards of", "or more", "no fewer than", "no less than", "not fewer than", "not less than", "-plus", "+", "≥"),
    "under": ("under", "less than", "fewer than", "below", "<"),
    "most": ("at most", "no more than", "not more than", "up to", "as much as", "as many as", "as low as", "or less", "or fewer", "maximum of", "no longer than", "at the most", "≤"),
}  # fmt: skip
FALLS = (
    r"f[ae]ll(?:s|ing|en)?|drop(?:s|ped|ping)?|declin\w+|decreas\w+|shr[aiu]nk\w*|slid\w*|slump\w*|tumbl\w+|plung\w+|sank|contract(?:ed|ion)|reduc\w+|cut"
    r"|los[est]\w*|shed|down|outflow|deficit|shortfall|burn\w*"
)
SINKS = re.compile(rf"\b(?:{FALLS}|lower|less|fewer|smaller|behind|below|minus|negative)\b(?! to\b)")
MINUS = re.compile(r"(?<![\w.])-\s?[$¥€]?\d|\b(?:minus|negative) \W?\d")
DENIES = re.compile(r"\b(?:not|never|nothing|neither|hardly|no longer)\b|n't\b|n’t\b")
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


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
    sinks: str = ""  # "minus" before the number, or a "word" such as "fell by", which growth cannot have

    @property
    def negative(self) -> bool:
        return bool(self.sinks)


def part_of_year(text: str) -> Period | None:
    """The quarter or half of a year that a phrase names: Q3 2025, 2025H1, the fourth quarter of 2025."""
    text = re.sub(r"\b(\w+) (quarter|half) of (?=\d{4})", lambda m: f"{'qh'[m[2] == 'half']}{ORDINALS.get(m[1], 0)} ", text.lower())
    m = re.search(r"\b(?P<part>[qh]\d) (?P<year>\d{4})\b|\b(?P<first>\d{4}) ?(?P<then>[qh]\d)\b", text)
    return find_period(f"{m['year'] or m['first']}{(m['part'] or m['then']).upper()}") if m else None


def find_date(text: str) -> str | None:
    """Return the one date in a phrase as ISO text as precise as written, or None; a digit that belongs to no date is none either."""
    text = text.lower()
    if m := re.search(r"\d{4}-\d\d(?:-\d\d)?", text):
        return None if re.search(r"\d", text.replace(m[0], "", 1)) else m[0]
    names = "|".join(MONTHS)
    if m := re.search(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?\b({names})\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?(?:,|(?= \d{{4}})))? (\d{{4}})\b", text):
        day = m[1] or m[3]
        if re.search(r"\d", text.replace(m[0], "", 1)):
            return None
        return f"{m[4]}-{MONTHS[m[2]]:02}" + (f"-{int(day):02}" if day else "")
    years = re.findall(r"\d+", text)
    return years[0] if len(years) == 1 and re.fullmatch(r"(?:19|20)\d\d", years[0]) else None


def read_phrase(text: str, unit: Unit | None = None) -> Phrase:
    """Read a quantity in words; `unit` tells ordinals ("third") from fractions ("a third")."""
    text = re.sub(r"(?<![A-Za-z])([KkMGTP])b\b", r"\1bit", text)  # Gb is not GB
    lower = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text.lower().replace("−", "-"))
    qualifier, rest = find_qualifier(lower)
    if DENIES.search(rest):
        raise Unreadable("it denies a number; say what holds instead")
    sinks = "minus" if MINUS.search(rest) else "word" if SINKS.search(rest) else ""
    name, rest = _unit(rest)
    found = re.findall(DIGITS, rest)
    if not found:
        return _in_words(rest, qualifier, name, unit, sinks)
    if name != "x" and re.search(rf"\b(?:{'|'.join(MULTIPLES)}|hundred|dozen|(?:{'|'.join(FRACTIONS)}) of)\b", rest):
        raise Unreadable("it multiplies or divides its number; link each to its own fact")
    if len(found) > 2 or (len(found) == 2 and not re.search(rf"(?:{DIGITS})\D*?(?:–|-|\bto\b|\band\b|\bor\b)\D*?(?:{DIGITS})", rest)):
        raise Unreadable("it holds more than one number; link each to its own fact")
    scale = _scale(rest)
    places = min(Decimal(d.replace(",", "")).as_tuple().exponent for d in found)
    numbers = tuple(Decimal(d.replace(",", "")) for d in found)
    return Phrase(numbers, Decimal(1).scaleb(places), qualifier, scale, name, sinks=sinks)


def find_qualifier(text: str) -> tuple[str | None, str]:
    """Find the qualifier, the longest first: "no more than" is not "more than". After a number only "or more" and its like are one: "over three years" is not."""
    for word, kind in sorted(((w, k) for k, words in QUALIFIERS.items() for w in words), key=lambda pair: -len(pair[0])):
        pattern = rf"\b{word}\b" if word[0].isalpha() else re.escape(word)
        m = re.search(pattern, text)
        if m and (not word[0].isalpha() or word.startswith(("or ", "at ")) or not re.search(r"\d", text[: m.start()])):
            return kind, f"{text[: m.start()]} {text[m.end() :]}"
    return None, text


def _unit(text: str) -> tuple[str | None, str]:
    """Find the unit that a phrase names, the longest spelling first and a time last ("26% a year"), and take it out of the phrase."""
    physical = {name.lower(): name for name, unit in UNITS.items() if unit.dimension not in {"count", *CURRENCIES}}
    rates = [(m, name) for name, words in (("USD per mn tokens", ("dollars", "$", "usd")), ("CNY per mn tokens", ("yuan", "¥", "rmb", "cny")))
             for m in words if PER_TOKENS.search(text)]  # fmt: skip
    for word, name in rates:
        if word in text:
            return name, PER_TOKENS.sub(" ", text).replace(word, " ")
    spellings = physical | OTHER_UNIT_WORDS | CURRENCY_WORDS | {word: word for word in FOREIGN_WORDS}
    times = {word for word, name in spellings.items() if name in UNITS and UNITS[name].dimension in {"calendar", "duration"}}
    counted = COUNTS.search(" ".join(text.split()))
    for word in sorted(spellings, key=lambda word: (word in times, -len(word))):
        if word in times and counted:
            break  # "300 models a month"
        before = r"(?<![a-z])" if word[0].isalpha() else ""
        after = r"(?![a-z/²])" if word[-1].isalpha() else ""
        if re.search(before + re.escape(word) + after, text):
            name, rest = spellings[word], re.sub(before + re.escape(word) + after, " ", text)
            each = PER_THING.search(rest) if name in CURRENCIES else None
            return (f"{name} per {each[1]}" if each else name), rest
    return NOUNS[counted[1]] if counted else None, text


def _scale(text: str) -> str | None:
    words = re.findall(r"(?<![a-z])(thousand|million|billion|trillion|bn|mn|tn|k|m|b|t)(?![a-z])", text)
    if len({SCALE_WORDS[w] for w in words}) > 1:
        raise Unreadable("it holds two scales; link each number to its own fact")
    return SCALE_WORDS[words[0]] if words else None


def _in_words(text: str, qualifier: str | None, name: str | None, unit: Unit | None, sinks: str) -> Phrase:
    words = re.sub(r"[^a-z ]", " ", text)
    words = f" {' '.join(words.split())} "
    if unit and unit.name == "rank":
        for word, number in ORDINALS.items():
            if (m := re.search(rf"(\w*) {word} ", words)) and m[1] not in {*TENS, "a", "one", "two"}:
                return Phrase((number,), Decimal(1), qualifier, None, None)
    for word, factor in MULTIPLES.items():
        if f" {word} " in words:
            return Phrase((Decimal(factor),), Decimal(0), qualifier, None, "x", loose=True, sinks=sinks)
    if unit and unit.name == "%":
        for word, percent in FRACTIONS.items():
            if f" {word} " in words:
                return Phrase((Decimal(percent),), Decimal(0), qualifier, None, "%", loose=True, sinks=sinks)
    named = "|".join(NUMBER_WORDS)
    if m := re.search(rf" ({named}) (?:to|or|and) ({named}) ", words):
        return Phrase((NUMBER_WORDS[m[1]], NUMBER_WORDS[m[2]]), Decimal(1), qualifier, _scale(text), name, sinks=sinks)
    for word, number in sorted(NUMBER_WORDS.items(), key=lambda item: -len(item[0])):
        if f" {word} " in words:
            return Phrase((number,), Decimal(1), qualifier, _scale(text), name, sinks=sinks)
    for word in ("thousand", "million", "billion", "trillion"):
        if f" a {word} " in words:
            return Phrase((Decimal(1),), Decimal(1), qualifier, SCALE_WORDS[word], name, sinks=sinks)
    raise Unreadable("no number could be read in it")
