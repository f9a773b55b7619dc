"""T-Head has [54%](fact:sanjiangyuan-deployment/thead.share-of-compute) of the compute contracted for one China Unicom centre

Compute contracted for the data centre at Sanjiangyuan by vendor, petaflops, September 2025

Four Chinese vendors had signed contracts; the hollow bar is what three others had proposed by then.

As shown on state television. The number format behind the petaflops is not named, and signed contracts are not running chips. The share is taken of what the four vendors add up to, which is more than the total that was shown.
"""

import altair as alt

from charts import theme

DATA = ("sanjiangyuan-deployment",)


def chart(rows, width):
    rows = rows[(rows.column == "compute") & ~rows.row.isin(["total", "four-vendors"])].copy()
    rows["name"] = rows.row_title.str.replace("Proposed, not signed", "Others, proposed")
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK)),
        x=alt.X(
            "value:Q", title="PFLOPS", axis=alt.Axis(values=[0, 1000, 2000], format=",d"), scale=alt.Scale(domain=[0, 2900 if theme.narrow(width) else 2300])
        ),
    )
    colour = alt.when(alt.datum.row == "thead").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT))
    fill = alt.when(alt.datum.firm).then(alt.value(1)).otherwise(alt.value(0))
    bars = base.mark_bar(strokeWidth=2, height={"band": 0.66}).encode(color=colour, stroke=colour, fillOpacity=fill)
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=len(rows) * 36 + 10)


def proof(rows):
    cell = rows.set_index(["row", "column"]).value
    yield "T-Head has more than half of the compute of the four vendors", cell["thead", "compute"] * 2 > cell["four-vendors", "compute"]
    yield (
        "T-Head has more than the three others together",
        cell["thead", "compute"] > sum(cell[row, "compute"] for row in ("metax", "biren", "zhonghao-xinying")),
    )
