"""Alibaba shares rose on three of five big news days and fell on two

Change in the price of Alibaba shares on the day of the news, per cent, August 2025 to May 2026

Bars to the right are gains, to the left losses, in the order of the days. They rose with the results of August 2025, the Apsara speech in September and the results of May 2026, and fell after the results in between.

The measuring points differ: a close in Hong Kong, an opening or a close in New York, the highest price of a day. For the results of November 2025 only New York is drawn: in Hong Kong the market closed before they came out. One report that gives another change for that day is shown with the disputes.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("alibaba-largest-daily-gains", "alibaba-share-moves")
SAYS = {
    "2025-08-29": "29 Aug 2025, results · New York, close",
    "hong-kong-2025-09-24": "24 Sept 2025, speech · Hong Kong, close",
    "nyse-2025-09-24-open": "24 Sept 2025, speech · New York, opening",
    "nyse-2025-11-25": "25 Nov 2025, results · New York, close",
    "nyse-2026-03-19": "19 March 2026, results · New York, close",
    "hong-kong-2026-05": "May 2026, results · Hong Kong, day’s high",
}


def chart(rows, width):
    bars = rows[rows.row.isin(SAYS)].copy()
    bars["bar"] = bars.row.map(SAYS)
    room = 320 if not theme.narrow(width) else 0
    y = alt.Y(
        "bar:N",
        sort=None,
        title=None,
        scale=alt.Scale(paddingInner=0.25 if room else 0.55),
        axis=alt.Axis(labelLimit=room, domain=False, ticks=False, offset=10) if room else None,
    )
    x = alt.X("value:Q", title="%", scale=alt.Scale(domain=[-10, 15] if room else [-12, 17]), axis=alt.Axis(values=[-10, -5, 0, 5, 10]))
    base = alt.Chart(bars, height=260 if room else 340).encode(x=x, y=y)
    gains, losses = (alt.Chart(bars[keep]).encode(x=x, y=y, text="short") for keep in (bars.value > 0, bars.value < 0))
    names = [] if room else [alt.Chart(bars).mark_text(align="left", baseline="bottom", dy=-13, color=theme.MUTED).encode(x=alt.value(0), y=y, text="bar")]
    zero = [alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule().encode(x="zero:Q")] if room else []
    return alt.layer(base.mark_bar(), *names, *zero, gains.mark_text(align="left", dx=5), losses.mark_text(align="right", dx=-5))


def proof(rows):
    moves = rows.set_index("row").value[list(SAYS)]
    month = moves.index.str.extract(r"(20\d\d-\d\d)")[0].to_numpy()  # one day of news in each
    up = moves.gt(0).groupby(month).agg(["all", "any"])
    yield "each day’s prices moved one way", (up["all"] == up["any"]).all()
    yield "five days, three of them up", len(up) == 5 and up["all"].sum() == 3
