"""What people write about a figure is compared with the ledger: right words pass, wrong words never do.

FACTS gives for each fact the phrases that say it and, after "but not", those that say something else. A unit may go
unsaid, and words that are neither number, scale, unit nor qualifier are free; a unit that is said must be right.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.compare import differs
from scripts.facts import QUALIFIERS, Fact
from scripts.ledger import DATA, load
from scripts.say import say
from scripts.units import UNITS

FACTS = """
39.824 CNY bn
    39.8 billion yuan; RMB 39.8bn; ¥39.8 billion; RMB39.8 billion; CNY 39.8 bn; 39.82 billion yuan; 39.824 billion yuan; 39,824 million yuan; about 40 billion yuan
    40 billion yuan; nearly 40 billion yuan; almost 40 billion yuan; over 39 billion yuan; more than 39 billion yuan; under 40 billion; up to 40 billion yuan; 39.8 billion
    roughly 39 billion yuan; some 40 billion yuan; 39.8 billion renminbi; around RMB 40 billion; at least 39 billion yuan; less than 41 billion yuan; 39.8 billion yuan a quarter
    but not 38.9 billion yuan; 39.9 billion yuan; 39.8 million yuan; 39.8 billion dollars; $39.8 billion; 39.83 billion yuan; 41 billion yuan; over 40 billion yuan; under 39 billion yuan
    nearly 45 billion yuan; about 45 billion yuan; over 20 billion yuan; nearly 39 billion yuan; 39.8%; 39.8–41 billion yuan; a lot of money; minus 39.8 billion yuan
    39.8 trillion yuan; €39.8 billion; 40.0 billion yuan; 39.8 and 12 and 14 billion yuan
    39.8 billion yen; £39.8 billion; 39.8 billion users; not 39.8 billion yuan; twice 39.8 billion yuan; half of 39.8 billion yuan; up to 47 billion yuan; negative 39.8 billion yuan; 39.8 billion yuan per user
380 CNY bn
    380 billion yuan; RMB 380bn; ¥380 billion; 380 billion; about 390 billion yuan; less than 400 billion yuan
    380 billion yuan over three years; RMB 380 billion a year; ¥380 billion in one year
    but not 300 billion yuan; 308 billion yuan; about 400 billion yuan; 3,800 billion yuan; 380 yuan
at_least 380 CNY bn
    over 380 billion yuan; at least 380 billion yuan; more than 380 billion yuan; RMB 380 billion or more; no less than 380 billion yuan; 380+ billion yuan; upwards of 380 billion yuan
    but not 380 billion yuan; about 380 billion yuan; nearly 380 billion yuan; under 380 billion yuan; up to 380 billion yuan; over 400 billion yuan
at_least 300 models
    over 300; over 300 models; more than 300 models; at least 300 open models; 300+ models; >300
    300-plus models; in excess of 300 models; not fewer than 300
    but not 300; 300 models; about 300 models; over 400 models; up to 300 models; nearly 300 models; over 300 million models; over 300 downloads of models a day for 5 years
    not more than 300; over 300 downloads; over 300 chips
at_most 192 GB
    up to 192 GB; at most 192 GB; no more than 192 GB; as much as 192 GB
    192 GB or less; a maximum of 192 GB; not more than 192 GB
    but not 192 GB; over 192 GB; about 192 GB; up to 192 MB; up to 128 GB
    up to 230 GB
about 1000000000 downloads
    about one billion downloads; around 1 billion; nearly 1 billion downloads; roughly a billion; about 1,000 million downloads; about 1bn downloads; about 1,000,000,000 downloads
    but not one billion downloads; 1 billion; over one billion downloads; about one million downloads; about two billion downloads; about a trillion
1 USD tn
    one trillion dollars; $1 trillion; US$1tn; 1,000 billion dollars; a trillion dollars; USD 1 trillion
    but not one billion dollars; one trillion yuan; two trillion dollars; 1 trillion Hong Kong dollars
    A$1 trillion; NT$1 trillion; 1 trillion Taiwan dollars; over one trillion dollars
