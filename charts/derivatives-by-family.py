"""[151,448](fact:hugging-face-derivatives/qwen.summer-2026) models on Hugging Face derive from Qwen, [82,506](fact:hugging-face-derivatives/google.summer-2026) from Google’s

Models derived from others, as counted by Hugging Face, number of models

Bars for two dates: in the middle of 2025 Qwen stands beside Llama and DeepSeek, in the summer of 2026 beside Google; it is the longest bar each time.

The platform gave other rivals at each date. The counts of mid-2025 were read in a summary of an article by Hugging Face.
"""

import altair as alt

from charts import theme

DATA = ("hugging-face-derivatives",)
PANELS = {"mid-2025": "Mid-2025", "summer-2026": "August 2026"}


def chart(rows, width):
    top = rows.value.max()
    return alt.vconcat(*(panel(rows[rows.column == c].sort_values("value", ascending=False), title, top, width) for c, title in PANELS.items()), spacing=20)


def panel(rows, title, top, width):
    base = alt.Chart(rows).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, top * 1.38])),
        y=alt.Y("row_title:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, minExtent=75, maxExtent=75)),
    )
    bars = base.mark_bar(height=22).encode(color=alt.when(alt.datum.row == "qwen").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(
        width=width - 85, height=alt.Step(32), title=alt.Title(title, frame="bounds")
    )


def proof(rows):
    for date, counted in rows.groupby("column"):
        counted = counted.set_index("row").value
        yield f"Qwen has the most in {date}", counted["qwen"] == counted.max()
