"""Qwen spread from text to pictures, speech and video; new video models are closed

Qwen and Wan releases by kind of model, August 2023 to September 2026

Each mark is a release in the row of its kind, ordered by the first release: discs came under a free licence or with no limit that was found, triangles under a licence with limits, squares as a service only.
The five newest kinds began with discs; each new generation of Wan, the video model, has come as a service only since September 2025.

Releases of which no source states the kind, or whether they are open, are left out. A model that takes pictures as well as text counts as vision; omni models also hear and speak; embedding models turn texts into numbers that a search can compare.
"""

import altair as alt

from charts import theme
from scripts import frames

DATA = ("qwen-releases",)
SHOWN = ["released", "modality", "openness"]
PLACE = {"open": 0, "open with limits": -7, "closed": 7}


def prepared(rows):
    rows = rows[rows.column.isin(SHOWN)]
    table = frames.wide(rows.astype(object).where(rows.notna(), None)).dropna(subset=["openness", "modality"])
    return table[["row", "row_title", *SHOWN, "firm", "fact", "label"]].sort_values("released")


def chart(rows, width):
    table, small = prepared(rows), theme.narrow(width)
    order = list(dict.fromkeys(table.modality))
    x = alt.X("released:T", scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y", tickCount="year", title=None, grid=True))
    y = alt.Y("modality:N", sort=order, axis=alt.Axis(title=None, grid=True, tickBand="extent", labelColor=theme.INK))
    layers = []
    for kind, colour in theme.OPENNESS.items():
        for firm in (True, False):
            part = table[(table.openness == kind) & (table.firm == firm)]
            if len(part):
                mark = {"size": 32 if small else 48, "strokeWidth": 1.6, "yOffset": PLACE[kind], "fill": colour if firm else theme.GROUND}
                layers.append(alt.Chart(part).mark_point(**mark).encode(x=x, y=y, **theme.openness()))
    words = {"qwen2-5-math": ("licence with limits", 9, -7, "left"), "qwen-image": ("free licence", -8, 0, "right"), "wan3-0": ("service only", 6, -9, "right")}
    for row, (text, dx, dy, align) in words.items():
        layers.append(alt.Chart(table[table.row == row]).mark_text(text=text, dx=dx, dy=dy, align=align, color=theme.MUTED).encode(x=x, y=y))
    return alt.layer(*layers).properties(height=380)


def proof(rows):
    table = prepared(rows)
    first = table.drop_duplicates("modality").set_index("modality")
    yield "text came first", first.index[0] == "language"
    yield "speech, pictures and video followed", {"audio", "vision", "image", "video"} <= set(first.index)
    yield "the five newest kinds began open", (first.openness.tail(5) == "open").all()
    video = table[table.modality == "video"]
    yield "video began free and has been closed since September 2025", (video.openness == "closed").eq(video.released >= "2025-09").all()
