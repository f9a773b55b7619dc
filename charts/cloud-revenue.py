"""Alibaba Cloud’s quarterly revenue grew from [about 25 billion](fact:alibaba-cloud-revenue/2023Q2) to [about 42 billion](fact:alibaba-cloud-revenue/2026Q1) yuan

Revenue of the cloud segment, billion yuan, January 2023 to March 2026

Revenue hardly moves until mid-2024 and then climbs. Filled bars are reported; the two hollow ones are worked out from fiscal-year totals.

The grey bar is on the old segment basis, which leaves out sales to other Alibaba units. From the June quarter of 2026 the company reports a redefined segment, which does not continue this series.
"""

import altair as alt

from charts import theme

DATA = ("alibaba-cloud-revenue", "alibaba-cloud-old-basis")


def chart(rows, width):
    bars = rows[rows.column.isin(["value", "revenue"])].sort_values("row")
    bars["colour"] = bars.dataset.map({DATA[0]: theme.SUBJECT, DATA[1]: theme.CONTEXT})
    bars["fill"] = bars.colour.where(bars.kind != "derived", theme.GROUND)
    bars["amount"] = [f"{'~' if q == 'about' else ''}{v:.1f}" for q, v in zip(bars.qualifier, bars.value, strict=True)]
    bars["quarter"] = bars.row.str[:4] + " " + bars.row.str[4:]
    colours = {c: alt.Color(f"{name}:N", scale=None) for c, name in (("fill", "fill"), ("stroke", "colour"))}
    tall = theme.narrow(width)
    expr = "datum.value" if tall else "datum.value[6] == '1' ? ['Q1', slice(datum.value, 0, 4)] : slice(datum.value, 5)"
    quarter = {"sort": None, "title": None, "axis": alt.Axis(labelExpr=expr, ticks=False)}
    amount = {"title": "CNY bn", "scale": alt.Scale(domain=[0, 54 if tall else 48])}
    x, y = (
        (alt.X("value:Q", **amount, axis=alt.Axis(tickCount=4)), alt.Y("quarter:O", **quarter))
        if tall
        else (alt.X("quarter:O", **quarter), alt.Y("value:Q", **amount))
    )
    base = alt.Chart(bars, height=380 if tall else 340).encode(x=x, y=y)
    labels = base.mark_text(**({"align": "left", "dx": 5} if tall else {"dy": -10})).encode(text="amount")
    old = alt.Chart(bars[bars.dataset == DATA[1]]).encode(x=x, y=y)
    note = old.mark_text(color=theme.MUTED, lineBreak="|", **({"align": "left", "dx": 50} if tall else {"baseline": "bottom", "dy": -37}))
    return alt.layer(base.mark_bar(strokeWidth=1.5).encode(**colours), labels, note.encode(text=alt.value("old basis" if tall else "old|basis")))


def proof(rows):
    revenue = rows[rows.dataset == DATA[0]].set_index("row").value
    yield "first and last quarter as in the headline", 25 <= revenue.iloc[0] < 25.5 and revenue.iloc[-1] > 41
    yield "below thirty billion until the September quarter of 2024", (revenue[:"2024Q3"] < 30).all()
    yield "two quarters are worked out", (rows.kind == "derived").sum() == 2
