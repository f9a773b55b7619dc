"""Alibaba's count of chips shipped has not moved since May 2026

Zhenwu accelerators shipped since the first delivery, thousands, as said at the time

Three sources speak in early 2026, three later; the company's own figure was the same in September as in May.

All are claims, none was checked from outside. The lowest figure is a lower bound from one site and may mean one chip only; one source reads the figure of September as the M890 alone. A line joins what the company said itself.
"""

import altair as alt
from charts import theme

DATA = ("zhenwu-shipments",)
COMPANY = ["2026-03-20", "2026-05-20", "september-2026-bloomberg"]


def chart(rows, width):
    rows = rows[rows.column == "units"].copy()
    rows["who"] = rows.row.map({"2026-02-02": "Lapaas Voice", "2026-03-20": "Alibaba", "2026-05-20": "Alibaba", "september-2026-bloomberg": "Alibaba", "september-2026-forkast": "Forkast: M890 alone"})
    rows["words"] = rows.short + " · " + rows.who
    scales = {"x": alt.X("start:T", title=None, scale=alt.Scale(type="utc", domain=["2026-01-01", "2026-11-01"]), axis=alt.Axis(format="%b %Y", tickCount=4 if theme.narrow(width) else 9)), "y": alt.Y("value:Q", title="thousand accelerators", scale=alt.Scale(domain=[0, 700]))}
    own = rows[rows.row.isin(COMPANY)]
    line = alt.Chart(own).mark_line(strokeDash=theme.DASH).encode(**scales)
    points = alt.Chart(rows).mark_point(size=75, strokeWidth=2).encode(**scales, **theme.hollow())
    layers = [line, points]
    for above, some in rows.groupby(rows.row.isin(COMPANY)):
        far = some.start > "2026-04"
        for late, part in some.groupby(far):
            layers.append(alt.Chart(part).mark_text(align="center" if late else "left", dx=-8 if late else 0, dy=-18 if above else 20).encode(**scales, text="words"))
    return alt.layer(*layers)


def proof(rows):
    units = rows[rows.column == "units"].set_index("row").value
    yield "September repeats May", units["september-2026-bloomberg"] == units["2026-05-20"]
    yield "and no later figure is higher", units.max() == units["2026-05-20"]
