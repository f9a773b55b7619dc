"""The cloud’s operating margin stayed at [about 9%](fact:alibaba-cloud-ebita-margin/2026Q1) from mid-2024 to early 2026

Operating profit (adjusted EBITA) of the cloud segment as a share of its revenue, per cent, July 2024 to March 2026

Every quarter for which a margin is known lies within about one percentage point of the others. The hollow point is worked out from profit and revenue.

The margins come from several reports, which round differently. For the March quarter of 2025 none was found; since profit grew faster than revenue in the year after it, it was lower than a year later. Adjusted EBITA leaves out interest, tax, amortisation and share-based pay, but not the depreciation of servers.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("alibaba-cloud-ebita-margin",)
QUARTERS = [str(q) for q in pd.period_range("2024Q3", "2026Q1", freq="Q")]


def chart(rows, width):
    rows["fill"] = rows.kind.map({"derived": theme.GROUND}).fillna(theme.SUBJECT)
    x = alt.X("row:O", scale=alt.Scale(domain=QUARTERS), title=None, axis=alt.Axis(labelExpr="[slice(datum.value, 4), slice(datum.value, 0, 4)]"))
    y = alt.Y("value:Q", title="%", scale=alt.Scale(domain=[0, 12]), axis=alt.Axis(values=[0, 3, 6, 9, 12]))
    gap = alt.Chart(pd.DataFrame({"row": sorted(set(QUARTERS) - set(rows.row))})).mark_text(color=theme.MUTED, lineBreak="|", baseline="bottom", dy=-22)
    base = alt.Chart(rows, height=220).encode(x=x, y=y)
    stems = base.mark_bar(width=2).encode(color=alt.value(theme.SUBJECT))
    points = base.mark_point(filled=True, size=110, strokeWidth=2, stroke=theme.SUBJECT).encode(fill=alt.Fill("fill:N", scale=None))
    return alt.layer(gap.encode(x=x, y=alt.datum(0), text=alt.value("no|data")), stems, points, base.mark_text(dy=-16).encode(text="short"))


def proof(rows):
    yield "every margin within a point of nine per cent", rows.set_index("fact").value.between(8, 10.05)
    yield "the last is about nine per cent", round(rows.value.iloc[-1]) == 9
