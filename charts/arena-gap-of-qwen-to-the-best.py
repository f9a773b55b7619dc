"""Qwen came within [10 points](fact:arena-qwen-gap/2026-08-08.style-control) of Arena’s best model, then slipped to [25](fact:arena-qwen-gap/2026-08-20.style-control)

Rating points between the best Qwen model and the best model on the Arena text board, July 2024 to August 2026

Two measures of the distance, each with a line of its own: raw votes (circles) until December 2025, style control (squares) from November 2025; zero would be the top of the board.

On raw votes the best of the day changes from OpenAI to Google and xAI and back to Google. With style control it is Google in 2025 and Anthropic in 2026. Where both measures exist they differ, so the lines must not be read as one.
"""

import altair as alt
import pandas as pd

DATA = ("arena-qwen-gap", "arena-rating-raw-votes")


def chart(rows, width):
    models = rows[rows.column.isin(["qwen-model", "best-model"])].groupby("row").agg(models=("fact", " ".join), names=("text", " against ".join))
    rows = rows[rows.dataset == "arena-qwen-gap"].join(models, on="row")
    known = rows.models.notna()
    rows.loc[known, "fact"] += " " + rows.models[known]
    rows.loc[known, "label"] += " (" + rows.names[known] + ")"
    x = alt.X(
        "start:T",
        title=None,
        axis=alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}),
        scale=alt.Scale(type="utc", domain=["2024-07-01", "2026-12-01"]),
    )
    base = alt.Chart(rows).encode(x=x, y=alt.Y("value:Q", title="rating points behind the best", scale=alt.Scale(domain=[0, 140])))
    shape = alt.Shape("column:N", scale=alt.Scale(domain=["raw-votes", "style-control"], range=["circle", "square"]), legend=None)
    words = pd.DataFrame({"start": ["2024-10-12", "2026-02-01"], "value": [131, 57], "word": ["raw votes", "style control"]})
    said = rows[rows.row.isin(["2026-08-08", "2026-08-20"])]
    return (
        base.mark_line(strokeWidth=1.5).encode(detail="column:N")
        + base.mark_point().encode(shape=shape)
        + alt.Chart(words).mark_text(align="left").encode(x=x, y="value:Q", text="word")
        + alt.Chart(said).mark_text(align="left", dx=9, fontWeight=600).encode(x=x, y="value:Q", text="short")
    )


def proof(rows):
    style = rows[rows.column == "style-control"].set_index("row").value
    yield "the smallest distance by style control", style.min() == style["2026-08-08"]
    yield "it grew afterwards", style["2026-08-20"] > style["2026-08-14"] > style["2026-08-08"]
