"""The chip holds [144 GB](fact:chips/m890.memory), more than others do

Memory by chip, GB

One bar for each chip; the shortest is a range's middle.

The company says [up to 192 GB](fact:chips/m890-company.memory).
"""

import altair as alt

DATA = ("chips",)


def chart(rows, width):
    return alt.Chart(rows[rows.column == "memory"]).mark_bar().encode(x=alt.X("value:Q", title="GB"), y="fact:N")


def proof(rows):
    memory = rows[rows.column == "memory"].set_index("fact").value
    yield "more than others", memory["chips/m890.memory"] > memory["chips/others.memory"]
