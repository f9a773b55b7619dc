"""In year three, half of every new yuan must pay for the servers

Cash margin that the new revenue of each year must bring to pay that year’s charge for the servers, % of new revenue, on the assumptions as given

The line falls, since the charge stays the same while new revenue grows. Above the top of the picture all new revenue would not be enough. The grey levels are margins that have been published or named; the operating margins are reckoned after the servers’ depreciation, so they understate the cash; the gross margin speaks of selling models only, a part of the new revenue. Once an assumption is moved, the thin grey line keeps the picture as given.

What is left out: taxes, what the servers fetch when they are sold, the years before the servers earn, and buildings, which last longer. All growth of the cloud is credited to the pledge, also what the old servers would have brought; the group’s own use of the servers earns nothing.

Year zero is the fiscal year to March 2026. For the year in which the money is back, the capital is spent in three equal yearly parts, and what comes in and what goes out is discounted at the cost of capital.
"""

# charge = capital · i(1+i)^L / ((1+i)^L − 1), with i the cost of capital and L the years for which the servers earn;
# new revenue of year t = revenue · ((1+g)^t − 1), with g the growth; need = charge / new revenue.
# The capital recovery factor as in the Wolfram Formula Repository, “Capital Recovery Factor”, which states i(1+i)^n/((1+i)^n−1):
# https://resources.wolframcloud.com/FormulaRepository/resources/a506e4ee-629a-4da6-b150-54d264541a4f
# (the EngrEcon package of CRAN has the same, after Newnan et al., Engineering Economic Analysis, 14th ed., 2020).

from decimal import ROUND_HALF_UP, Decimal
from math import ceil

import altair as alt
import pandas as pd

from charts import theme

DATA = ("alibaba-cloud-margin-fiscal-year", "alibaba-cloud-outlook")
YEARS = 40  # how far the payback is looked for
DRAWN = 10
SPENDING = 3  # years over which the pledge is spent


def results(p):
    """One record a year: the charge, new revenue, the margin it needs in % (None without new revenue), and what is back, discounted."""
    growth, interest = 1 + p["growth"] / 100, 1 + p["interest"] / 100
    charge = p["capital"] * (interest - 1) * interest ** p["life"] / (interest ** p["life"] - 1)
    rows, back = [], 0.0
    for year in range(1, YEARS + 1):
        new = p["revenue"] * (growth**year - 1)
        spent = p["capital"] / SPENDING if year <= SPENDING else 0
        back += (p["margin"] / 100 * new - spent) / interest**year
        rows.append({"year": year, "charge": charge, "new": new, "need": 100 * charge / new if new > 0 else None, "back": back})
    return rows


# The same for the browser, as Vega expressions over the parameters' names: a field each, in this order, then a running sum.
FORMULA = {
    "charge": "capital * (interest / 100) * pow(1 + interest / 100, life) / (pow(1 + interest / 100, life) - 1)",
    "new": "revenue * (pow(1 + growth / 100, datum.year) - 1)",
    "need": "datum.new > 0 ? 100 * datum.charge / datum.new : null",
    "flow": f"(margin / 100 * datum.new - (datum.year <= {SPENDING} ? capital / {SPENDING} : 0)) / pow(1 + interest / 100, datum.year)",
}
RUNNING = {"back": "flow"}


def payback(rows):
    """The first year, once all is spent, by which the discounted cash has repaid the discounted spending; None beyond YEARS."""
    return next((row["year"] for row in rows if row["year"] >= SPENDING and row["back"] >= 0), None)


def summary(p):
    """What a line of the scenario table says: the yearly charge, the margin needed in years three and five, the year of payback."""
    rows = results(p)
    year = payback(rows)
    return [say(rows[0]["charge"], 1), percent(rows[2]["need"]), percent(rows[4]["need"]), f"year {year}" if year else f"not in {YEARS} years"]


SUMMARY = ["Charge a year, CNY bn", "Needed in year 3", "Needed in year 5", "Money back in"]
SCENARIOS = {
    "Growth 38%": {"growth": 38}, "Growth 20%": {"growth": 20}, "Growth 11%": {"growth": 11},
    "Cash margin 20%": {"margin": 20}, "Cash margin 50%": {"margin": 50},
    "Servers earn for 3 years": {"life": 3}, "Servers earn for 6 years": {"life": 6},
    "Capital costs 5%": {"interest": 5}, "Capital costs 12%": {"interest": 12},
    "Capital 480 CNY bn": {"capital": 480},
}  # fmt: skip


