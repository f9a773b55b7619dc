"""Two studies put Chinese models ahead of US models, and disagree on the share

Share of Hugging Face downloads by the country of the model’s maker, per cent

Bars for China and the United States in two studies; China leads in both, but its share is more than twice as large in the second.

The first study covers the year to August 2025, the second the year before March 2026; they treat makers without a country differently, so the difference is not growth.
"""

import altair as alt

from charts import theme

DATA = ("hugging-face-download-share-by-country",)
PANELS = {"study": "MIT and Hugging Face, year to August 2025", "spring-report": "Hugging Face, year before March 2026"}
NAMES = {"china": "China", "united-states": "United States", "international": "No one country"}


def chart(rows, width):
    return alt.vconcat(*(panel(rows[(rows.column == c) & rows.row.isin(NAMES)], title, width) for c, title in PANELS.items()), spacing=20)


def panel(rows, title, width):
    rows = rows.assign(name=rows.row.map(NAMES)).sort_values("value", ascending=False)
    base = alt.Chart(rows).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, 54])),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, minExtent=110, maxExtent=110)),
        text="said",
    )
    bars = base.mark_bar(height=22, color=theme.CONTEXT)
    return (bars + base.mark_text(align="left", dx=6)).properties(width=width - 120, height=alt.Step(32), title=alt.Title(title, frame="bounds"))


def proof(rows):
    for study in PANELS:
        share = rows[rows.column == study].set_index("row").value
        yield f"China is ahead in {study}", share["china"] > share["united-states"]
    china = rows[rows.row == "china"].set_index("column").value
    yield "the second share is more than twice the first", china["spring-report"] > 2 * china["study"]
