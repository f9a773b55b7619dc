"""Chinese firms reportedly ordered [over 2 million](fact:h200-and-h20-numbers/h200-ordered) H200 chips; none arrived by June 2026

Nvidia H200 accelerators for China, thousands, January to June 2026

From what was wanted to what arrived, each step is smaller than the one before; all bars are hollow, because no authority has confirmed them.

Reuters and Bloomberg give what was ordered, wanted and approved, from people they do not name; others speak of interest instead of orders. The approval is for ByteDance, Alibaba and Tencent together; the cap stands in the licences that the United States is reported to have granted. The last figure comes from one collection of news.
"""

import altair as alt

from charts import theme

DATA = ("h200-and-h20-numbers",)
STEPS = {
    "h200-ordered": "Ordered, all of China",
    "h200-stock": "In Nvidia’s stock",
    "h200-approved": "Approved by China, three firms",
    "h200-wanted-alibaba": "Wanted by Alibaba",
    "h200-customer-cap": "US cap per customer",
    "h200-delivered-june": "Delivered by June 2026",
}


def chart(rows, width):
    rows = rows[rows.row.isin(STEPS)].copy()
    rows["name"] = rows.row.map(STEPS)
    rows = rows.sort_values("value", ascending=False)
    narrow = theme.narrow(width)
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=None if narrow else alt.Axis(labelColor=theme.INK, labelLimit=240)),
        x=alt.X(
            "value:Q", title="thousand accelerators", axis=alt.Axis(values=[0, 1000, 2000], format=",d"), scale=alt.Scale(domain=[0, 2500 if narrow else 2300])
        ),
    )
    colour = alt.when(alt.datum.row == "h200-wanted-alibaba").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT))
    fill = alt.when(alt.datum.firm).then(alt.value(1)).otherwise(alt.value(0))
    low = {"yOffset": 10} if narrow else {}
    layers = [
        base.mark_bar(strokeWidth=2, height=18, **low).encode(color=colour, stroke=colour, fillOpacity=fill),
        base.mark_text(align="left", dx=6, **low).encode(text="short"),
    ]
    if narrow:
        layers.append(base.mark_text(align="left", dy=-12).encode(x=alt.value(0), text="name"))
    return alt.layer(*layers).properties(height=len(rows) * (50 if narrow else 34) + 10)


def proof(rows):
    value = rows.set_index("row").value
    yield "none was delivered", value["h200-delivered-june"] == 0
    yield (
        "every step from order to approval is smaller",
        value["h200-ordered"] > value["h200-stock"] > value["h200-approved"] > value["h200-wanted-alibaba"] > value["h200-customer-cap"],
    )
    yield "all are in one unit", rows[rows.row.isin(STEPS)].unit.nunique() == 1
