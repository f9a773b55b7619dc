"""Alibaba Cloud grew [3%](fact:alibaba-cloud-revenue-growth/2023Q4) in late 2023 and [38%](fact:alibaba-cloud-revenue-growth/2026Q1) in early 2026

Revenue growth over the same quarter of the year before, per cent, January 2023 to March 2026

Growth stays in single digits until late 2024 and rises in every quarter since. The grey square is the last quarter on the old segment basis, in which revenue shrank.

For two quarters no page with the rate as reported was found; the line breaks there. The old basis leaves out sales to other Alibaba units, so it is not joined to the rest. From the June quarter of 2026 the company reports yet another segment.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("alibaba-cloud-revenue-growth", "alibaba-cloud-old-basis")
QUARTERS = [str(q) for q in pd.period_range("2023Q1", "2026Q1", freq="Q")]
TICK = "datum.value[5] == '1' ? ['Q1', slice(datum.value, 0, 4)] : '{}' + datum.value[5]"


def chart(rows, width):
    growth = rows[(rows.dataset == DATA[0]) | (rows.column == "growth")].copy()
    growth["place"] = growth.row.map(QUARTERS.index)
    growth["stretch"] = growth.place - range(len(growth))  # grows by one at every gap
    old, new = growth[growth.dataset == DATA[1]], growth[growth.dataset == DATA[0]]
    x = alt.X("row:O", scale=alt.Scale(domain=QUARTERS), title=None, axis=alt.Axis(labelExpr=TICK.format("" if theme.narrow(width) else "Q")))
    y = alt.Y("value:Q", title="%", scale=alt.Scale(domain=[-12, 42]), axis=alt.Axis(values=[0, 10, 20, 30, 40]))
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule().encode(y="zero:Q")
    gaps = pd.DataFrame({"row": sorted(set(QUARTERS) - set(growth.row)), "says": "no|data"})
    gap = alt.Chart(gaps).mark_text(color=theme.MUTED, lineBreak="|", baseline="top", dy=6).encode(x=x, y=alt.datum(0), text="says")
    base = alt.Chart(new).encode(x=x, y=y)
    line = base.mark_line().encode(detail="stretch:N")
    labels = base.mark_text(dy=-13, dx=-6).encode(text="short")
    before = alt.Chart(old).encode(x=x, y=y)
    square = before.mark_point(shape="square", color=theme.CONTEXT, size=80)
    note = before.mark_text(color=theme.MUTED, lineBreak="|", baseline="top", dy=10).encode(text=alt.value("−2|old|basis"))
    return alt.layer(zero, gap, line, base.mark_point(), labels, square, note)


def proof(rows):
    growth = rows[rows.dataset == DATA[0]].set_index("fact").value
    yield "the last is the highest", growth.iloc[-1] == growth.max()
    yield "single digits until the September quarter of 2024", (growth.iloc[:4] < 10).all()
    yield "higher in every quarter since", growth.iloc[3:].is_monotonic_increasing
    yield "revenue shrank on the old basis", (rows[rows.column == "growth"].value < 0).all()
