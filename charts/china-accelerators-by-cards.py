"""Counted in cards, T-Head is second among China’s own makers, far behind Huawei

Share of all AI accelerator cards shipped in China, 2025, per cent; IDC estimates

Nvidia still ships more than half of the cards; T-Head comes third, ahead of AMD and of every Chinese maker but Huawei.

IDC counts cards, whatever their strength and price. Shares without a figure of their own in the report are computed from its card counts. An estimate by value gives another order and is kept in a chart of its own.
"""

import altair as alt

from charts import theme

DATA = ("china-accelerator-shipments",)


def chart(rows, width):
    rows = rows[(rows.column == "share") & (rows.row != "chinese-vendors")].sort_values("value", ascending=False, kind="stable")
    base = alt.Chart(rows).encode(
        y=alt.Y("row_title:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK)),
        x=alt.X("value:Q", title="% of cards", axis=alt.Axis(tickCount=4), scale=alt.Scale(domain=[0, 75 if theme.narrow(width) else 62])),
    )
    colour = alt.Color("entity:N", scale=theme.companies(rows.entity), legend=None)
    bars = base.mark_bar(fillOpacity=0, strokeWidth=2, height={"band": 0.66}).encode(stroke=colour)
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=len(rows) * 34 + 10)


def proof(rows):
    cards = rows[rows.column == "cards"].set_index("row").value
    chinese = cards[["huawei", "thead", "kunlunxin", "cambricon"]].sort_values(ascending=False)
    yield "T-Head is second among the Chinese makers", list(chinese.index[:2]) == ["huawei", "thead"]
    yield "Huawei ships more than twice as many cards", chinese.iloc[0] > 2 * chinese.iloc[1]
    share = rows[rows.column == "share"].set_index("row").value
    yield "Nvidia ships more than half of the cards", share["nvidia"] > 50
