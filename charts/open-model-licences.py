"""[81%](fact:open-model-licences-2026/permissive.china) of large Chinese open models carry permissive licences, [29%](fact:open-model-licences-2026/permissive.united-states) of American ones

Releases above twenty billion parameters from January to July 2026, share by licence, per cent

The top two bars set the shares under Apache 2.0 or MIT of both countries side by side; the lower two show the terms of the other American releases.

Counted by Hugging Face. The rest of the Chinese releases is not broken down; the two largest models of the summer, Kimi K3 and Qwen3.8-2.4T-A95B, came under restrictive terms.
"""

import altair as alt

from charts import theme

DATA = ("open-model-licences-2026",)
NAMES = {
    "permissive.china": "China: Apache 2.0 or MIT",
    "permissive.united-states": "US: Apache 2.0 or MIT",
    "custom.united-states": "US: custom terms",
    "none.united-states": "US: nothing declared",
}


def chart(rows, width):
    rows = rows.assign(name=rows.fact.str.split("/").str[1].map(NAMES)).dropna(subset="name")
    base = alt.Chart(rows).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, 112])),
        y=alt.Y("name:N", sort=list(NAMES.values()), title=None, axis=alt.Axis(labelColor=theme.INK, labelLimit=200)),
        text="said",
    )
    bars = base.mark_bar(height=22, color=theme.CONTEXT)
    return (bars + base.mark_text(align="left", dx=6)).properties(height=140)


def proof(rows):
    share = rows[rows.row == "permissive"].set_index("column").value
    yield "China’s permissive share is the larger", share["china"] > share["united-states"]
