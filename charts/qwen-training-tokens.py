"""Claimed training text grew from [2.2 trillion](fact:qwen-training-tokens/qwen-7b-first) to [about 36 trillion](fact:qwen-training-tokens/qwen3) tokens by 2025

Pre-training tokens by release date, in trillions, as the company states them

Each ring is a model. The totals stay near three trillion until early 2024, then about double or more with each generation up to Qwen3; for later ones no number was found.

Qwen2.5 is stated as an upper limit and Qwen2.5-Max as a lower one. No outside check of any of them was found.
"""

import altair as alt

from charts import theme

DATA = ("qwen-training-tokens",)
NAMED = {  # row: words and their place against the mark
    "qwen-7b-first": ("Qwen-7B", -6, -26, "left"),
    "qwen1-5-middle": ("Qwen1.5", 10, 0, "left"),
    "qwen2": ("Qwen2", 10, -4, "left"),
    "qwen2-5": ("Qwen2.5", -10, 0, "right"),
    "qwen2-5-max": ("Qwen2.5-Max", 10, 6, "left"),
    "qwen3": ("Qwen3", -10, 0, "right"),
    "qwen3-max": ("Qwen3-Max", 0, 20, "center"),
}


def chart(rows, width):
    x = alt.X("start:T", scale=alt.Scale(type="utc", domain=["2023-06-15", "2026-01-15"]), axis=alt.Axis(format="%Y", tickCount="year", title=None, grid=True))
    base = alt.Chart(rows).encode(x=x, y=alt.Y("value:Q", title="trillion tokens", scale=alt.Scale(domain=[0, 40])))
    layers = [base.mark_point(size=70, fill=theme.GROUND, stroke=theme.SUBJECT, strokeWidth=2)]
    for row, (words, dx, dy, align) in NAMED.items():
        layers.append(base.mark_text(text=words, dx=dx, dy=dy, align=align).properties(data=rows[rows.row == row]))
    return alt.layer(*layers)


def proof(rows):
    by_date = rows.sort_values("start")
    yield "the first value is 2.2 trillion", by_date.value.iloc[0] == 2.2
    yield "none is above the 36 trillion of Qwen3", rows.value.max() == rows.set_index("row").value["qwen3"] == 36
    yield "the last value is of 2025", by_date.start.iloc[-1][:4] == "2025"
    yield "all are claims", (rows.kind == "claimed").all()
