"""In 2025 zones rose from [87](fact:alibaba-cloud-regions/2025-05.zones) to [92](fact:alibaba-cloud-regions/2025-10.zones) while regions stood at [29](fact:alibaba-cloud-regions/2025-10.regions)

Availability zones and regions of Alibaba Cloud, as the company counted them, 2021 to 2026

Zones, the upper line, have grown by more than a fifth since 2021; regions, the lower one, hardly at all since 2023, as two were closed in 2024.

A region is a place on the map of the service, a zone one or several data centres within it. The first pair comes from a page without a date and is drawn in the middle of its year. The last pair is what an investment plan is to reach and comes from a page without a date; it is drawn hollow, as is the way to it dashed.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("alibaba-cloud-regions",)


def chart(rows, width):
    narrow = theme.narrow(width)
    rows = rows.assign(when=rows.start.where(rows.row != "2021", "2021-07-01").where(rows.row != "2026", "2026-07-01"))
    x = alt.X("when:T", title=None, scale=alt.Scale(type="utc", domain=["2021-01-01", "2026-12-31"]), axis=alt.Axis(format="%Y", tickCount="year"))
    y = alt.Y("value:Q", title="count", scale=alt.Scale(domain=[0, 115]))
    firm = rows[rows.firm]
    last = pd.concat([group.tail(2) for _, group in rows.groupby("column")])
    lines = alt.Chart(firm).mark_line().encode(x=x, y=y, detail="column:N") + alt.Chart(last).mark_line(strokeDash=theme.DASH).encode(
        x=x, y=y, detail="column:N"
    )
    points = alt.Chart(rows).mark_point(size=70, strokeWidth=2).encode(x=x, y=y, **theme.hollow())
    said = rows[~rows.row.isin(["2025-09"] if not narrow else ["2025-09", "2025-05"])]
    words = alt.Chart(said).mark_text(dy=-15).encode(x=x, y=y, text="short")
    names = (
        alt.Chart(rows[rows.row == "2021"].assign(name=lambda r: r.column_title))
        .mark_text(align="left", dy=22, dx=-8, fontWeight=600)
        .encode(x=x, y=y, text="name")
    )
    return alt.layer(lines, points, words, names)


def proof(rows):
    cell = rows.set_index(["row", "column"]).value
    yield "regions did not change in 2025", cell["2025-05", "regions"] == cell["2025-09", "regions"] == cell["2025-10", "regions"]
    yield "zones rose in 2025", cell["2025-05", "zones"] < cell["2025-09", "zones"] < cell["2025-10", "zones"]
    yield "zones grew by more than a fifth since 2021", cell["2025-10", "zones"] > 1.2 * cell["2021", "zones"]
    yield "regions grew by less than a tenth since January 2023", cell["2025-10", "regions"] < 1.1 * cell["2023-01", "regions"]
