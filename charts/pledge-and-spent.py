"""Five of twelve quarters in, [about 40%](fact:alibaba-pledge-progress/share-five-quarters) of the pledge, at most, was spent

Alibaba Group, billion yuan; pledged for three years from February 2025, spent from January 2025 to March 2026

The filled bars are what Alibaba had spent and what it had contracted to spend, for everything it builds; the dashed ones are the pledge and a larger total that one report names.

The pledge is for cloud and AI only, so spending of the whole group is an upper bound. The first weeks of 2025 lie before the announcement. The larger total comes from an unnamed person and is not confirmed.
"""

import altair as alt

from charts import theme

DATA = ("alibaba-pledge", "alibaba-pledge-progress", "alibaba-funding")
BARS = {
    "alibaba-pledge/possible-new-total": "New total, according to an unnamed insider",
    "alibaba-pledge/pledge": "Pledged in February 2025",
    "alibaba-pledge-progress/spent-five-quarters": "Spent to March 2026, whole group",
    "alibaba-funding/capital-commitments-2026-03": "Contracted, not yet spent, March 2026",
}


def chart(rows, width):
    bars = rows[rows.fact.isin(BARS)].sort_values("value", ascending=False)
    bars["bar"] = bars.fact.map(BARS)
    bars["amount"] = [f"{ {'about': '~', 'at_least': '>'}.get(q, '') }{v:.0f}" for q, v in zip(bars.qualifier, bars.value, strict=True)]
    bars["dash"] = [[1, 0] if firm else theme.DASH for firm in bars.firm]
    bars["colour"] = bars.kind.map({"estimated": theme.CONTEXT}).fillna(theme.SUBJECT)
    bars["fill"] = bars.colour.where(bars.firm, theme.GROUND)
    band = alt.Y("bar:N", sort=None, title=None, scale=alt.Scale(paddingInner=0.55, paddingOuter=0.4), axis=None)
    x = alt.X("value:Q", title="CNY bn", scale=alt.Scale(domain=[0, 570]), axis=alt.Axis(values=[0, 100, 200, 300, 400, 500]))
    base = alt.Chart(bars, height=260).encode(x=x, y=band)
    marks = base.mark_bar(strokeWidth=1.5).encode(
        fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("colour:N", scale=None), strokeDash=alt.StrokeDash("dash:N", scale=None)
    )
    names = alt.Chart(bars).mark_text(align="left", baseline="bottom", dy=-17).encode(x=alt.value(0), y=band, text="bar")
    return alt.layer(marks, names, base.mark_text(align="left", dx=6, fontWeight=600).encode(text="amount"))


def proof(rows):
    value = rows.set_index("fact").value
    yield "about two fifths", 38 < value["alibaba-pledge-progress/share-five-quarters"] < 42
    yield (
        "spending and contracts together stay below the pledge",
        value["alibaba-pledge-progress/spent-five-quarters"] + value["alibaba-funding/capital-commitments-2026-03"] < value["alibaba-pledge/pledge"],
    )
