"""Tencent’s quarterly spending fell to [13.0 billion yuan](fact:tencent-capex-by-quarter/2025Q3.capex); Alibaba’s was [31.5 billion](fact:alibaba-capex/2025Q3)

Capital spending of Alibaba and Tencent by quarter, billions of yuan

Tencent spent more than Alibaba at the end of 2024 and less than half as much in the third quarter of 2025. Tencent named a short supply of AI chips as the reason.

Both figures are for whole groups, not for AI or cloud alone. The hollow bar is estimated from a growth rate. ByteDance publishes no accounts and has no quarterly figure; Huawei and Baidu are left out because no comparable quarterly figure is at hand.
"""

import altair as alt

from charts import theme

DATA = ("alibaba-capex", "tencent-capex-by-quarter")


def drawn(rows):
    rows = rows[(rows.column.isin(["capex", "value"])) & (rows.row >= "2024Q4") & (rows.row <= "2025Q3")]
    return rows.assign(name=rows.dataset.str.split("-").str[0].str.capitalize())


def panel(part, name, width, first):
    x = alt.X("row:O", title=None, scale=alt.Scale(paddingInner=0.25))
    y = alt.Y("value:Q", title="CNY bn" if first else " ", scale=alt.Scale(domain=[0, 45]), axis=alt.Axis(values=[0, 10, 20, 30, 40], labels=first))
    bars = alt.Chart(part).mark_bar(strokeWidth=2).encode(x=x, y=y, **theme.hollow(theme.company(name)))
    words = alt.Chart(part).mark_text(dy=-9).encode(x=x, y=y, text="short")
    return (bars + words).properties(width=width, height=250, title=name)


def chart(rows, width):
    data, small = drawn(rows), theme.narrow(width)
    panels = [panel(data[data["name"] == n], n, width - 40 if small else 325, small or n == "Alibaba") for n in ("Alibaba", "Tencent")]
    return alt.concat(*panels, columns=1 if small else 2, spacing=20)


def proof(rows):
    spent = drawn(rows).pivot_table(index="row", columns="name", values="value")
    yield "Tencent is ahead at the end of 2024", spent.Tencent["2024Q4"] > spent.Alibaba["2024Q4"]
    yield "and has less than half of Alibaba’s in the autumn of 2025", spent.Tencent["2025Q3"] < spent.Alibaba["2025Q3"] / 2
    yield "Tencent’s fell in every quarter", (spent.Tencent.diff().dropna() < 0).all()
