"""In early 2026 Alibaba’s cloud grew by [38%](fact:alibaba-cloud-revenue-growth/2026Q1), Amazon’s by [28.4%](fact:hyperscaler-cloud-growth-computed/2026Q1.aws), Google’s by [63.4%](fact:hyperscaler-cloud-growth-computed/2026Q1.google)

Cloud revenue against the same quarter of the year before, per cent

Alibaba Cloud was the slowest of the four in 2023 and had overtaken Amazon and Microsoft’s segment by the first quarter of 2026, while Google Cloud stayed ahead. Its later quarters are not yet at hand.

For Amazon, Google and Microsoft the rates are worked out from revenue in dollars; Microsoft is the Intelligent Cloud segment, which grows more slowly than Azure alone and cannot be compared for a year after it was redrawn. Alibaba’s rates are those it reported, in yuan; the gaps are quarters for which no reported rate was found.
"""

import altair as alt

from charts import theme

DATA = ("hyperscaler-cloud-growth-computed", "alibaba-cloud-revenue-growth")
NAMES = {"aws": "Amazon", "microsoft-old": "Microsoft", "microsoft": "Microsoft", "google": "Google", "value": "Alibaba"}


def chart(rows, width):
    small = theme.narrow(width)
    rows = rows.assign(name=rows.column.map(NAMES), part=rows.column)
    quarters = sorted(rows.row.unique())
    place = rows.row.map({q: i for i, q in enumerate(quarters)})
    rows["part"] += (place.groupby(rows.column).diff() > 1).groupby(rows.column).cumsum().astype(str)
    x = alt.X(
        "row:O",
        title=None,
        scale=alt.Scale(domain=quarters),
        axis=alt.Axis(values=[q for q in quarters if q.endswith("Q1")][:: 2 if small else 1], labelExpr=theme.YEAR),
    )
    y = alt.Y("value:Q", title="% over a year", scale=alt.Scale(domain=[0, 90]))
    colour = alt.Color("name:N", legend=None, scale=theme.companies(["Amazon", "Microsoft", "Google", "Alibaba"]))
    lines = alt.Chart(rows).mark_line(strokeWidth=2).encode(x=x, y=y, color=colour, detail="part:N")
    points = alt.Chart(rows).mark_point(size=34).encode(x=x, y=y, color=colour, shape=alt.Shape("name:N", legend=None))
    last = rows[rows.column != "microsoft-old"].groupby("column").tail(1)
    last = last.assign(tag=last["name"] + " " + last.short + "\u00a0\u00a0")
    words = [
        alt.Chart(part).mark_text(align=align, dx=dx, dy=dy, fontWeight=600).encode(x=x, y=y, text="tag", color=colour)
        for part, align, dx, dy in (
            (last[last.row == "2026Q2"], "left", 8, 0),
            (last[last.row < "2026Q2"], "right", -30, -6) if small else (last[last.row < "2026Q2"], "center", 8, -14),
        )
    ]
    return alt.layer(lines, points, *words).properties(height=320 if small else 360)


def proof(rows):
    latest = rows[rows.row == "2026Q2"].set_index("column").value
    yield "Google is the fastest in the last quarter too", latest["google"] == latest.max()
    first, late = (rows[rows.row == q].set_index("column").value for q in ("2023Q2", "2026Q1"))
    yield "Alibaba was the slowest in 2023", first["value"] == first.min()
    yield "in the first quarter of 2026 only Google was faster", late["value"] > late[["aws", "microsoft"]].max() and late["value"] < late["google"]
