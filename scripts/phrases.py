"""Compares what a sentence says with what the ledger holds, and says a fact in words.

A phrase is read as qualifier, number, scale and unit: "nearly 39.8 billion yuan". The number stands for
every value that rounds to it as written (39.8 is 39.75 to 39.85); a qualifier widens or turns that:

    about, around, roughly   within 5 %                    nearly, almost     not below the fact, up to 5 % above it
    over, more than          below the fact, within 20 %   under, less than   above the fact, within 20 %
    at least, or more        the same, or the fact         up to, at most     the same within 5 %, or the fact

A fact that is itself "at least", "at most" or "about" must be said so. Words that are no number, scale,
unit, qualifier, counted thing or denial ("open", "a year") are free.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from scripts.facts import Fact
from scripts.period import Period, find_period, say_date
from scripts.units import COUNTED, CURRENCIES, SCALES, UNITS, Unit

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
ALIKE = [
    {"accelerators", "chips"},
    {"users", "people", "customers", "developers", "companies"},
    {"models", "derivatives", "repositories"},
    {"servers", "nodes"},
]
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
MUST_SAY = {"about": ("about", "nearly"), "at_least": ("over", "least"), "at_most": ("under", "most", "nearly")}
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
    sinks: str = ""  # "minus" before the number, or a "word" such as "fell by", which growth cannot have

    @property
    def negative(self) -> bool:
        return bool(self.sinks)


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
    if part := _part_of_year(text):
        day = find_period(value)
        return None if part.start <= day.start and day.end <= part.end else "the date differs"
    said = find_date(text)
    if said is None:
        return "no date could be read in it"
    if not value.startswith(said):
        return "the date differs" if not said.startswith(value) else "it is more precise than the ledger"
    return _unsaid_qualifier(qualifier, _qualifier(text.lower())[0])


def _part_of_year(text: str) -> Period | None:
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
    qualifier, rest = _qualifier(lower)
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


def _qualifier(text: str) -> tuple[str | None, str]:
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
