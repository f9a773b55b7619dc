"""A Panjiu cabinet is designed for [350 kW](fact:supernodes/panjiu-al128.power), more than any Nvidia rack listed

Power of one cabinet or rack, kW

Two readings for the Panjiu cabinet stand above all values for Nvidia racks. The bar that starts later is a range.

Panjiu’s cabinet is double-wide and holds more accelerators than a rack of Nvidia. Its values are design or hearsay, none is a measured draw; Microsoft speaks of racks that it runs.
"""

import altair as alt

from charts import theme

DATA = ("supernodes", "supernode-other-readings", "panjiu-al128")
NAMES = {
    "supernodes/panjiu-al128.power": "Panjiu AL128, power supply",
    "panjiu-al128/stand-power": "Panjiu, told at the launch",
    "supernodes/vera-rubin-nvl72.power": "Nvidia Vera Rubin NVL72",
    "supernode-other-readings/nvl72-power-semianalysis": "GB200 NVL72, SemiAnalysis",
    "supernode-other-readings/nvl72-power-microsoft": "GB200/GB300, Microsoft",
    "supernodes/gb200-nvl72.power": "GB200 NVL72, guides",
}


def chart(rows, width):
    data = rows[rows.fact.isin(NAMES)].sort_values("value", ascending=False).copy()
    data["name"] = data.fact.map(NAMES)
    data["from"] = data.low.where(data.low != data.high, 0)
    data["own"] = data.name.str.startswith("Panjiu")
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, labelLimit=220))
    scale = alt.Scale(domain=[0, 560 if theme.narrow(width) else 420], nice=False)
    base = alt.Chart(data).encode(y=y)
    x = alt.X("from:Q", title="kW", scale=scale, axis=alt.Axis(values=[0, 100, 200, 300, 400] if not theme.narrow(width) else [0, 200, 400]))
    bars = base.mark_bar(height=16, strokeWidth=1.5).encode(x=x, x2="high", **theme.hollow_own())
    return (bars + base.mark_text(align="left", dx=6).encode(x=alt.X("high:Q", scale=scale), text="short")).properties(height=alt.Step(30))


def proof(rows):
    data = rows[rows.fact.isin(NAMES)].set_index("fact")
    nvidia = data[~data.entity.str.startswith("Alibaba")]
    yield "more than the highest value for an Nvidia rack", data.value["supernodes/panjiu-al128.power"] > nvidia.high.max()
