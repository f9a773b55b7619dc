"""In three separate counts of 2026 downloads, Qwen leads every family beside it

Downloads from Hugging Face in 2026, million; each panel is a count of its own

Three panels with bars: February over curated models, July over conversions for local use, January to July over all repositories that declare a size. Qwen’s bar is the longest in each; beside it stand only those that the count names, in the last panel Moonshot alone.

July is the month of the snapshot that the report speaks of. The panels must not be added or compared with one another: they differ in models counted, in months, and in who counted. The count for February was read as quoted by a newspaper site.
"""

import altair as alt

from charts import theme

DATA = ("hugging-face-monthly-downloads", "hugging-face-local-downloads", "hugging-face-downloads-2026")
PANELS = {
    "hugging-face-monthly-downloads": ("February, curated models", {"qwen": "Qwen", "united-states": "All US models"}),
    "hugging-face-local-downloads": ("July, files for local use (GGUF)", {"qwen": "Qwen", "gemma": "Gemma", "llama": "Llama"}),
    "hugging-face-downloads-2026": ("January–July, repositories with stated size", {"qwen-sized": "Qwen", "moonshot": "Moonshot"}),
}


def chart(rows, width):
    return alt.vconcat(
        *(panel(rows[(rows.dataset == name) & rows.row.isin(shown)], title, shown, width) for name, (title, shown) in PANELS.items()), spacing=20
    )


def panel(rows, title, shown, width):
    rows = rows.assign(name=rows.row.map(shown)).sort_values("value", ascending=False)
    base = alt.Chart(rows).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, rows.value.max() * 1.36])),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, minExtent=105, maxExtent=105)),
    )
    bars = base.mark_bar(height=22).encode(color=alt.when(alt.datum.name == "Qwen").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(
        width=width - 115, height=alt.Step(32), title=alt.Title(title, frame="bounds")
    )


def proof(rows):
    for name, (_, shown) in PANELS.items():
        counted = rows[(rows.dataset == name) & rows.row.isin(shown)].set_index("row").value
        yield f"Qwen is first in {name}", counted.idxmax().startswith("qwen")