170 models k
    170,000 models; 170 thousand models; 170,000; over 160,000 models; 170k models
    but not 170 models; 170 million models; 17,000 models; 107,000
26 %
    26%; 26 %; 26 percent; 26 per cent; about a quarter; over a quarter; 26.0%; nearly 27%; about 25%; 26
    but not 62%; 2.6%; 26 percentage points; 26 times; a third; 26.4%; half; 260%; 26 dollars
    26 pp; 26 percent points; 26‰; 26 users; by a factor of 26; over 26%; under 26%
33.3 %
    a third; one third; about a third; 33%; 33.3%; 33 per cent; roughly one third
    but not a quarter; two thirds; half; 3.3%; over 34%
66.7 %
    two thirds; about two thirds; 67%; nearly 70%
    but not a third; 66%; three quarters
50 %
    half; about half; 50%; one half
    but not a dozen; a third; 5%
101.5 % growth
    doubled; more than doubled; 101.5%; about 100%; twofold; over 100%
    but not tripled; 1%; halved; quadrupled
200 % growth
    tripled; threefold; 200%; tripling
    trebled
    but not doubled; 20%; twice
    more than tripled
900 % growth
    tenfold; 900%
    but not ninefold; 90%
200 %
    200%
    but not tripled; doubled; 2%
-8.8 % growth
    fell by 8.8%; −8.8%; -8.8%; a fall of about 9%; down 8.8%; dropped by 8.8%; minus 8.8 per cent; 8.8% lower; a decline of 8.8%; shrank by 8.8%; fell by nearly 9%
    slid 8.8%; 8.8% less; reduced by 8.8%; a contraction of 8.8%
    but not 8.8%; grew by 8.8%; up 8.8%; fell by 8.9%; fell by 88%
    fell to 8.8%; did not fall by 8.8%
-46.609 CNY bn
    an outflow of 46.6 billion yuan; −46.6 billion yuan; minus 46.6 billion yuan; a loss of 46.6 billion; -¥46.6 billion; negative 46.6 billion yuan
    a deficit of 46.6 billion yuan
    but not 46.6 billion yuan; an inflow of 46.6 billion yuan; −46.6 million yuan; a loss of 47.6 billion yuan
    fell to 46.6 billion yuan
12.5 % growth
    12.5%; 12.5 percent; about 12%; 12.50%; fell to 12.5%
    12.5% a year; up 12.5% in a year
    but not fell by 12.5%; −12.5%; down 12.5%; 12.4%; 1.25%
    a 12.5% decline; 12.5% less; slid 12.5%; shrank by 12.5%; a loss of 12.5%; cut by 12.5%; negative 12.5%
    12.5% below
2.4 x
    2.4 times; 2.4x; 2.4×; 2.4-fold; about 2.5 times; over twice; more than double; 2.4
    but not 24 times; 2.4%; tripled; 2.4 billion
3.0 x
    three times; tripled; threefold; 3 times; 3x; triple
    but not twice; 30 times; a third; three billion
10 x
    tenfold; ten times; 10x; 10 times; ten
    but not sixfold; 10%
115–135 CNY bn
    115–135 billion yuan; 115 to 135 billion yuan; between 115 and 135 billion yuan; RMB 115–135bn; 115 billion to 135 billion yuan; ¥115–¥135 billion; 115-135 billion yuan
    but not 115 billion yuan; 135 billion yuan; 115–153 billion yuan; 125 billion yuan; 115–135 billion dollars; 115–135 million yuan; 135–115 billion yuan; 11.5–13.5 billion yuan
50–70 %
    50–70%; 50% to 70%; between 50 and 70 per cent; 50 to 70 percent
    but not 60%; 50%; 50–75%; 70–50%; half
about 2–3 years
    about two to three years; around 2–3 years; about two or three years; about 24–36 months
    but not two to three years; about 2–4 years; about three years
144 GB
    144 GB; 144 gigabytes; about 150 GB; 144 GB of memory; 0.144 TB; 144
    but not 144 MB; 144 TB; 141 GB; 144 Gbit/s; 144 GB/s
    144 Gb; 144 gigabits
