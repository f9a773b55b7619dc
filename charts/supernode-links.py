"""One M890 links at [0.8 TB/s](fact:supernodes/panjiu-al128.link), under half of an Nvidia GB200’s [1.8 TB/s](fact:supernodes/gb200-nvl72.link)

Inner-network bandwidth of one accelerator, TB/s

Alibaba’s current accelerator stands last, level with Huawei’s of the year before; announced systems of Nvidia and AMD lead.

Nvidia and Huawei add both directions; Alibaba and AWS do not say. If Alibaba counts one direction only, its figure would double. The wider range of the Panjiu design for later accelerators is left out.
"""

import altair as alt

from charts import theme

DATA = ("supernodes",)
SHORT = {"Alibaba Panjiu AL128 (Zhenwu M890)": "Alibaba M890 in AL128", "(TPU7x)": "", " SuperPoD": " (2025)", " UltraServer": "", " pod": ""}


def chart(rows, width):
    data = rows[rows.column == "link"].sort_values("value", ascending=False).copy()
    data["name"] = data.row_title
    for long, short in SHORT.items():
        data["name"] = data.name.str.replace(long, short, regex=False)
    data["own"] = data.entity.str.startswith("Alibaba")
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, labelLimit=220))
    x = alt.X("value:Q", title="TB/s", scale=alt.Scale(domain=[0, 4.8 if theme.narrow(width) else 4.4], nice=False), axis=alt.Axis(values=[0, 1, 2, 3, 4]))
    base = alt.Chart(data).encode(y=y, x=x)
    bars = base.mark_bar(height=16, strokeWidth=1.5).encode(**theme.hollow_own())
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=alt.Step(28))


def proof(rows):
    link = rows[rows.column == "link"].set_index("fact").value
    own = link["supernodes/panjiu-al128.link"]
    yield "less than half of the GB200", own < link["supernodes/gb200-nvl72.link"] / 2
    yield "no accelerator of the list has a slower link", own == link.min()
