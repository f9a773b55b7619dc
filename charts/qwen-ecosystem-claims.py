"""Claimed downloads of Qwen rose from [over 300 million](fact:qwen-ecosystem-claims/2025-06-26.downloads) to [over a billion](fact:qwen-ecosystem-claims/2026-02-09.downloads)

Open models, cumulative downloads and derived models, as said on the day by Alibaba or somebody repeating it

Three panels, one for each figure, with a hollow mark on the day of each statement; the later statement is never below the earlier one, and all are the word of those who speak.

The marks are not joined, because the statements rarely say which platforms they count: that of January 2026 speaks of Hugging Face alone, that of February 2026 names no platform.
"""

import altair as alt

from charts import theme

DATA = ("qwen-ecosystem-claims",)
ASIDE = {"2026-01-13.models": "right", "2026-01-13.downloads": "right", "2025-09-24.derivatives": "right", "2026-02-09.models": "left"}
PANELS = {"models": "Open models", "downloads": "Downloads, million", "derivatives": "Derived models"}


def chart(rows, width):
    small = theme.narrow(width)
    panels = [panel(rows[rows.column == column], title, width, small) for column, title in PANELS.items()]
    return alt.vconcat(*panels) if small else alt.hconcat(*panels, spacing=24)


def panel(rows, title, width, small):
    rows = rows.assign(zero=0, side=rows.fact.str.split("/").str[1].map(ASIDE).fillna("center"))
    across = width - 8 if small else (width - 56) // 3
    x = alt.X("start:T", title=None, scale=alt.Scale(type="utc", domain=["2024-11-15", "2026-04-25"]),
              axis=alt.Axis(values=["2025-01-01", "2025-07-01", "2026-01-01"][not small :], format="%b %Y", labelFlush=False))  # fmt: skip
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, rows.value.max() * 1.18]))
    base = alt.Chart(rows).encode(x=x, y=y)
    stem = alt.Chart(rows[["start", "value", "zero"]]).mark_rule(strokeDash=theme.DASH, color=theme.SUBJECT).encode(x=x, y=y, y2="zero")
    point = base.mark_point(size=90, strokeWidth=2.5).encode(**theme.hollow())
    shift = {"center": 0, "right": 5, "left": -3}
    labels = [alt.Chart(part).mark_text(dy=-14, align=side, dx=shift[side]).encode(x=x, y=y, text="short") for side, part in rows.groupby("side")]
    return alt.layer(stem, point, *labels).properties(width=across, height=130 if small else 230, title=title)


def proof(rows):
    for column, told in rows.groupby("column"):
        yield f"no later statement on {column} is below an earlier one", told.sort_values("start").value.is_monotonic_increasing
    yield "all are claims", ~rows.set_index("fact").firm
