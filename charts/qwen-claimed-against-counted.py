"""[Over 180,000](fact:qwen-ecosystem-claims/2026-01-13.derivatives) Qwen derivatives claimed, [151,448](fact:hugging-face-derivatives/qwen.summer-2026) counted; downloads depend on the count

Claims of Alibaba and others (hollow) and counts by others (filled), by date

In both years the claimed number of derived models lies above the platform’s own count; the claimed downloads lie between two counts that measure different things.

The counts of derived models are Hugging Face’s; the claims do not say whether they include other platforms. They resemble its wider count of [over 200,000](fact:qwen-derivatives-detail/tagged) repositories that carry the tag Qwen. Of the downloads, one count is of curated language models since November 2023, the other of all repositories in seven months.
"""

import altair as alt

from charts import theme

DATA = ("qwen-ecosystem-claims", "qwen-ecosystem-other-claims", "hugging-face-derivatives", "hugging-face-cumulative-downloads", "hugging-face-downloads-2026")
PANELS = {
    "Derived models": {
        "qwen-ecosystem-claims/2025-06-12.derivatives": ["Claimed, June 2025"],
        "hugging-face-derivatives/qwen.mid-2025": ["Counted, mid-2025"],
        "qwen-ecosystem-claims/2026-01-13.derivatives": ["Claimed, January 2026"],
        "qwen-ecosystem-other-claims/cybercorsairs.derivatives": ["Claimed, 2026, no day"],
        "hugging-face-derivatives/qwen.summer-2026": ["Counted, August 2026"],
    },
    "Downloads, million": {
        "qwen-ecosystem-claims/2026-02-09.downloads": ["Claimed, February 2026"],
        "hugging-face-cumulative-downloads/qwen": ["Curated models,", "since November 2023"],
        "hugging-face-downloads-2026/qwen-all": ["All repositories,", "January–July 2026"],
    },
}


def chart(rows, width):
    small = theme.narrow(width)
    return alt.vconcat(*(panel(rows, title, names, width, small) for title, names in PANELS.items()), spacing=26)


def panel(rows, title, names, width, small):
    drawn = rows.set_index("fact").loc[list(names)].reset_index()
    drawn["name"] = ["\n".join(names[f]) for f in drawn.fact]
    axis = alt.Axis(labelExpr="split(datum.label, '\\n')", labelColor=theme.INK, labelLimit=200, minExtent=158, maxExtent=158)
    base = alt.Chart(drawn).encode(
        x=alt.X("value:Q", title=None, axis=None, scale=alt.Scale(domain=[0, drawn.value.max() * 1.4])),
        y=alt.Y("name:N", sort=None, title=None, axis=axis),
    )
    bars = base.mark_bar(height=20, strokeWidth=2).encode(**theme.hollow())
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(
        width=width - 168, height=alt.Step(40 if "\n" in "".join(drawn.name) else 32), title=alt.Title(title, frame="bounds")
    )


def proof(rows):
    value = rows.set_index("fact").value
    yield "in mid-2025 the claim is above the count", value["qwen-ecosystem-claims/2025-06-12.derivatives"] > value["hugging-face-derivatives/qwen.mid-2025"]
    for claim in ("qwen-ecosystem-claims/2026-01-13.derivatives", "qwen-ecosystem-other-claims/cybercorsairs.derivatives"):
        yield f"{claim} is above the later count", value[claim] > value["hugging-face-derivatives/qwen.summer-2026"]
    claimed = value["qwen-ecosystem-claims/2026-02-09.downloads"]
    yield (
        "the claimed downloads lie between two counts",
        value["hugging-face-cumulative-downloads/qwen"] < claimed < value["hugging-face-downloads-2026/qwen-all"],
    )
