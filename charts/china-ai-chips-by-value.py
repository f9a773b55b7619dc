"""Counted in money, T-Head is one of five small vendors behind Huawei and Nvidia

Share of sales of AI chips in China, 2025, per cent; Bernstein estimates

Huawei and Nvidia share most of the market; T-Head stands level with Kunlunxin and behind Hygon and Cambricon.

Bernstein estimates sales in money, so that dear chips weigh more than cheap ones. Not to be set against shares of cards.
"""

import altair as alt

from charts import theme

DATA = ("china-ai-chip-market-value",)


def chart(rows, width):
    rows = rows[rows.unit == "%"].sort_values("value", ascending=False, kind="stable")
    base = alt.Chart(rows).encode(
        y=alt.Y("row_title:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK)),
        x=alt.X("value:Q", title="% of sales", axis=alt.Axis(tickCount=4), scale=alt.Scale(domain=[0, 52 if theme.narrow(width) else 46])),
    )
    colour = alt.Color("entity:N", scale=theme.companies(rows.entity), legend=None)
    bars = base.mark_bar(fillOpacity=0, strokeWidth=2, height={"band": 0.66}).encode(stroke=colour)
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=len(rows) * 34 + 10)


def proof(rows):
    share = rows[rows.unit == "%"].set_index("row").value
    small = share.drop(["huawei", "nvidia"])
    yield "five vendors are far below the two large ones", len(small) == 5 and small.max() * 5 < share[["huawei", "nvidia"]].min()
    yield "T-Head is one of the five, below Hygon and Cambricon", small["thead"] < small[["hygon", "cambricon"]].min()
