"""Panjiu’s design promises [up to 800 Gbit/s](fact:panjiu-al128/scale-out-high) per accelerator, what AWS and Azure sell

Bandwidth of one accelerator to the cluster network, Gbit/s

HPN 7.0 and Meta’s network of the same year stand at half of what AWS and Azure offer now. Only Alibaba’s newer value is a design.

The network between servers, not the faster one inside a supernode. Servers of rivals that quote a value for a whole server or rack stand in the table.
"""

import altair as alt

from charts import theme

DATA = ("peer-networks", "hpn-generations", "panjiu-al128")
NAMES = {
    "panjiu-al128/scale-out-high": "Alibaba Panjiu design",
    "peer-networks/p6-b300.per-accelerator": "AWS P6-B300, 2025",
    "peer-networks/azure-gb300.per-accelerator": "Azure ND GB300, 2025",
    "hpn-generations/hpn-7-0.per-accelerator": "Alibaba HPN 7.0, 2024",
    "peer-networks/meta-roce.per-accelerator": "Meta RoCE, 2024",
}


def chart(rows, width):
    data = rows[rows.fact.isin(NAMES)].copy()
    data["name"] = data.fact.map(NAMES)
    data["own"] = data.name.str.startswith("Alibaba")
    data = data.assign(order=data.fact.map(list(NAMES).index)).sort_values("order")
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, labelLimit=220))
    x = alt.X(
        "value:Q",
        title="Gbit/s",
        scale=alt.Scale(domain=[0, 1200 if theme.narrow(width) else 960], nice=False),
        axis=alt.Axis(values=[0, 400, 800] if theme.narrow(width) else [0, 200, 400, 600, 800]),
    )
    base = alt.Chart(data).encode(y=y, x=x)
    bars = base.mark_bar(height=18, strokeWidth=1.5).encode(**theme.hollow_own())
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=alt.Step(34))


def proof(rows):
    data = rows[rows.fact.isin(NAMES)].set_index("fact")
    design = "panjiu-al128/scale-out-high"
    yield "the design equals what AWS sells", data.value[design] == data.value["peer-networks/p6-b300.per-accelerator"]
    yield "and Azure", data.value[design] == data.value["peer-networks/azure-gb300.per-accelerator"]
    yield (
        "the design is a claim, the two others are reported",
        not data.firm[design] and data.firm[["peer-networks/p6-b300.per-accelerator", "peer-networks/azure-gb300.per-accelerator"]].all(),
    )
