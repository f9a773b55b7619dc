"""Alibaba plans [500,000 accelerators](fact:ai-clusters/alibaba-wide-area.planned) in one cluster; AWS says [about 500,000](fact:ai-clusters/aws-rainier.installed) already run

Accelerators: installed, planned, and allowed by the design, logarithmic scale

Three kinds of number in three groups: circles are installed, triangles planned, diamonds what a design allows. Alibaba’s installed figures are far smaller than its plan.

Hollow marks are claims, plans and estimates; nobody from outside has counted what runs. Accelerators of different makers differ in strength, so the counts do not rank computing power. The two installed totals of Alibaba Cloud from papers add up several clusters.
"""

import altair as alt

from charts import theme

DATA = ("ai-clusters", "ai-cluster-other-readings", "hpn-generations")
GROUPS = {"installed": "Installed", "planned": "Planned", "designed": "By design"}
EXTRA = {
    "ai-clusters/aws-rainier.planned": ("planned", "AWS Rainier (estimate)"),
    "ai-cluster-other-readings/abilene-dcd": ("planned", "OpenAI, Abilene (DCD)"),
    "hpn-generations/hpn-8-0.cluster": ("designed", "Alibaba HPN 8.0"),
}
SHORT = {
    "Alibaba wide-area cluster (V900)": "Alibaba wide-area", "Alibaba and China Telecom, Shaoguan": "Alibaba, Shaoguan",
    "Alibaba Cloud, all production clusters of one paper": "Alibaba, total in a paper", "Alibaba Cloud, containerised training": "Alibaba, containers",
    "AWS Project Rainier": "AWS Rainier", "OpenAI Stargate, Abilene": "OpenAI, Abilene (FT)", "Meta, each of two H100 clusters": "Meta, 2024",
    "Meta, largest H100 cluster": "Meta, 2025", "Microsoft Azure, first GB300 cluster": "Azure GB300", "Google Virgo, one network": "Google Virgo",
    "Google, one job across sites": "Google across sites", "Huawei Atlas 950 SuperCluster": "Huawei Atlas 950", "Huawei Atlas 960 SuperCluster": "Huawei Atlas 960",
    "Oracle OCI Supercluster": "Oracle Supercluster", "Oracle OCI Zettascale10": "Oracle Zettascale10",
}  # fmt: skip


def chart(rows, width):
    small = theme.narrow(width)
    data = rows[(rows.dataset == "ai-clusters") & rows.column.isin(GROUPS) | rows.fact.isin(EXTRA)].copy()
    data["group"] = [EXTRA.get(r.fact, (r.column,))[0] for r in data.itertuples()]
    data["place"] = data.group.map(list(GROUPS).index)
    data["name"] = [EXTRA.get(r.fact, (0, SHORT.get(r.row_title, r.row_title)))[1] + "\u200b" * r.place for r in data.itertuples()]
    data["own"] = data.name.str.startswith("Alibaba")
    data["words"] = data.short.str.replace(",000,000", " million", regex=False)
    data = data.sort_values(["place", "value"], ascending=[True, False])
    order = [n for key, head in GROUPS.items() for n in [head, *data.name[data.group == key]]]
    bold = alt.condition(f"indexof({list(GROUPS.values())}, datum.value) >= 0", alt.value(600), alt.value(400))
    y = alt.Y("name:N", scale=alt.Scale(domain=order), title=None, axis=alt.Axis(labelColor=theme.INK, labelFontWeight=bold, labelLimit=220))
    scale = alt.Scale(type="log", domain=[3000, 4000000 if not small else 80000000], nice=False)
    axis = alt.Axis(
        values=[10000, 1000000] if small else [10000, 100000, 1000000],
        labelExpr="datum.value >= 1e6 ? '1 million' : format(datum.value, ',')",
        grid=True,
        ticks=False,
        domain=False,
    )
    x = alt.X("value:Q", scale=scale, axis=axis, title="accelerators (log)" if small else "accelerators, logarithmic scale")
    base = alt.Chart(data).encode(y=y, x=x)
    tone = alt.when(alt.datum.own).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.INK))
    shape = alt.Shape("group:N", scale=alt.Scale(domain=list(GROUPS), range=["circle", "triangle-up", "diamond"]), legend=None)
    dots = base.mark_point(filled=True, size=100, strokeWidth=2).encode(shape=shape, **theme.hollow_own())
    return (dots + base.mark_text(align="left", dx=10).encode(text="words", color=tone)).properties(height=alt.Step(24))


def proof(rows):
    value = rows.set_index("fact").value
    yield "AWS says that it runs what Alibaba plans", value["ai-clusters/aws-rainier.installed"] == value["ai-clusters/alibaba-wide-area.planned"]
    own = rows[(rows.column == "installed") & rows.row.str.startswith("alibaba")].value
    yield "Alibaba’s installed figures are far below its plan", own.max() * 4 < value["ai-clusters/alibaba-wide-area.planned"]
