"""Alibaba’s share of China’s cloud fell to [about 33%](fact:china-cloud-share/2025Q1.alibaba), then recovered to [about 37%](fact:china-cloud-share/2025Q4.alibaba)

Share of spending on cloud infrastructure services in mainland China, per cent, estimates by Canalys and Omdia

Alibaba has led in every quarter at hand, since 2021 with about twice the share of Huawei, the second. It is still below where it stood in 2020.

Each point is a quarter; dashed lines join the points at hand and say nothing of the quarters between. The figures after the first quarter of 2025 appeared under the name of Omdia, of which Canalys became part. In the second quarter of 2023 Alibaba Cloud began to count sales inside Alibaba as revenue, so the shares before and after are not on one basis. IDC measures a narrower market and is not drawn.
"""

import altair as alt

from charts import theme

DATA = ("china-cloud-share",)
NAMES = {"alibaba": "Alibaba", "huawei": "Huawei", "tencent": "Tencent"}


def chart(rows, width):
    rows = rows[rows.column.isin(NAMES)].assign(name=lambda r: r.column.map(NAMES))
    x = alt.X("end:T", title=None, scale=alt.Scale(type="utc", domain=["2020-01-01", "2026-06-01"]), axis=alt.Axis(format="%Y", tickCount=6))
    y = alt.Y("value:Q", title="% of spending in China", scale=alt.Scale(domain=[0, 50]))
    colour = alt.Color("name:N", legend=None, scale=theme.companies(NAMES.values()))
    shape = alt.Shape("name:N", legend=None, scale=alt.Scale(domain=list(NAMES.values()), range=["circle", "square", "triangle-up"]))
    lines = alt.Chart(rows).mark_line(strokeWidth=1.3, strokeDash=theme.DASH).encode(x=x, y=y, color=colour)
    points = alt.Chart(rows).mark_point(filled=False, fill=theme.GROUND, strokeWidth=2, size=60).encode(x=x, y=y, stroke=colour.copy(), shape=shape)
    some = rows[rows.fact.isin(["china-cloud-share/" + f for f in ("2020Q1.alibaba", "2025Q1.alibaba", "2025Q4.alibaba", "2025Q3.huawei", "2025Q3.tencent")])]
    low = some.fact == "china-cloud-share/2025Q1.alibaba"
    words = [alt.Chart(part).mark_text(dy=dy).encode(x=x, y=y, text="short") for part, dy in ((some[~low], -14), (some[low], 17))]
    tags = [
        alt.Chart(rows[rows.fact == f"china-cloud-share/{at}"])
        .mark_text(dy=dy, dx=4, align="left", fontWeight=600)
        .encode(x=x, y=y, text="name", color=alt.value(ink))
        for at, dy, ink in (("2020Q4.alibaba", -16, theme.SUBJECT), ("2022Q3.huawei", -14, theme.RIVAL_1), ("2021Q3.tencent", 20, theme.MUTED))
    ]
    return alt.layer(lines, points, *words, *tags)


def proof(rows):
    share = rows[rows.column.isin(NAMES)].pivot_table(index="row", columns="column", values="value")
    yield "Alibaba leads wherever another is known", (share.alibaba > share[["huawei", "tencent"]].max(axis=1).fillna(0)).all()
    yield (
        "the lowest since 2022 is early 2025, and the last is higher",
        share.alibaba["2022Q1":].idxmin() == "2025Q1" and share.alibaba["2025Q4"] > share.alibaba["2025Q1"],
    )
    ratio = (share.alibaba / share.huawei)["2021Q1":].dropna()
    yield "since 2021 it has about twice the share of Huawei", ratio.between(1.7, 2.3).all()
    yield "the last is below every quarter of 2020", share.alibaba["2025Q4"] < share.alibaba["2020Q1":"2020Q4"].min()
