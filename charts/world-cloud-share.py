"""Amazon’s share fell to [about 28%](fact:world-cloud-share-synergy/2026Q1.amazon); Alibaba’s last known share is [about 4%](fact:world-cloud-share-synergy/2025Q2.alibaba)

Share of world revenue from cloud infrastructure services by quarter, per cent, estimates by Synergy Research Group

Amazon stays first but has lost ground since 2022, while Google has gained it. Alibaba appears only in the three quarters for which its share is at hand, each time far below the three leaders.

Synergy rounds to whole per cent. It gave no single number for Amazon in the first three quarters of 2023, so the line is broken there. The shares are for the whole world; Alibaba sells mostly in China.
"""

import altair as alt

from charts import theme

DATA = ("world-cloud-share-synergy",)
NAMES = {"amazon": "Amazon", "microsoft": "Microsoft", "google": "Google", "alibaba": "Alibaba"}


def chart(rows, width):
    small = theme.narrow(width)
    rows = rows[rows.column.isin(NAMES)].assign(name=lambda r: r.column.map(NAMES))
    rows = rows.assign(part=rows["name"] + (rows.row < "2023Q4").map({True: " a", False: " b"}).where(rows["name"] == "Amazon", ""))
    quarters = sorted(rows.row.unique())
    ticks = [q for q in quarters if q.endswith("Q4" if small else ("Q2", "Q4"))]
    x = alt.X("row:O", title=None, scale=alt.Scale(domain=quarters), axis=alt.Axis(values=ticks))
    y = alt.Y("value:Q", title="% of world revenue", axis=alt.Axis(values=[0, 10, 20, 30]), scale=alt.Scale(domain=[0, 36]))
    colour = alt.Color("name:N", legend=None, scale=theme.companies(NAMES.values()))
    lines = alt.Chart(rows[rows.name != "Alibaba"]).mark_line(strokeWidth=2).encode(x=x, y=y, color=colour, detail="part:N")
    points = (
        alt.Chart(rows)
        .mark_point(filled=False, fill=theme.GROUND, strokeWidth=1.8, size=50)
        .encode(x=x, y=y, stroke=colour.copy(), shape=alt.Shape("name:N", legend=None))
    )
    first = rows[rows.row == quarters[0]]
    words = alt.Chart(rows.groupby("name").tail(1)).mark_text(dy=-13).encode(x=x, y=y, text="short")
    tags = (
        alt.Chart(first.assign(tag=first["name"] + " " + first.short))
        .mark_text(dy=-18, dx=-8, align="left", fontWeight=600)
        .encode(x=x, y=y, text="tag", color=colour)
    )
    return lines + points + words + tags


def proof(rows):
    last, share = rows[rows.row == "2026Q1"].set_index("column").value, rows.set_index("fact").value
    yield "Amazon leads in the last quarter", last["amazon"] == last.drop("top-three").max()
    yield "and has never had less", last["amazon"] == rows[rows.column == "amazon"].value.min()
    yield "Google has more than at the start", last["google"] > share["world-cloud-share-synergy/2022Q4.google"]
    yield "Alibaba never exceeds half of Google’s lowest share", rows[rows.column == "alibaba"].value.max() * 2 <= rows[rows.column == "google"].value.min()
