"""Alibaba’s cabinet joins [128](fact:supernodes/panjiu-al128.accelerators) accelerators, Nvidia’s [72](fact:supernodes/gb200-nvl72.accelerators), a Google pod [9,216](fact:supernodes/ironwood.accelerators)

Accelerators that one inner network joins, logarithmic scale

Each dot is one system, Alibaba’s in colour. Huawei’s largest are announced for later; the product table of 2026, marked “now”, lists a smaller Atlas 950.

Accelerators differ in strength, so the count does not rank computing power. A cabinet at Alibaba and Nvidia, a hall of cabinets at Huawei and a pod of many racks at Google are all called one supernode.
"""

import altair as alt

from charts import theme

DATA = ("supernodes", "supernode-other-readings", "panjiu-al128")
EXTRA = {
    "supernode-other-readings/atlas-950-product-table": "Huawei Atlas 950 (now)",
    "panjiu-al128/upn512": "Alibaba UPN512 (optical)",
}
SHORT = {" (Zhenwu M890)": "", " (TPU7x)": "", " SuperPoD": "", " UltraServer": "", " superpod": "", " pod": ""}


def systems(rows):
    own = rows[(rows.dataset == "supernodes") & (rows.column == "accelerators") | rows.fact.isin(EXTRA)].copy()
    own["name"] = [EXTRA.get(r.fact, r.row_title) for r in own.itertuples()]
    for long, short in SHORT.items():
        own["name"] = own.name.str.replace(long, short, regex=False)
    own["own"] = own.entity.str.startswith("Alibaba")
    return own.sort_values("value", ascending=False)


def chart(rows, width):
    data = systems(rows)
    small = theme.narrow(width)
    scale = alt.Scale(type="log", domain=[50, 60000 if not small else 300000], nice=False)
    axis = alt.Axis(values=[100, 10000] if small else [100, 1000, 10000], format=",d", grid=True, ticks=False, domain=False)
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=210, labelColor=theme.INK))
    base = alt.Chart(data).encode(y=y, x=alt.X("value:Q", scale=scale, axis=axis, title="accelerators (log)" if small else "accelerators, logarithmic scale"))
    dots = base.mark_point(filled=True, size=110, strokeWidth=2).encode(**theme.hollow_own())
    words = base.mark_text(align="left", dx=10).encode(
        text="short", color=alt.when(alt.datum.own).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.INK))
    )
    return (dots + words).properties(height=alt.Step(27))


def proof(rows):
    value = rows.set_index("fact").value
    yield "Alibaba’s cabinet joins more than Nvidia’s", value["supernodes/panjiu-al128.accelerators"] > value["supernodes/gb200-nvl72.accelerators"]
    yield "a Google pod joins more than either", value["supernodes/ironwood.accelerators"] > value["supernodes/panjiu-al128.accelerators"]
