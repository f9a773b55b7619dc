"""Reads hand-written prose for what the ledger can contradict: fact links, and digits without one.

The text is scanned in place: everything that is not prose (code, comments, tags, addresses) is blanked
out letter by letter, so that an offset is still a line and a column. A digit that is left over must belong
to a date, a year, or a name listed in data/names.yml.
"""

from __future__ import annotations

import calendar
import html
import re
from functools import cache

from scripts.compare import differs
from scripts.facts import Fact, Ledger
from scripts.phrases import FALLS, MEASURES, UNIT_WORDS, Unreadable, read_phrase
from scripts.problem import Problem, nearest
from scripts.say import say

FACT_LINK = re.compile(r"(?<![!\\])\[((?:[^\[\]\\]|\\.)*)\]\(fact:([^)\s]*)\)")
FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<fence>`{3,}|~{3,}).*?^[ >]*(?P=fence)[ ]*$", re.M | re.S)
NOT_PROSE = [
    re.compile(r"<!--.*?-->", re.S),
    re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"),
    re.compile(r"^\s*\[[^\]]+\]:.*$", re.M),  # link definitions
    re.compile(r"\]\([^)]*\)"),  # link addresses; the words before them stay
    re.compile(r"<[a-zA-Z/!][^>\n]*>"),
    re.compile(r"https?://\S+"),
    re.compile(r"\{:?[ ]*(?:[.#]|[\w-]+=)[^}\n]*\}"),  # attribute lists
    re.compile(r"^\s*\d+\.(?=\s)", re.M),  # the numbers of a list
    re.compile(r"&#?\w+;"),
]
OTHER_LINK = re.compile(r"\bfact:(?=\w)|(?<=\]\()facts?[:/]", re.I)  # what was meant as a fact link and is not read as one
HEADING = re.compile(r"[ >]*(?:(?:[-*+]|\d+\.)[ ]+)*#|.*<h[1-6]\b|.*\n[ >]*(?:=+|-+)[ ]*(?:\n|\Z)", re.I)
IN_MARKUP = re.compile(r"""\b(?:alt|title|aria-label)=(["'])(?P<words>.*?)\1|\]\([^)\s]*[ ]+"(?P<tip>[^"\n]*)"[ ]*\)""")  # words that readers meet all the same
# What stands outside the brackets and belongs to the number inside: a sign, a scale, a unit, a thing counted, a fall.
BEFORE = re.compile(rf"(?:(?<![\w)])[-−]|[$¥€£]|\b(?:minus|negative|(?:{FALLS})(?: by| of)?) )$", re.I)
AFTER = re.compile(rf"(?:[ -]?(?:{'|'.join(map(re.escape, sorted(UNIT_WORDS, key=len, reverse=True)))})(?![\w/²-]))+|[ ](?:{FALLS})\b", re.I)
MONTH = "(?:" + "|".join([*list(calendar.month_name)[1:], *list(calendar.month_abbr)[1:], "Sept"]) + r")\.?"
YEAR = r"(?:19|20)\d\d"
DAY, QUARTER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:Q[1-4]|H[12])"
DATES = re.compile(
    rf"\b{DAY}(?:[–-]{DAY})? {MONTH}(?: {YEAR})?\b|\b{MONTH} {DAY}(?:, {YEAR})?\b|\b{YEAR}-(?:0[1-9]|1[0-2])(?:-{DAY})?\b|\b{YEAR} ?{QUARTER}\b|\b{QUARTER}(?: {YEAR})?\b"
    rf"|\bFY ?{YEAR}\b|(?<![\d.,$¥€]){YEAR}(?:s\b|[–/]\d\d(?:\d\d)?)?(?![\d%]|[.,]\d|-\d| ?(?:{'|'.join(map(re.escape, MEASURES))})(?![\w/²]))"
)
NUMBER = re.compile(
    r"(?<![\w.])[^\W\d_][\w.-]*?\d(?:[\w.-]*\w)?|(?<![\w.])[-−]?[$¥€~]?\d[\d,.]*(?:\s?(?:%|per cent|percent|thousand|million|billion|trillion|bn|mn|yuan|dollars|times|x\b))*|\d+|[¼-¾⅐-⅞①-⑳]"
)


def check_prose(text: str, ledger: Ledger, path: str, line: int = 1, column: int = 1) -> tuple[list[Problem], list[str]]:
    """Check a text that starts at the given place of a file; return its problems and the facts it links."""
    problems: list[Problem] = []
    used: list[str] = []

    def report(offset: int, message: str) -> None:
        before = text.count("\n", 0, offset)
        start = offset - (text.rfind("\n", 0, offset) + 1)
        problems.append(Problem(path, line + before, start + (column if before == 0 else 1), message))

    bare = _blank(FENCE, text)
    for pattern in NOT_PROSE[:2]:
        bare = _blank(pattern, bare)
    for match in FACT_LINK.finditer(bare):
        said, name = match[1], match[2]
        fact = ledger.facts.get(name)
        if fact is None and any(path.endswith(f"/{name.partition('/')[0]}.yml") for path in ledger.broken):
            continue  # its dataset could not be read, which is reported there
        if fact is None:
            report(match.start(2), f"unknown fact “{name}”{nearest(name, ledger.facts)}")
            continue
        used.append(name)
        if HEADING.match(bare, bare.rfind("\n", 0, match.start()) + 1):
            report(match.start(), "a fact link in a heading; the heading's address would change with the number, so say it in the text below")
        elif said and fact.path not in ledger.broken:
            words = said if fact.type != "number" else _before(bare, match.start()) + said + _after(bare, match.end())
            if why := differs(html.unescape(re.sub(r"<[^>]*>|[*_\\]", "", words)), fact):
                report(match.start(1), mismatch(words, fact, why))
    bare = _blank(FACT_LINK, bare)
    for match in OTHER_LINK.finditer(bare):
        report(match.start(), "no fact link, so nothing compares its words; write [words](fact:dataset/row), without a title, or put it into `code`")
    asides = [match.span(group) for match in IN_MARKUP.finditer(bare) for group in ("words", "tip") if match[group]]
    whole = bare
    for pattern in NOT_PROSE[2:]:
        bare = _blank(pattern, bare)
    for start, end in asides:
        bare = bare[:start] + whole[start:end] + bare[end:]
    bare = _blank(_names(tuple(ledger.names)), bare)
    for match in NUMBER.finditer(_blank(DATES, bare)):
        number = match[0].strip(" .,")
        report(
            match.start(),
            f"“{number}” has no source: link it, [{number}](fact:…), or list the name it belongs to in data/names.yml{_guess(number, ledger, used)}",
        )
    return problems, used


def _before(text: str, place: int) -> str:
    found = BEFORE.search(text[max(0, place - 20) : place])
    return found[0] if found else ""


def _after(text: str, place: int) -> str:
    found = AFTER.match(text, place)
    return found[0] if found else ""


def mismatch(said: str, fact: Fact, why: str) -> str:
    held = fact.value if not isinstance(fact.value, tuple) else "–".join(map(str, fact.value))
    unit = f" {fact.unit.name}" if fact.unit else ""
    source = f"source {fact.source}" if fact.source else f"derived from {', '.join(fact.inputs)}"
    return f"the text says “{said}”, {fact.id} is {held}{unit} ({source}): {why}; write “{say(fact, 3)}”"


def plain(text: str) -> str:
    """The words alone: links replaced by what they say."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def _blank(pattern: re.Pattern, text: str) -> str:
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


@cache
def _names(names: tuple[str, ...]) -> re.Pattern:
    """One pattern for all registered names, the longest first."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w|[.-]\w)" if names else r"(?!)")


def _guess(number: str, ledger: Ledger, used: list[str]) -> str:
    """The fact that a bare number most likely is: one of that value, from a dataset the page already uses if possible."""
    try:
        numbers = read_phrase(number).numbers
    except Unreadable:
        return ""
    at_hand = {ledger.facts[name].dataset for name in used}
    fitting = [f for f in ledger.facts.values() if f.value in numbers]
    best = min(fitting, key=lambda f: f.dataset not in at_hand, default=None)
    return f"; perhaps fact:{best.id} ({say(best)})" if best else ""
