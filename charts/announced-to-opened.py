"""Of eight sites announced in September 2025, three are known to have opened

Data centres of Alibaba Cloud outside mainland China, from announcement to opening, 2023 to 2026

A line runs from the announcement to the opening; where no opening was found it is dashed and runs on to November 2026.

Only sites announced since 2023 with the month of the announcement known. For Johor, counted as the site announced for Malaysia, the source names only the year of the opening, so the line ends at the start of that year. South Korea’s second centre, announced for the same month of 2025 and open by October, is left out, because its month of opening is not known. An opening that no source reports may still have taken place.
"""

import altair as alt
import pandas as pd

from charts import theme
from scripts import frames

DATA = ("alibaba-cloud-openings",)
NOW = "2026-11-22"


def _sites(rows):
    sites = frames.wide(rows, "alibaba-cloud-openings")
    sites = sites[sites.announced_said.notna() & ~sites.row.isin(["korea-second", "jinshan"])]
    return sites[sites.announced >= "2023"].sort_values(["announced", "opened_said"], kind="stable", na_position="last")


def chart(rows, width):
    sites = _sites(rows)
    sites["open"] = sites.opened_said.notna()
    sites["to"] = sites.opened.where(sites.open, NOW)
    sites, narrow = sites[["row_title", "announced", "open", "to", "fact", "label"]], theme.narrow(width)
    order = sites.row_title.tolist()
    y = alt.Y("row_title:N", sort=order, title=None, scale=alt.Scale(domain=order), axis=alt.Axis(labelColor=theme.INK))
    scale = alt.Scale(type="utc", domain=["2022-12-15", "2026-11-30"])
    x = alt.X("announced:T", title=None, scale=scale, axis=alt.Axis(format="%Y", tickCount="year"))
    layers = []
    for is_open, some in sites.groupby("open"):
        lines = pd.concat([some.assign(at=some.announced), some.assign(at=some.to)])[["row_title", "at"]]
        layers.append(
            alt.Chart(lines).mark_line(**({} if is_open else {"strokeDash": theme.DASH})).encode(x=alt.X("at:T", scale=scale), y=y, detail="row_title:N")
        )
    layers.append(alt.Chart(sites).mark_point(size=75, strokeWidth=2, fill=theme.GROUND, stroke=theme.SUBJECT).encode(x=x, y=y))
    layers.append(alt.Chart(sites[sites.open]).mark_point(size=95).encode(x=alt.X("to:T", scale=scale), y=y))
    notes = [("ankara", "2023-01-01", "no opening found", 12, -11), ("johor", "2026-01-01", "2026", 9, 0)]
    names = sites.assign(row=_sites(rows).row).set_index("row").row_title
    for row, at, words, dx, dy in notes:
        note = pd.DataFrame([{"row_title": names[row], "at": at, "words": words}])
        layers.append(alt.Chart(note).mark_text(align="left", dx=dx, dy=dy, color=theme.MUTED).encode(x=alt.X("at:T", scale=scale), y=y, text="words"))
    return alt.layer(*layers).properties(height=len(order) * (30 if narrow else 28))


def proof(rows):
    sites = _sites(rows)
    autumn = sites[sites.announced == "2025-09-24"]
    yield "eight sites were announced on 24 September 2025", len(autumn) == 8
    yield "three of them have opened", autumn.opened_said.notna().sum() == 3