800 GB/s
    800 GB/s; 6.4 Tbit/s; 6,400 Gbit/s; 6.4 Tbps; 0.8 TB/s
    800 gigabytes per second; 6.4 terabits per second; 6.4 Tb/s
    but not 800 Gbit/s; 6.4 TB/s; 800 GB; 64 Tbit/s; 800 Gbps
    800 Gb/s; 800 gigabits per second; 800 gigabit
6.4 Tbit/s
    6.4 Tbit/s; 6.4 Tbps; 800 GB/s; 6,400 Gbps; 6.4
    but not 6.4 TB/s; 4.6 Tbit/s; 6.4 Gbit/s; 0.8
350 kW
    350 kW; 350 kilowatts; 0.35 MW; 350,000 W; about 0.35 megawatts
    but not 350 W; 350 MW; 350 kWh; 530 kW
128 accelerators
    128; 128 accelerators; 128 chips in one cabinet; over 120 accelerators
    128 AI chips
    but not 128 GB; 28; 1,280 accelerators; 128 thousand; 128.5
    128 racks; 128 servers; 128 open models; over 128 accelerators; more than 128
7 nm
    7 nm; seven nanometres; 7-nanometre; seven
    but not 7 GB; 5 nm; 70 nm; six
36 months
    36 months; three years; 3 years; thirty-six months
    but not 36 years; 36 days; two years; 3 months
3 rank
    third; rank 3; 3rd; number 3; third place; in third; 3
    but not first; second; rank 13; tenth; a quarter; 33
    twenty-third; one third; a third
1 rank
    first; the first; rank 1; number one
    but not second; rank 11; 1%
1422 rating points
    1,422 points; 1422; 1,422; about 1,400 points
    but not 1,242; 1,422%; 142 points; 2,422 points
1.8 points
    1.8 points; 1.8 percentage points; nearly 1.85 percentage points; about 1.8 percentage points
    but not 1.8%; nearly two percentage points; 18 points; 1.8 times; 1.8 billion
1.25 PUE
    1.25; a PUE of 1.25; about 1.3
    but not 1.52; 1.25%; 12.5
7.12 CNY per USD
    7.12 yuan per dollar; 7.12; about 7.1 yuan per dollar
    7.12 yuan to the dollar
    but not 7.21 yuan per dollar; 712; 7.12%
    7.12 dollars per yuan
1.2 USD per mn tokens
    $1.20 per million tokens; 1.2 dollars per million tokens; $1.2 per million tokens
    $1.20 per million input tokens; 1.2 dollars; $1.2 per 1M tokens
    but not 1.2 yuan per million tokens; $12 per million tokens; $1.2 million
    $1.20 per token; $1.20 per thousand tokens
3.2 CNY per mn tokens
    3.2 yuan per million tokens; ¥3.2 per million tokens; RMB 3.2 per million tokens
    but not 3.2 dollars per million tokens; 2.3 yuan per million tokens
36 tokens tn
    36 trillion tokens; 36tn tokens; 36 trillion; 36,000 billion tokens; over 30 trillion tokens
    36T tokens
    but not 36 billion tokens; 36 tokens; 63 trillion tokens; 3.6 trillion
1234567 users
    1,234,567 users; 1.23 million users; 1234567; 1.2 million; about 1.2 million people; over 1.2 million; over 1.1 million; 1 234 567 users
    but not 1,234,576 users; 12,345,67; 1.24 million users; 123,456; two million; over a million
    1.23 million downloads; 1.23 million open models
12 quarters
    12 quarters; twelve quarters; a dozen quarters; twelve; 12 quarters in a row
    but not 11 quarters; twelve years; twenty quarters; 12 regions of 4 countries
200 models
    200 models; two hundred models; about two hundred
    200 models a month; two hundred models in a year
    but not two models; a hundred models; two dozen; twenty
56 people
    56 people; fifty-six people; fifty-six; over fifty; nearly 57
    but not fifty people; six; sixty-five; fifty-five
4.6 %
    4.6%; about 4.5%
    but not minus 4.6%; forty-six; 46%; -4.6%
