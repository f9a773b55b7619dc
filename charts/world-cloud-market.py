"""The world’s cloud market reached [about 129 billion dollars](fact:world-cloud-market-synergy/2026Q1) in a quarter, Synergy estimates

World revenue from cloud infrastructure services by quarter, billions of US dollars, estimates by Synergy Research Group

The market has grown in every quarter shown, and faster from the middle of 2025 on. All bars are hollow because they are one research firm’s estimates.

Infrastructure and platforms as a service and hosted private cloud, as first published; later revisions of earlier quarters are not carried back.
"""

import altair as alt

from charts import theme

DATA = ("world-cloud-market-synergy",)


def chart(rows, width):
    small = theme.narrow(width)
    x = alt.X(
        "row:O",
        title=None,
        scale=alt.Scale(paddingInner=0.25),
        axis=alt.Axis(values=[q for q in rows.row.tolist() if q.endswith("Q4" if small else ("Q2", "Q4"))]),
    )
    y = alt.Y("value:Q", title="USD bn", scale=alt.Scale(domain=[0, 140]))
    bars = alt.Chart(rows).mark_bar(strokeWidth=1.8).encode(x=x, y=y, **theme.hollow(theme.CONTEXT))
    words = alt.Chart(rows.tail(1) if small else rows).mark_text(dy=-9, **({"align": "right", "dx": 10} if small else {})).encode(x=x, y=y, text="short")
    return bars + words


def proof(rows):
    market = rows.set_index("row").value
    yield "every quarter is above the one before", (market.diff().dropna() > 0).all()
    yield "the last year added more than the year before it", market["2026Q1"] - market["2025Q1"] > market["2025Q1"] - market["2024Q1"]
