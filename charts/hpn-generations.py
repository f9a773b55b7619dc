"""HPN 8.0 promises [up to 100,000 accelerators](fact:hpn-generations/hpn-8-0.cluster), the goal that HPN 7.0 already had

Accelerators by design in one segment, pod and cluster, logarithmic scale

HPN 7.0 multiplied the size of a pod, the part joined by two layers of switches. For HPN 8.0 only the size of a whole cluster is known.

All are design sizes, not built ones. A segment is reached through one layer of switches, a pod through two. For HPN 8.0 Pro no size in accelerators was found, so it is not drawn.
"""

import altair as alt

from charts import theme

DATA = ("hpn-generations",)
SIZES = {"segment": "segment", "pod": "pod", "cluster": "cluster"}


def chart(rows, width):
    small = theme.narrow(width)
    data = rows[rows.column.isin(SIZES)].copy()
    data["name"] = data.column.map(SIZES)
    data["title"] = data.row_title.str.replace(" (before HPN)", "", regex=False)
    scale = alt.Scale(type="log", domain=[60, 300000], nice=False)
    values = [100, 1000, 10000, 100000]
    axis = alt.Axis(
        values=values,
        labelExpr="datum.value >= 1000 ? format(datum.value / 1000, ',') + 'k' : datum.value" if small else "format(datum.value, ',')",
        grid=True,
        ticks=False,
        domain=False,
    )
    y = alt.Y("title:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, labelFontWeight=600))
    base = alt.Chart(data).encode(y=y, x=alt.X("value:Q", scale=scale, axis=axis, title="accelerators (log)" if small else "accelerators, logarithmic scale"))
    shape = alt.Shape("name:N", scale=alt.Scale(domain=list(SIZES), range=["circle", "square", "diamond"]), legend=None)
    marks = base.mark_point(filled=True, size=150, strokeWidth=2).encode(shape=shape, **theme.hollow())
    line = base.mark_line(strokeWidth=1, color=theme.RULE).encode(detail="title:N")
    above = base.mark_text(dy=-17).encode(text="short")
    below = base.mark_text(dy=19, color=theme.MUTED).encode(text="name")
    return (line + marks + above + below).properties(height=alt.Step(78))


def proof(rows):
    value = rows.set_index("fact").value
    seven, eight = "hpn-generations/hpn-7-0.cluster", "hpn-generations/hpn-8-0.cluster"
    yield "both generations name the same size of cluster", value[seven] == value[eight]
    yield "both are claims", not rows.set_index("fact").firm[[seven, eight]].any()