def say(value, places=0):
    """A number as browsers round it: halves upwards."""
    return f"{Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"


def percent(value):
    """A share of new revenue in words: whole per cent from ten upwards."""
    if value is None:
        return "no new revenue"
    return f"{say(value, 0 if value >= 9.95 else 1)}%"


def sentences(p):
    """The result in words; adjustable.js writes the same."""
    rows = results(p)
    cost = f"The servers cost {say(rows[0]['charge'], 1)} billion yuan a year."
    if rows[0]["need"] is None:
        return f"{cost} Without growth there is no new revenue to pay for them."
    third, fifth, worn, year = rows[2], rows[4], SPENDING - 1 + p["life"], payback(rows)
    enough = "" if third["need"] <= 100 else ", which is more than all of it"
    needs = f"In year three, {percent(third['need'])} of the {say(third['new'])} billion yuan of new revenue would have to be left to pay for them{enough}; in year five, {percent(fifth['need'])}."
    if not year:
        back = f"With a cash margin of {p['margin']:g}% the money is not back within {YEARS} years."
    else:
        verdict = (
            f"and the last of the servers wear out in year {ceil(worn)}"
            if year <= worn
            else f"but the last of the servers wear out in year {ceil(worn)}, so new ones are due first"
        )
        back = f"With a cash margin of {p['margin']:g}% the money is back in year {year}, {verdict}."
    return f"{cost} {needs} {back}"


def points(p):
    """The years that are drawn: the need for the line, those that fit as points, two of them named, and the words for each mark."""
    found = []
    for row in results(p)[:DRAWN]:
        need, year = row["need"], row["year"]
        shown = need if need is not None and need <= 100 else None
        label = f"Year {year}: {percent(need)} of {say(row['new'])} billion yuan of new revenue"
        found.append({"year": year, "line": need, "shown": shown, "named": shown if year in NAMED else None, "short": percent(need), "label": label})
    return found


NAMED = (3, 5)
WORDS = {
    "line": f"datum.year <= {DRAWN} ? datum.need : null",
    "shown": "datum.line != null && datum.line <= 100 ? datum.line : null",
    "named": "datum.year == 3 || datum.year == 5 ? datum.shown : null",
    "short": "datum.need == null ? 'no new revenue' : format(datum.need, datum.need >= 9.95 ? ',.0f' : '.1f') + '%'",
    "label": "'Year ' + datum.year + ': ' + datum.short + ' of ' + format(datum.new, ',.0f') + ' billion yuan of new revenue'",
}