0 models
    0 models; zero; zero models; no more than zero
    but not one model; 10 models
2025-09-24 date
    24 September 2025; September 24, 2025; 24 Sept 2025; 24 Sep 2025; 2025-09-24; September 2025; 2025; in September 2025; on 24 September 2025; 24th September 2025
    Q3 2025; the third quarter of 2025; 2025H2
    but not 25 September 2025; 24 September 2024; October 2025; 2024; September; 24 August 2025; soon; 2025-09-25; 2025-10
    Q4 2025; the first half of 2025; 2025Q1; before 24 September 2025; 23–24 September 2025; 2025-09-2
2025-09 date
    September 2025; Sept 2025; 2025; 2025-09; in late September 2025
    but not 24 September 2025; October 2025; 2026; 2025-10
about 2028-02 date
    about February 2028; around February 2028
    but not February 2028; about March 2028
Apache 2.0 text
    Apache 2.0; Apache 2.0 licence; the Apache 2.0 licence; apache 2.0
    but not MIT; Apache; Apache 1.0; 2.0
    not Apache 2.0; never under Apache 2.0
more over the next three years than in the ten years before text
    more over the next three years than in the ten years before; the next three years; than in the ten years before
    but not the next four years; more; ten years over three
"""


def fact(said: str) -> Fact:
    """A fact from a line of FACTS: qualifier, value or low–high, unit, and "growth" for a rate of change."""
    words = said.split(" ")
    qualifier = words.pop(0) if words[0] in QUALIFIERS else "exact"
    growth = words[-1] == "growth" and bool(words.pop())
    kind = words.pop() if words[-1] in {"text", "date"} else "number"
    value, unit = " ".join(words), None
    if kind == "number":
        low, *high = words[0].split("–")
        value = (Decimal(low), Decimal(high[0])) if high else Decimal(low)
        unit = UNITS[" ".join(words[1:])]
    blank = dict.fromkeys(Fact.__dataclass_fields__)
    named = {"id": "a/b", "metric": "Revenue growth" if growth else "Size", "column_title": "Value", "inputs": ()}
    return Fact(**blank | named | {"type": kind, "value": value, "unit": unit, "qualifier": qualifier})


def phrases() -> list[tuple[str, str, bool]]:
    """(fact, phrase, whether it says the fact), one for each phrase of FACTS."""
    found, held, right = [], "", True
    for line in filter(None, FACTS.splitlines()):
        if not line.startswith(" "):
            held, right = line, True
            continue
        text = line.strip()
        if text.startswith("but not "):
            right, text = False, text.removeprefix("but not ")
        found += [(held, phrase, right) for phrase in text.split("; ")]
    return found


@pytest.mark.parametrize(
    ("held", "phrase", "right"), phrases(), ids=lambda x: {True: "right", False: "wrong"}.get(x, x) if isinstance(x, (bool, str)) else None
)
def test_a_phrase_says_what_the_ledger_holds_or_is_refused(held, phrase, right):
    why = differs(phrase, fact(held))
    assert (why is None) == right, why or "the words were taken for right"


def test_the_table_is_long_enough():
    rights = [right for *_, right in phrases()]
    assert rights.count(True) >= 120 and rights.count(False) >= 120


LEDGER, _ = load(DATA)
COUNTED = [f for f in LEDGER.facts.values() if f.type != "text"]


@pytest.mark.parametrize("digits", [None, 3, 2])
def test_every_fact_is_recognised_in_the_words_that_the_formatter_gives_it(digits):
    wrong = {f.id: (said, why) for f in COUNTED if (why := differs(said := say(f, digits), f))}
    assert not wrong


def test_no_fact_is_recognised_in_the_words_of_another_value():
    """A number with two digits changed places, or doubled, never passes for the fact."""
    from dataclasses import replace

    passed = []
    for one in COUNTED:
        if isinstance(one.value, Decimal) and one.value:
            other = replace(one, value=one.value * 2)
            if differs(say(other), one) is None:
                passed.append((one.id, say(other)))
    assert not passed
