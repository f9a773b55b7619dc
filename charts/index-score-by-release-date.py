"""On the independent index Qwen is [11th](fact:artificial-analysis-index-2026-08/qwen3-8-max.place), behind models of two other Chinese labs

Artificial Analysis Intelligence Index of August 2026, index points, by date of release

Each dot is a model of the index; Qwen models are the large dots. Generation by generation they score higher; in August 2026 the best of them stand five points below the leader.

A selection of the index: the Qwen line and the rivals it is measured against. All scores are on the basis of August 2026, also those of older models.
"""

import altair as alt

from charts import theme
from scripts import frames

DATA = ("artificial-analysis-index-2026-08",)
NAMED = {
    "qwen3-8-max": ("Qwen3.8-Max", "left", 13, 8), "glm-5-3-max": ("GLM-5.3", "left", 9, -6), "kimi-k3-max": ("Kimi K3", "right", -10, 6),
    "claude-opus-5": ("Claude Opus 5", "right", -8, 0), "qwen3-max": ("Qwen3-Max", "left", 9, 8), "gpt-5-high": ("GPT-5", "right", -8, 0),
    "gpt-4o-may-24": ("GPT-4o", "center", -6, -14), "qwen2-instruct-72b": ("Qwen2", "left", 9, 3),
}  # fmt: skip


def table(rows):
    return frames.wide(rows.assign(date=rows.date.astype(object).where(rows.date.notna(), None)))


def chart(rows, width):
    models = table(rows).assign(ours=lambda t: t.entity == "Alibaba")
    x = alt.X(
        "released:T",
        title=None,
        scale=alt.Scale(type="utc", domain=["2023-11-01", "2028-01-15" if theme.narrow(width) else "2027-02-15"]),
        axis=alt.Axis(format="%Y", values=["2024-01-01", "2025-01-01", "2026-01-01"]),
    )
    base = alt.Chart(models).encode(x=x, y=alt.Y("score:Q", title="index points", scale=alt.Scale(domain=[0, 70])))
    layers = [
        base.properties(data=models[~models.ours]).mark_point(color=theme.CONTEXT, size=40),
        base.properties(data=models[models.ours]).mark_point(size=90),
    ]
    for row, (name, align, dx, dy) in NAMED.items():
        own = models[models.row == row].assign(name=name)
        layers.append(alt.Chart(own).mark_text(align=align, dx=dx, dy=dy).encode(x=x, y="score:Q", text="name"))
    return alt.layer(*layers).properties(height=400)


def proof(rows):
    models = table(rows).set_index("row")
    ours = models[models.entity == "Alibaba"]
    yield "the best Qwen", ours.place.min() == models.place["qwen3-8-max"]
    yield "behind Moonshot AI and Z.ai", models.place[["kimi-k3-max", "glm-5-3-max"]].max() < ours.place.min()
