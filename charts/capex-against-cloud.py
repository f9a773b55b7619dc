"""Capital spending grew from [30%](fact:alibaba-pledge-progress/capex-per-cloud-revenue-fy2024) to [80%](fact:alibaba-pledge-progress/capex-per-cloud-revenue-fy2026) of cloud revenue in two years

Billion yuan by fiscal year, which ends on 31 March

For each year the chart sets capital spending of the whole group beside the revenue and the operating profit of the cloud. Spending has grown much faster than revenue; profit stays far below both.

Capital spending is that of the whole group, commerce included, so the share that went into the cloud is smaller. Operating profit is adjusted EBITA, after depreciation of the servers.
"""

import altair as alt

from charts import theme

DATA = ("alibaba-cloud-revenue-fiscal-year", "alibaba-capex-fiscal-year", "alibaba-cloud-ebita-fiscal-year")
SAYS = dict(zip(DATA, ("Cloud revenue", "Capital spending (group)", "Cloud operating profit"), strict=True))


def chart(rows, width):
    bars = rows[(rows.unit == "CNY bn") & rows.row.isin(["FY2024", "FY2025", "FY2026"])].copy()
    bars["bar"] = bars.dataset.map(SAYS)
    bars["fill"] = bars.dataset.map({DATA[1]: theme.SUBJECT}).fillna(theme.CONTEXT)
    bars["amount"] = bars.value.map("{:.0f}".format)
    bars = bars.sort_values("row")
    label = 0 if theme.narrow(width) else 175

    def panel(year, part):
        y = alt.Y(
            "bar:N",
            sort=list(SAYS.values()),
            title=None,
            axis=alt.Axis(domain=False, ticks=False) if label else None,
            scale=alt.Scale(paddingInner=0.2 if label else 0.55),
        )
        x = alt.X(
            "value:Q",
            scale=alt.Scale(domain=[0, 180]),
            title="CNY bn" if year == "FY2026" else None,
            axis=alt.Axis(labels=year == "FY2026", ticks=year == "FY2026", domain=year == "FY2026", tickCount=4),
        )
        title = alt.Title(f"Year to March {year[2:]}", frame="group", offset=6 if label else 18)
        base = alt.Chart(part, width=width - label - 12, height=84 if label else 120, title=title).encode(x=x, y=y)
        names = [] if label else [alt.Chart(part).mark_text(align="left", baseline="bottom", dy=-11, color=theme.MUTED).encode(x=alt.value(0), y=y, text="bar")]
        return alt.layer(base.mark_bar().encode(fill=alt.Fill("fill:N", scale=None)), *names, base.mark_text(align="left", dx=5).encode(text="amount"))

    return alt.vconcat(*(panel(year, part) for year, part in bars.groupby("row")), spacing=16)


def proof(rows):
    yuan = rows[(rows.unit == "CNY bn")].pivot(index="row", columns="dataset", values="value").loc[["FY2024", "FY2025", "FY2026"]]
    share = yuan[DATA[1]] / yuan[DATA[0]] * 100
    yield "the share rises every year, from 30 to 80 per cent", share.is_monotonic_increasing and round(share.iloc[0]) == 30 and round(share.iloc[-1]) == 80
    yield "profit is below a tenth of revenue", (yuan[DATA[2]] < yuan[DATA[0]] / 10).all()
    yield "spending stays below revenue", (yuan[DATA[1]] < yuan[DATA[0]]).all()
