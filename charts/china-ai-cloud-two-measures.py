"""Alibaba leads China’s AI cloud by revenue ([35.8%](fact:china-ai-cloud-share/alibaba)), ByteDance by tokens ([49.2%](fact:china-model-token-share/2025H1.bytedance))

Two shares for the first half of 2025, per cent: AI cloud revenue (Omdia), and model tokens on public clouds (IDC)

The order turns round with the measure. Revenue counts what customers pay for computing, platforms and models; tokens count how much text models read and write for outside customers, however cheap.

IDC’s count leaves out a company’s own apps and open models that customers run themselves, which works against a company that gives its models away. Both are estimates for the same six months; the two research firms draw the market differently, so the lengths may be compared within a panel only.
"""

import altair as alt

from charts import theme

DATA = ("china-ai-cloud-share", "china-model-token-share")
NAMES = {"Alibaba Cloud": "Alibaba", "Volcano Engine": "ByteDance", "Huawei Cloud": "Huawei", "Tencent Cloud": "Tencent", "Baidu AI Cloud": "Baidu"}
PANELS = {"china-ai-cloud-share": "Revenue from AI cloud (Omdia)", "china-model-token-share": "Model tokens, public clouds (IDC)"}


def panel(part, title, width):
    part = part.sort_values("value", ascending=False)
    x = alt.X("value:Q", title="% of the market", scale=alt.Scale(domain=[0, 58]), axis=alt.Axis(values=[0, 20, 40]))
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(minExtent=74, labelColor=theme.INK))
    colour = alt.Stroke(
        "name:N",
        legend=None,
        scale=alt.Scale(
            domain=["Alibaba", "ByteDance", "Huawei", "Tencent", "Baidu"], range=[theme.SUBJECT, theme.RIVAL_2, theme.RIVAL_1, theme.CONTEXT, theme.CONTEXT]
        ),
    )
    bars = alt.Chart(part).mark_bar(height=20, fill=theme.GROUND, strokeWidth=2).encode(x=x, y=y, stroke=colour)
    words = alt.Chart(part).mark_text(align="left", dx=6).encode(x=x, y=y, text="short")
    return (bars + words).properties(width=width, height=alt.Step(32), title=alt.Title(title, frame="group"))


def chart(rows, width):
    rows = rows[rows.row != "2024"].assign(name=lambda r: r.entity.map(NAMES))
    small = theme.narrow(width)
    panels = [panel(rows[rows.dataset == d], title, width - 80 if small else 260) for d, title in PANELS.items()]
    return alt.concat(*panels, columns=1 if small else 2, spacing=24)


def proof(rows):
    rows = rows[rows.row != "2024"]
    leader = rows.loc[rows.groupby("dataset").value.idxmax()].set_index("dataset").entity
    yield "Alibaba leads by revenue", leader["china-ai-cloud-share"] == "Alibaba Cloud"
    yield "ByteDance leads by tokens", leader["china-model-token-share"] == "Volcano Engine"
