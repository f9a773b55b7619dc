"""Amazon’s cloud took in [about 5.8 times](fact:rivals-against-alibaba/revenue-aws) what Alibaba’s did in late 2025

Cloud revenue by quarter, billions of US dollars

Amazon leads, Google has grown fastest of the three American clouds, and Alibaba’s revenue in dollars is about a third of Google’s and a smaller part of the others’. What each company calls cloud differs, so the lines show directions better than distances.

Microsoft is its Intelligent Cloud segment, which is wider than Azure and was redrawn in the third quarter of 2024; the line is broken there. Google Cloud includes the Workspace office programs. Alibaba Cloud is converted into dollars by the collector of the data; two of its quarters are what a year leaves after its other three, and it ends before the others.
"""

import altair as alt

from charts import theme

DATA = ("hyperscaler-cloud-revenue",)
NAMES = {"aws": "Amazon", "microsoft-old": "Microsoft", "microsoft": "Microsoft", "google": "Google", "alibaba": "Alibaba"}


def chart(rows, width):
    small = theme.narrow(width)
    rows = rows.assign(name=rows.column.map(NAMES))
    quarters = sorted(rows.row.unique())
    x = alt.X(
        "row:O",
        title=None,
        scale=alt.Scale(domain=quarters),
        axis=alt.Axis(values=[q for q in quarters if q.endswith("Q1")][:: 2 if small else 1], labelExpr=theme.YEAR),
    )
    y = alt.Y("value:Q", title="USD bn", scale=alt.Scale(domain=[0, 45]))
    colour = alt.Color("name:N", legend=None, scale=theme.companies(["Amazon", "Microsoft", "Google", "Alibaba"]))
    lines = alt.Chart(rows).mark_line(strokeWidth=2).encode(x=x, y=y, color=colour, detail="column:N")
    solid, guessed = rows[rows.firm], rows[~rows.firm]
    points = alt.Chart(solid).mark_point(size=30).encode(x=x, y=y, color=colour, shape=alt.Shape("name:N", legend=None))
    open_points = (
        alt.Chart(guessed)
        .mark_point(filled=False, fill=theme.GROUND, strokeWidth=1.8, size=50)
        .encode(x=x, y=y, stroke=colour.copy(), shape=alt.Shape("name:N", legend=None))
    )
    last = rows[rows.column != "microsoft-old"].groupby("column").tail(1)
    last = last.assign(tag=last["name"] + " " + last.short + "\u00a0\u00a0")
    old = rows[(rows.column == "microsoft-old") & (rows.row == "2024Q2")].assign(tag="Microsoft, old" + ("" if small else " segment"))
    words = [
        alt.Chart(part).mark_text(align=align, dx=dx, dy=dy, fontWeight=600).encode(x=x, y=y, text="tag", color=colour)
        for part, align, dx, dy in ((last, "left", 8, 0), (old, "right", 0, -14))
    ]
    return alt.layer(lines, points, open_points, *words)


def proof(rows):
    last = rows[rows.row == "2026Q2"].set_index("column").value
    year = rows[rows.row == "2025Q4"].set_index("column").value
    yield "Amazon leads in the last quarter", last["aws"] == last.max()
    yield (
        "Google has grown faster than Amazon",
        last["google"] / rows[rows.column == "google"].value.iloc[0] > last["aws"] / rows[rows.column == "aws"].value.iloc[0],
    )
    yield "no company has had a higher quarter", last["aws"] == rows.value.max()
    yield "Amazon’s cloud took in almost six times as much as Alibaba’s at the end of 2025", 5.5 < year["aws"] / year["alibaba"] < 6
    yield "Alibaba has less than a fifth of Amazon and half of Google", year["alibaba"] < year["aws"] / 5 and year["alibaba"] < year["google"] / 2
