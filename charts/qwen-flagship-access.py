"""No Max model was opened until Qwen3.8, whose weights came nine days later

Qwen flagships by release date and how one gets them, November 2023 to October 2026

Eight of fifteen flagships came as a service only. Discs are weights to download, and their line runs on, because they stay with those who have them. Squares are services; a line to a cross shows one that is known to have been withdrawn.

The strongest model of each generation, by the company’s own account or by its place in the range. A withdrawal is drawn on the day by which a reseller had found the model gone; for the other services no end is known.
"""

import altair as alt
import pandas as pd

from charts import theme
from scripts import frames

DATA = ("qwen-flagships", "qwen-releases", "qwen-service-retirements")
COLUMNS = ["row", "row_title", "released", "access", "fact", "label"]
CROSS = "M-1,-1L1,1M-1,1L1,-1"


def prepared(rows):
    flagships = rows[rows.dataset == "qwen-flagships"]
    dates = rows[(rows.dataset == "qwen-releases") & (rows.column == "released") & rows.row.isin(flagships.row)]
    both = pd.concat([flagships, dates])
    titles = flagships.drop_duplicates("row").set_index("row").row_title
    both["row_title"] = both.row.map(titles)
    table = frames.wide(both.astype(object).where(both.notna(), None))[COLUMNS]
    return table.sort_values("released", kind="stable")


def withdrawn(rows, table):
    ends = rows[(rows.dataset == "qwen-service-retirements") & rows.row.isin(table.row[table.access == "service only"])]
    return ends[["row", "date", "fact", "label"]].merge(table[["row", "row_title", "released"]], on="row")


def chart(rows, width):
    table, small = prepared(rows), theme.narrow(width)
    ends = withdrawn(rows, table)
    last = rows.date.dropna().max()
    x = alt.X("released:T", scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y", tickCount="year", title=None, grid=True))
    y = alt.Y("row_title:N", sort=list(table.row_title), axis=alt.Axis(title=None, grid=False, labelColor=theme.INK, labelLimit=220, offset=8))
    lines = table[["row", "row_title", "released", "access"]].merge(ends[["row", "date"]], on="row", how="left")
    lines = lines[lines.date.notna() | (lines.access != "service only")].fillna({"date": last})
    layers = []
    for access, colour, shape in (("weights to download", theme.SUBJECT, "circle"), ("service only", theme.CONTEXT, "square")):
        part, line = table[table.access == access], lines[lines.access == access]
        layers.append(alt.Chart(line).mark_rule(color=colour, strokeWidth=2).encode(x=x, x2="date:T", y=y))
        layers.append(alt.Chart(part).mark_point(shape=shape, size=80, fill=colour, stroke=colour).encode(x=x, y=y))
        place = {"dx": 10, "dy": -11} if shape == "circle" else {"dx": 12, "dy": 0}
        layers.append(alt.Chart(part.head(1)).mark_text(text=access, align="left", color=theme.MUTED, **place).encode(x=x, y=y))
    layers.append(alt.Chart(ends).mark_point(shape=CROSS, size=60, filled=False, stroke=theme.CONTEXT, strokeWidth=2.5).encode(x="date:T", y=y))
    layers.append(alt.Chart(ends.head(1)).mark_text(text="withdrawn", align="right", dx=4, dy=-14, color=theme.MUTED).encode(x="date:T", y=y))
    return alt.layer(*layers).properties(height=480 if small else 460)


def proof(rows):
    table = prepared(rows).set_index("row")
    maxes = table[table.index.str.contains("-max")]
    yield "every model called Max came as a service only", (maxes.access == "service only").all()
    yield "eight of fifteen flagships came as a service only", list(table.access.value_counts()[["service only", "weights to download"]]) == [8, 7]
    opened = table.loc["qwen3-8-2-4t-a95b"]
    yield "Qwen3.8 is there to download", opened.access == "weights to download"
    yield "its weights came nine days after the service", (pd.Timestamp(opened.released) - pd.Timestamp(table.released["qwen3-8-max"])).days == 9
