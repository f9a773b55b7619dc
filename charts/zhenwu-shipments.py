"""Alibaba has named no higher count of chips shipped since May 2026

Zhenwu accelerators shipped since the first delivery, thousands, as said during 2026

The line joins Alibaba’s own counts, the same in September as in May; grey marks are counts of others.

All are claims or figures of the press, none was checked from outside. The lowest figure is a lower bound from one site and may mean one chip only; one source reads the figure of September as the M890 alone.
"""

import altair as alt

from charts import theme

DATA = ("zhenwu-shipments",)
COMPANY = ["2026-03-20", "2026-05-20", "september-2026-bloomberg"]


WORDS = {
    "2026-02-02": ("Lapaas Voice", "left", 10, 4),
    "2026-03-20": ("Alibaba", "left", 8, 16),
    "2026-05-20": ("Alibaba", "center", 0, -18),
    "september-2026-bloomberg": ("Alibaba", "center", 0, -18),
    "september-2026-forkast": ("Forkast,\nfor the M890 alone", "right", 8, 18),
}


def chart(rows, width):
    rows = rows[rows.column == "units"].copy()
    rows["words"] = [f"{short} · {WORDS[row][0]}" for row, short in zip(rows.row, rows.short, strict=True)]
    rows["own"] = rows.row.isin(COMPANY)
    months = [alt.DateTime(year=2026, month=month, date=1, utc=True) for month in (1, 3, 5, 7, 9, 11)]
    x = alt.X("start:T", title=None, scale=alt.Scale(type="utc", domain=["2025-12-20", "2026-11-20"]), axis=alt.Axis(format="%b", values=months))
    y = alt.Y("value:Q", title="thousand accelerators", scale=alt.Scale(domain=[0, 700]))
    layers = [alt.Chart(rows[rows.row.isin(COMPANY)]).mark_line(strokeDash=theme.DASH).encode(x=x, y=y)]
    layers.append(
        alt.Chart(rows)
        .mark_point(size=75, strokeWidth=2, fill=theme.GROUND)
        .encode(x=x, y=y, stroke=alt.when(alt.datum.own).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))
    )
    for row, (_, align, dx, dy) in WORDS.items():
        layers.append(alt.Chart(rows[rows.row == row]).mark_text(align=align, dx=dx, dy=dy, lineBreak="\n").encode(x=x, y=y, text="words"))
    return alt.layer(*layers)


def proof(rows):
    units = rows[rows.column == "units"].set_index("row").value
    yield "September repeats May", units["september-2026-bloomberg"] == units["2026-05-20"]
    yield "and no later figure is higher", units.max() == units["2026-05-20"]
