"""Qwen-Max output [fell 79%](fact:qwen-api-list-prices/change.max-output) by April 2025; later flagships cost about as much

List price of output outside mainland China, dollars per million tokens

Lines for the tiers Qwen-Max and Qwen-Plus on three dates, and single marks for the models that followed. Both tiers fall steeply once; in 2026 the top price is close to where it stopped, and the middle one is above it.

Prices for the shortest prompts. The models behind a tier’s name changed. A line joins two copies of the price page; the day of the cut lies between them.
"""

import altair as alt

from charts import theme

DATA = ("qwen-api-list-prices", "api-prices-2026-08")
LATER = {"qwen3-7-max": "Qwen3.7-Max", "qwen3-8-max": "Qwen3.8-Max", "qwen3-7-plus": "Qwen3.7-Plus"}
TIERS = {"max-output": "Qwen-Max", "plus-output": "Qwen-Plus"}


def chart(rows, width):
    small = theme.narrow(width)
    tiers = rows[(rows.dataset == DATA[0]) & rows.column.isin(TIERS) & (rows.row != "change")]
    later = rows[(rows.dataset == DATA[1]) & rows.row.isin(LATER) & (rows.column == "output")]
    later = later.assign(name=later.row.map(LATER).str.removeprefix("Qwen" if small else "") + " " + later.short)
    x = alt.X("start:T", title=None, scale=alt.Scale(type="utc", domain=["2024-11-01", "2027-06-15" if small else "2027-02-01"]),
              axis=alt.Axis(values=["2025-01-01", "2026-01-01"] if small else ["2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"], format="%b %Y"))  # fmt: skip
    y = alt.Y("value:Q", title="dollars per million tokens", scale=alt.Scale(domain=[0, 32]))
    base = alt.Chart(tiers).encode(x=x, y=y, detail="column")
    marks = base.mark_line(strokeWidth=2) + base.mark_point()
    last = tiers[tiers.row == "2025-12-11"]
    named = alt.Chart(last.assign(name=last.column.map(TIERS) + " " + last.short)).mark_text(dy=-13).encode(x=x, y=y, text="name")
    rest = alt.Chart(tiers[tiers.row == "2024-11-27"]).mark_text(align="left", dx=9).encode(x=x, y=y, text="short")
    points = alt.Chart(later).mark_point(shape="diamond", size=90).encode(x=x, y=y)
    tags = alt.Chart(later).mark_text(align="left", dx=9).encode(x=x, y=y, text="name")
    return (marks + named + rest + points + tags).properties(height=330)


def proof(rows):
    value = rows.set_index("fact").value
    stop = value["qwen-api-list-prices/2025-04-03.max-output"]
    for row in ("qwen3-7-max", "qwen3-8-max"):
        yield f"{row} is within a fifth of where the price stopped", abs(value[f"api-prices-2026-08/{row}.output"] - stop) <= stop / 5
    yield (
        "the middle tier is now above where it stopped",
        value["api-prices-2026-08/qwen3-7-plus.output"] > value["qwen-api-list-prices/2025-04-03.plus-output"],
    )
