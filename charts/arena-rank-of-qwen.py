"""In November 2025 Qwen stood [3rd](fact:arena-qwen-rank/2025-11-06.raw-votes) on Arena’s raw votes, [10th](fact:arena-qwen-rank/2025-11-06.style-control) with style control

Place of the best-placed Qwen model on the Arena text board, July 2024 to August 2026; first place at the top

Four readings of one board, each with marks and a line of its own: raw votes above, style control below; circles with ties, squares without.

With ties, models share a place when the uncertainty of their ratings overlaps. The public board showed raw votes with ties until mid-2025 and has shown style control since, so no line crosses from one panel to the other. A line stops where two dates lie more than four months apart.
"""

import altair as alt
import pandas as pd

DATA = ("arena-qwen-rank",)
PANELS = {
    "Raw votes: what the board showed until mid-2025": ("raw-votes", 40, [("2025-05-01", 18, "with ties", "center"), ("2026-01-01", 10, "without ties", "left")]),
    "Style control: what the board shows since": ("style-control", 25, [("2025-06-20", 6, "with ties", "right"), ("2026-04-24", 23, "without ties", "center")]),
}  # fmt: skip


def chart(rows, width):
    ranks = rows[rows.column != "model"].merge(rows[rows.column == "model"][["row", "text", "fact"]], on="row", suffixes=("", "_of_model"))
    ranks["fact"] += " " + ranks.fact_of_model
    ranks["label"] = ranks.text_of_model + ", " + ranks.column_title.str.lower() + ", " + ranks.period + ": " + ranks.said
    gap = pd.to_datetime(ranks.start).groupby(ranks.column).diff() > pd.Timedelta(days=120)
    ranks["piece"] = ranks.column + gap.groupby(ranks.column).cumsum().astype(str)
    panels = []
    for title, (reading, lowest, words) in PANELS.items():
        own = ranks[ranks.column.isin([reading, f"{reading}-ties"])]
        bottom = reading == "style-control"
        time = alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, labels=bottom, ticks=bottom)
        x = alt.X("start:T", title=None, axis=time, scale=alt.Scale(type="utc", domain=["2024-07-01", "2026-10-01"]))
        y = alt.Y("value:Q", title="place", axis=alt.Axis(values=[1, 10, 20, 30, 40]), scale=alt.Scale(domain=[lowest, 1], nice=False))
        base = alt.Chart(own).encode(x=x, y=y)
        shape = alt.Shape("column:N", scale=alt.Scale(domain=[reading, f"{reading}-ties"], range=["square", "circle"]), legend=None)
        layers = [base.mark_line(strokeWidth=1.5).encode(detail="piece:N"), base.mark_point().encode(shape=shape)]
        beside = {"dy": 18} if not bottom else {"dx": -10, "align": "right"}
        layers.append(
            alt.Chart(own[own.fact.str.startswith(f"arena-qwen-rank/2025-11-06.{reading} ")]).mark_text(fontWeight=600, **beside).encode(x=x, y=y, text="short")
        )
        for day, place, word, align in words:
            layers.append(alt.Chart(pd.DataFrame({"start": [day], "value": [place], "word": [word]})).mark_text(align=align).encode(x=x, y=y, text="word"))
        heading = alt.Title(title, offset=6)
        panels.append(alt.layer(*layers).properties(width=width - 36, height=5.2 * (lowest - 1), title=heading))
    return alt.vconcat(*panels, spacing=16)


def proof(rows):
    rank = rows[rows.column != "model"].set_index("fact").value
    day = "arena-qwen-rank/2025-11-06."
    yield "with style control the place is worse", rank[f"{day}style-control"] > rank[f"{day}raw-votes"]
    yield "so it is with ties", rank[f"{day}style-control-ties"] > rank[f"{day}raw-votes-ties"]
