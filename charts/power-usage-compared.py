"""Alibaba’s data centres spend a larger share on cooling than four American rivals report

Power usage effectiveness, averages over all or own data centres, as each company reports it, 2022 to 2025

A value of one would mean that all electricity reaches the computers; the rest goes into cooling and losses; small dots are earlier years. Alibaba has come down year by year and lies below the estimate for public clouds, but above its rivals.

Each company averages over its own set of data centres and its own year, and reports for itself; for Google and Meta the year is not named; the estimate for the industry is from IDC. Zhangbei is the best value of one site of Alibaba in a cold place, as claimed by the company.
"""

import altair as alt

from charts import theme

DATA = ("alibaba-pue", "data-centre-pue-compared")
NAMES = {"industry": "Public clouds, IDC", "alibaba-zhangbei": "Zhangbei, best value"}


def chart(rows, width):
    rows = rows[rows.row != "microsoft"].copy()  # another basis than the value of 2025
    rows["name"] = [NAMES.get(r, "Alibaba" if e.startswith("Alibaba") else e) for r, e in zip(rows.row, rows.entity, strict=True)]
    order = rows.groupby("name").value.min().sort_values(ascending=False).index.tolist()
    rows["newest"] = ~rows.name.duplicated(keep="last")
    y = alt.Y("name:N", sort=order, title=None, scale=alt.Scale(domain=order), axis=alt.Axis(labelColor=theme.INK, grid=True))
    x = alt.X(
        "value:Q",
        title="PUE, lower is better" if theme.narrow(width) else "power usage effectiveness (PUE), lower is better",
        scale=alt.Scale(domain=[1.05, 1.27], zero=False),
        axis=alt.Axis(values=[1.1, 1.15, 1.2, 1.25]),
    )
    layers = []
    for name, some in rows.groupby("name"):
        colour = theme.SUBJECT if name in {"Alibaba", NAMES["alibaba-zhangbei"]} else theme.company(name)
        layers.append(
            alt.Chart(some)
            .mark_point(strokeWidth=2)
            .encode(x=x, y=y, size=alt.when(alt.datum.newest).then(alt.value(90)).otherwise(alt.value(22)), **theme.hollow(colour))
        )
    return alt.layer(*layers, alt.Chart(rows[rows.newest | (rows.row == "FY2022")]).mark_text(dy=-14).encode(x=x, y=y, text="short")).properties(
        height=len(order) * 44
    )


def proof(rows):
    value = rows.set_index("fact").value
    newest = value["alibaba-pue/FY2025"]
    yield (
        "Alibaba’s newest value lies above that of each rival",
        newest > max(value[f"data-centre-pue-compared/{r}"] for r in ("aws-2025", "google", "meta", "microsoft", "microsoft-2025")),
    )
    yield "and below the estimate for the industry", newest < value["data-centre-pue-compared/industry"]
    yield "it has come down year by year", rows[rows.dataset == "alibaba-pue"].value.astype(float).is_monotonic_decreasing
