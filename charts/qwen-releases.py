"""Qwen’s largest download grew from [7 billion](fact:qwen-releases/qwen-7b.parameters) to [2.4 trillion](fact:qwen-releases/qwen3-8-2-4t-a95b.parameters) parameters in three years

Total parameters in billions (log scale) by release date, August 2023 to September 2026

Each mark is a release: discs came under a free licence or with no limit that was found, triangles under a licence with limits, squares as a service only.
The line follows the largest model that could be downloaded so far; at the foot stand the releases for which no size is known.

For a series the mark shows its largest model. Releases of which no source says whether they are open are left out. In a mixture of experts only a part of the parameters works on each token.
"""

import altair as alt

from charts import theme
from scripts import frames

DATA = ("qwen-releases",)
SHOWN = ["released", "parameters", "openness"]
NAMED = {  # row: words, and their place against the mark, wide and narrow
    "qwen-7b": ("Qwen-7B", (12, 14), (12, 14)),
    "qwen1-5-110b": (["Qwen1.5-110B:", "licence with limits"], (-6, -34), (-34, -36)),
    "qwen3-coder-480b-a35b": (["Qwen3-Coder-480B:", "free licence"], (-12, -8), (-12, -8)),
    "qwen3-max-preview": ("Qwen3-Max: service only", (-12, -4), (-12, -4)),
    "qwen3-8-2-4t-a95b": ("Qwen3.8-2.4T", (-12, -4), (-12, -4)),
    "fun-asr-nano": ("Fun-ASR-Nano", (-10, 4), (-10, 4)),
}


def prepared(rows):
    rows = rows[rows.column.isin(SHOWN)]
    table = frames.wide(rows.astype(object).where(rows.notna(), None)).dropna(subset="openness")
    return table[["row", *SHOWN, "firm", "fact", "label"]]


def sized_downloads(table):
    open_to_all = table[table.parameters.notna() & (table.openness != "closed")].copy()
    open_to_all["parameters"] = open_to_all.parameters.astype(float)
    return open_to_all.sort_values(["released", "parameters"])


def chart(rows, width):
    table, small = prepared(rows), theme.narrow(width)
    height, foot = (420, 46) if small else (440, 46)
    table["parameters"] = table.parameters.astype(float)
    x = alt.X("released:T", scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y", tickCount="year", title=None, grid=True))
    scale = alt.Scale(type="log", domain=[0.5, 3000], range=[height - foot, 0], nice=False)
    y = alt.Y("parameters:Q", scale=scale, axis=alt.Axis(values=[1, 10, 100, 1000], format=",", title="billion parameters"))
    sized, unsized = table[table.parameters.notna()], table[table.parameters.isna()].drop(columns="parameters")
    downloads = sized_downloads(table)
    record = downloads[downloads.parameters > downloads.parameters.cummax().shift(fill_value=0)]
    base = alt.Chart(sized).encode(x=x, y=y)
    layers = [alt.Chart(record).mark_line(interpolate="step-after", strokeWidth=1.5, color=theme.CONTEXT).encode(x=x, y=y)]
    at_foot = alt.Chart(unsized).encode(x=x, y=alt.value(height - 16))
    for kind, colour in theme.OPENNESS.items():
        mark = {"size": 32 if small else 48, "strokeWidth": 1.6}
        groups = [(base, sized[sized.firm], colour), (base, sized[~sized.firm], theme.GROUND), (at_foot, unsized, colour)]
        for where, part, fill in groups:
            if (part.openness == kind).any():
                layers.append(where.mark_point(fill=fill, **mark).encode(**theme.openness()).properties(data=part[part.openness == kind]))
    layers.append(alt.Chart(unsized.head(1)).mark_text(align="left", color=theme.MUTED, text="no size known").encode(x=alt.value(0), y=alt.value(height - 36)))
    for row, (words, wide, narrow) in NAMED.items():
        dx, dy = narrow if small else wide
        align = "left" if row in {"qwen-7b", "qwen1-5-110b"} else "right"
        layers.append(base.mark_text(align=align, dx=dx, dy=dy, text=words).properties(data=sized[sized.row == row]))
    return alt.layer(*layers).properties(height=height)


def proof(rows):
    downloads = sized_downloads(prepared(rows)).set_index("row")
    yield "the first download with a size has 7 billion parameters", downloads.parameters.iloc[0] == 7
    yield "the largest has 2.4 trillion", downloads.parameters.idxmax() == "qwen3-8-2-4t-a95b" and downloads.parameters.max() == 2400
    yield "three years lie between", downloads.released["qwen3-8-2-4t-a95b"][:7] == "2026-08" and downloads.released.iloc[0][:7] == "2023-08"
