"""In 2026 only hosted Qwen models are listed with [a million tokens](fact:qwen-releases/qwen3-7-max.context) of context

Native context length by release date, in tokens (log scale), open and closed Qwen models

Each mark is a release: discs and triangles can be downloaded, squares are a service only.
The downloads of 2026 stop near a quarter of a million tokens; four hosted models of that year take a million.

Lengths without an extension method. With one, Alibaba says, Qwen3-Coder takes [up to a million](fact:qwen-context-extended/qwen3-coder) tokens and Qwen3-VL [up to a million](fact:qwen-context-extended/qwen3-vl) as well. For the large download of 2026 a reviewer of another project gives [about a million](fact:qwen-context-extended/qwen3-8-2-4t), and one seller offers [about 977,000](fact:qwen-context-extended/qwen3-8-2-4t-novita). The limits of closed models come from a catalogue kept by others.
"""

import altair as alt

from charts import theme
from scripts import frames

DATA = ("qwen-releases",)
SHOWN = ["released", "context", "openness"]


def prepared(rows):
    rows = rows[rows.column.isin(SHOWN)]
    table = frames.wide(rows.astype(object).where(rows.notna(), None)).dropna(subset=["context", "openness"])
    table["context"] = table.context.astype(float)
    return table[["row", *SHOWN, "firm", "fact", "label"]]


def chart(rows, width):
    table, small = prepared(rows), theme.narrow(width)
    x = alt.X("released:T", scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y", tickCount="year", title=None, grid=True))
    y = alt.Y(
        "context:Q", scale=alt.Scale(type="log", domain=[6000, 1500000], nice=False), axis=alt.Axis(values=[10000, 100000, 1000000], format=",", title="tokens")
    )
    layers = []
    for kind, colour in reversed(theme.OPENNESS.items()):  # squares below, so that discs on them stay visible
        for firm in (True, False):
            part = table[(table.openness == kind) & (table.firm == firm)]
            if len(part):
                layers.append(
                    alt.Chart(part)
                    .mark_point(size=40 if small else 56, strokeWidth=1.6, fill=colour if firm else theme.GROUND)
                    .encode(x=x, y=y, **theme.openness())
                )
    words = {
        "qwen-7b": ("licence with limits", 0, 16, "left"),
        "qwen2-5-1m": ("free licence", 0, -16, "center"),
        "qwen3-8-max": ("service only", 6, -16, "right"),
    }
    for row, (text, dx, dy, align) in words.items():
        layers.append(alt.Chart(table[table.row == row]).mark_text(text=text, dx=dx, dy=dy, align=align).encode(x=x, y=y))
    return alt.layer(*layers).properties(height=320 if small else 340)


def proof(rows):
    table = prepared(rows)
    recent = table[table.released >= "2026"]
    million = recent[recent.context >= 1_000_000]
    yield "four models of 2026 take a million tokens", len(million) == 4
    yield "all of them are closed", (million.openness == "closed").all()
    yield "open ones of 2026 take about a quarter of a million at most", recent[recent.openness != "closed"].context.max() < 270_000
