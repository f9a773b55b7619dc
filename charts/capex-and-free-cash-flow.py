"""Capital spending fell from mid-2025 to early 2026, yet free cash flow turned negative

Alibaba Group, billion yuan by quarter, January 2024 to March 2026

Above, capital spending of the whole group; below, its free cash flow. Filled bars are reported; hollow ones are worked out from totals, dashed ones estimated from growth rates.

Free cash flow is as the company defines it, which is not operating cash flow less capital spending alone. Where no figure was found, the place is left empty.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("alibaba-capex", "alibaba-free-cash-flow")
QUARTERS = [str(q) for q in pd.period_range("2024Q1", "2026Q1", freq="Q")]
TICK = "datum.value[5] == '1' ? ['Q1', slice(datum.value, 0, 4)] : 'Q' + datum.value[5]"


def panel(rows, name, domain, width, height):
    bars = rows.copy()
    size = {"fontSize": 12} if theme.narrow(width) else {}
    bars["fill"] = bars.kind.map({"reported": theme.SUBJECT}).fillna(theme.GROUND)
    bars["dash"] = [theme.DASH if k == "estimated" else [1, 0] for k in bars.kind]
    bars["amount"] = [f"{v:.1f}".replace("-", "−") for v in bars.value]
    x = alt.X("row:O", scale=alt.Scale(domain=QUARTERS, paddingInner=0.12), title=None, axis=alt.Axis(labelExpr=TICK, ticks=False, domain=False))
    y = alt.Y(
        "value:Q", title=f"{name}, CNY bn", scale=alt.Scale(domain=domain), axis=alt.Axis(values=[v for v in range(-40, 41, 20) if domain[0] <= v <= domain[1]])
    )
    base = alt.Chart(bars, width=width, height=height).encode(x=x, y=y)
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule().encode(y="zero:Q")
    gaps = pd.DataFrame({"row": sorted(set(QUARTERS) - set(bars.row)), "says": "no|data"})
    gap = alt.Chart(gaps).mark_text(color=theme.MUTED, lineBreak="|", baseline="bottom", dy=-21).encode(x=x, y=alt.datum(0), text="says")
    marks = base.mark_bar(stroke=theme.SUBJECT, strokeWidth=1.5).encode(fill=alt.Fill("fill:N", scale=None), strokeDash=alt.StrokeDash("dash:N", scale=None))
    above, below = (alt.Chart(bars[keep]).encode(x=x, y=y) for keep in (bars.value >= 0, bars.value < 0))
    return alt.layer(
        zero,
        gap,
        marks,
        above.mark_text(dy=-9, **size).encode(text="amount"),
        *([below.mark_text(dy=11, **size).encode(text="amount")] if (bars.value < 0).any() else []),
    )


def chart(rows, width):
    inner = width - 38
    capex = panel(rows[rows.dataset == DATA[0]], "Capital spending", [0, 45], inner, 180)
    cash = panel(rows[rows.dataset == DATA[1]], "Free cash flow", [-30, 45], inner, 300)
    return alt.vconcat(capex, cash, spacing=24)


def proof(rows):
    capex, cash = (rows[rows.dataset == name].set_index("row").value for name in DATA)
    yield "lower capital spending in every quarter since the June quarter of 2025", capex["2025Q2":].is_monotonic_decreasing and capex.idxmax() == "2025Q2"
    yield "free cash flow below zero, above it, below it again", list(cash[-4:] < 0) == [True, True, False, True]
    yield "free cash flow above zero before", (cash[:-4] > 0).all()
