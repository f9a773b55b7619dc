"""Qwen is said to read [201 languages and dialects](fact:qwen-languages/qwen3-5) and to speak [10](fact:qwen-languages/qwen3-omni-speaking)

Languages and dialects supported by model and task, as the company states them

Hollow bars show Alibaba’s own counts, the highest first: the highest are for text, and speech is understood in more languages than it is spoken in.

Some counts include dialects and others do not, so small differences mean little.
"""

import altair as alt

from charts import theme

DATA = ("qwen-languages",)


def chart(rows, width):
    rows = rows.sort_values("value", ascending=False, kind="stable")
    base = alt.Chart(rows).encode(y=alt.Y("row_title:N", sort=None, axis=None), x=alt.X("value:Q", title="languages", axis=alt.Axis(tickCount=5)))
    bars = base.mark_bar(size=14, yOffset=9, fill=theme.GROUND, stroke=theme.SUBJECT, strokeWidth=2)
    names = base.mark_text(align="left", dy=-9).encode(x=alt.datum(0), text="row_title")
    return (bars + names + base.mark_text(align="left", dx=7, dy=9).encode(text="short")).properties(height=440)


def proof(rows):
    value = rows.set_index("row").value
    spoken = rows[rows.row_title.str.contains("spoken")].value
    yield "nothing is above the 201 languages of Qwen3.5 text", value.max() == value["qwen3-5"] == 201
    yield "speech comes in 10 languages at most", spoken.max() == 10
