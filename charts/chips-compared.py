"""T-Head’s newer chips match Nvidia’s H200 on memory; compute trails or stays unpublished

Memory, bandwidth between chips and dense compute of one accelerator; makers’ figures, as of November 2026

Each row is one accelerator of T-Head, Nvidia or Huawei, sorted by memory; hollow bars are figures of chips that were not on sale when they were published, or that nobody has checked.

A gap means that no source was found. Makers count the bandwidth between chips differently, some in both directions together. Compute is for the number formats BF16 or FP16 without sparsity; no chip of T-Head has a published figure for the speed of its memory.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("ai-accelerators",)
PANELS = {"memory": "Memory, GB", "link": "Between chips, GB/s", "bf16": "Compute, TFLOPS"}


def _chips(rows):
    rows = rows[rows.column.isin(PANELS)].copy()
    rows["maker"] = rows.entity.str.split().str[0]
    rows = rows[rows.maker.isin(["T-Head", "Nvidia", "Huawei"]) & (rows.row != "nvidia-a100-sxm")]
    rows["chip"] = (
        rows.row_title.str.replace(r"T-Head PPU \((.*)\)", r"T-Head \1", regex=True)
        .str.replace(", one GPU", "")
        .str.replace(" SXM", "")
        .str.replace("Ascend ", "")
        .str.replace("Zhenwu ", "")
    )
    return rows


def chart(rows, width):
    rows, narrow = _chips(rows), theme.narrow(width)
    order = rows[rows.column == "memory"].sort_values("value", ascending=False, kind="stable").chip.tolist()

    def panel(column, names, size):
        part = rows[rows.column == column]
        axis = alt.Axis(domain=False, ticks=False, labelLimit=130, labelColor=theme.INK) if names else None
        top = part.value.max() * (1.2 if narrow else 1.34)
        base = alt.Chart(
            part,
            title=alt.Title(PANELS[column], fontWeight="normal", color=theme.MUTED, frame="bounds" if narrow else "group"),
        ).encode(
            y=alt.Y("chip:N", sort=order, scale=alt.Scale(domain=order), title=None, axis=axis),
            x=alt.X("value:Q", title=None, axis=None, scale=alt.Scale(domain=[0, top])),
        )
        colour = alt.Color("maker:N", scale=theme.companies(["T-Head", "Nvidia", "Huawei"]), legend=None)
        bars = base.mark_bar(height={"band": 0.7}, strokeWidth=1.5).encode(
            stroke=colour, color=colour, fillOpacity=alt.when(alt.datum.firm).then(alt.value(1)).otherwise(alt.value(0))
        )
        missing = pd.DataFrame({"chip": [c for c in order if c not in set(part.chip)]})
        gaps = (
            alt.Chart(missing)
            .mark_text(align="left", color=theme.MUTED)
            .encode(y=alt.Y("chip:N", sort=order), x=alt.value(0), text=alt.value("no figure found"))
        )
        text = base.mark_text(align="left", dx=5).encode(text="short")
        return alt.layer(bars, text, *([] if missing.empty else [gaps])).properties(width=size, height=len(order) * (21 if narrow else 25))

    if narrow:
        return alt.vconcat(*(panel(c, True, 200) for c in PANELS), spacing=22)
    return alt.hconcat(*(panel(c, c == "memory", 185) for c in PANELS), spacing=22)


def proof(rows):
    value = rows.set_index(["row", "column"]).value
    yield (
        "the V900 has more memory than any chip of Huawei here and than Nvidia’s H200",
        value["thead-zhenwu-v900", "memory"]
        > max(value["huawei-ascend-950dt", "memory"], value["huawei-ascend-910c", "memory"], value["nvidia-h200-sxm", "memory"]),
    )
    yield "the M890 has at least the memory of the H200", value["thead-zhenwu-m890", "memory"] >= value["nvidia-h200-sxm", "memory"]
    yield "the PPU equals the H20 in memory", value["thead-ppu", "memory"] == value["nvidia-h20", "memory"]
    yield "the PPU trails the H20 in compute", value["thead-ppu", "bf16"] < value["nvidia-h20", "bf16"]
    yield (
        "the M890 trails the H200 and the Ascend 910C in compute",
        value["thead-zhenwu-m890", "bf16"] < min(value["nvidia-h200-sxm", "bf16"], value["huawei-ascend-910c", "bf16"]),
    )
    yield "no compute is known of the V900", ("thead-zhenwu-v900", "bf16") not in value.index
    yield (
        "no chip of T-Head has a figure for memory bandwidth",
        not any(row.startswith("thead") and column == "memory-bandwidth" for row, column in value.index),
    )
