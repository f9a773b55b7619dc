"""Four companies raised quarterly spending from [44.3](fact:hyperscaler-capex-by-quarter/2024Q1.four) to [129.8 billion dollars](fact:hyperscaler-capex-by-quarter/2026Q1.four) in two years

Capital spending of Amazon, Microsoft, Alphabet and Meta together by quarter, billions of US dollars

Between the end of 2021 and the third quarter of 2023 the sum stayed within a fifth; since then it has risen in every quarter but one.

Cash purchases of property and equipment, without finance leases, added up here from the companies’ filings. The second quarter of 2026 is left out: a figure is at hand for one of the four only.
"""

import altair as alt

from charts import theme

DATA = ("hyperscaler-capex-by-quarter",)


def chart(rows, width):
    rows = rows[rows.column == "four"]
    years = [q for q in rows.row if q.endswith("Q1")]
    ticks = years[::2] if theme.narrow(width) else years
    x = alt.X("row:O", title=None, scale=alt.Scale(paddingInner=0.2), axis=alt.Axis(values=ticks, labelExpr=theme.YEAR))
    y = alt.Y("value:Q", title="USD bn", scale=alt.Scale(domain=[0, 140]))
    ends = rows[rows.row.isin(["2024Q1", "2026Q1"])]
    bars = alt.Chart(rows).mark_bar(color=theme.CONTEXT).encode(x=x, y=y)
    last = {"align": "right", "dx": 4 if theme.narrow(width) else 10}
    return bars + alt.Chart(ends).mark_text(dy=-8, **last).encode(x=x, y=y, text="short")


def proof(rows):
    four = rows[rows.column == "four"].set_index("row").value
    yield "the last quarter is the highest", four["2026Q1"] == four.max()
    yield "since the third quarter of 2023 only one quarter is below the one before", (four["2023Q3":].diff() < 0).sum() == 1
    yield "before that it stayed within a fifth for two years", four["2021Q4":"2023Q3"].max() / four["2021Q4":"2023Q3"].min() < 1.2