def chart(rows, given, width):
    """The picture; layers on the data called "model" are computed by the browser when a reader moves an assumption. `given` are those at the defaults."""
    narrow = theme.narrow(width)
    known = rows.set_index("fact")
    across = {"scale": alt.Scale(domain=[1, DRAWN], nice=False, zero=False), "title": "year, counted from March 2026"}
    across |= {"axis": alt.Axis(values=list(range(1, DRAWN + 1)), format="d", labelOverlap=False, labelFlush=False)}
    up = {"scale": alt.Scale(domain=[0, 100], nice=False), "title": "% of new revenue", "axis": alt.Axis(values=[0, 20, 40, 60, 80, 100], tickCount=6)}
    x, y = alt.X("year:Q", **across), alt.Y("line:Q", **up)
    first, last = (alt.XDatum(year, type="quantitative", **across) for year in (1, DRAWN))
    end = {"x": first, "x2": alt.X2Datum(DRAWN)}
    today, goal, services = (known.loc[[name]].reset_index() for name in LEVELS)
    words = ["margin now", "goal", "selling models"] if narrow else ["operating margin today", "its goal", "gross margin that selling models could bring"]
    band = alt.Chart(services).mark_rect(color=theme.RULE, opacity=0.6).encode(y=alt.Y("low:Q", **up), y2="high:Q", **end)
    levels = [
        alt.Chart(level).mark_rule(color=theme.CONTEXT, strokeDash=[1, 0] if level.firm[0] else theme.DASH).encode(y=alt.Y("value:Q", **up), **end)
        for level in (today, goal)
    ]
    named = [
        alt.Chart(level.assign(words=level.short + "% " + text))
        .mark_text(align=align, color=theme.MUTED, baseline=baseline, dx=dx, dy=dy)
        .encode(x=at, y=alt.Y(f"{edge}:Q", **up), text="words:N")
        for level, text, align, at, edge, baseline, dx, dy in (
            (today, words[0], "left", first, "value", "bottom", 4, -3),
            (goal, words[1], "left", first, "value", "bottom", 4, -3),
            (services, words[2], "right", last, "high", "top", -4, 5),
        )
    ]
    mine = alt.YDatum(alt.expr("margin"), type="quantitative", **up)
    own = alt.Chart(pd.DataFrame({"x": [1]})).mark_rule(color=theme.INK, strokeDash=[2, 3]).encode(y=mine, **end)
    own_text = "[format(margin, 'd') + '%', 'assumed']"
    said = alt.Chart(pd.DataFrame({"x": [1]})).mark_text(align="left", dx=6, lineHeight=16, dy=-3, text=alt.expr(own_text)).encode(y=mine, x=last)
    was = alt.Chart(pd.DataFrame(given)).mark_line(clip=True, color=theme.CONTEXT, strokeWidth=1.5, opacity=alt.expr("moved ? 1 : 0")).encode(x=x, y=y)
    model = alt.NamedData("model")
    line = alt.Chart(model).mark_line(clip=True, strokeDash=theme.DASH).encode(x=x, y=y)
    dots = alt.Chart(model).mark_point(fill=theme.GROUND, stroke=theme.SUBJECT, strokeWidth=2).encode(x=x, y=alt.Y("shown:Q", **up), description="label:N")
    labels = alt.Chart(model).mark_text(color=theme.SUBJECT, fontWeight=600, align="left", dx=8, dy=-10).encode(x=x, y=alt.Y("named:Q", **up), text="short:N")
    return alt.layer(band, *levels, *named, own, said, was, line, dots, labels).properties(height=300 if narrow else 360)


LEVELS = ("alibaba-cloud-margin-fiscal-year/FY2026", "alibaba-cloud-outlook/margin-goal", "alibaba-cloud-outlook/model-service-gross-margin")


def proof(rows, p):
    """What the headline, the description and docs/synthesis/payback.md say in words."""
    known = rows.set_index("fact")

    def need(year, **changed):
        return results(p | changed)[year - 1]["need"]

    yield "half of the new revenue in year three", 45 <= need(3) <= 55
    yield "about a fifth in year five", 18 <= need(5) <= 23
    yield "the need falls from year to year", all(need(t) > need(t + 1) for t in range(1, DRAWN))
    yield "all new revenue is not enough in the first year", need(1) > 100
    yield "today’s operating margin is below the need until year seven", need(7) > known.value[LEVELS[0]] > need(8)
    yield "the goal is below the need in year five", need(5) > known.value[LEVELS[1]] > need(6)
    yield "year three lies at the foot of what selling models could bring", abs(need(3) - known.low[LEVELS[2]]) <= 5
    yield "more than a third at the latest quarter’s growth", 33.3 <= need(3, growth=38) <= 40
    yield "four fifths at a growth of a fifth", 78 <= need(3, growth=20) <= 85
    yield "more than all of it at the growth of fiscal 2025", need(3, growth=11) > 100
    yield "cost of capital, from five to twelve per cent, moves it by about a tenth of new revenue", 8 <= need(3, interest=12) - need(3, interest=5) <= 12
    yield "servers that last three years: nearly four fifths", 75 <= need(3, life=3) < 80
    yield "back in year six, before the last servers are worn out in year seven", payback(results(p)) == 6
    yield "a margin at the goal: year seven", payback(results(p | {"margin": 20})) == 7
    yield "at a growth of a fifth: year eight, after the last are worn out", payback(results(p | {"growth": 20})) == 8
    yield "at the growth of fiscal 2025: year thirteen", payback(results(p | {"growth": 11})) == 13
