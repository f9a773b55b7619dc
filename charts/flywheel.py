"""No figure found shows whether those who build on Qwen rent Alibaba’s computing

The loop from free models to cloud income, with the newest figure for each part

Free models lead to developers who build on them, developers should lead to computing sold, and its income to more models. Two steps are dashed: no source measures how developers become buyers, and the income does not yet pay for more.
"""

import altair as alt
import pandas as pd

from charts import theme

PARTS = {
    "hugging-face-downloads-2026/qwen-all": ("Models go out", "Hugging Face, January to July 2026"),
    "qwen-share-of-new-derivatives/2026-02": ("Developers build on them", "of derivatives in a study, Feb. 2026"),
    "alibaba-ai-revenue/revenue-2026Q1": ("Computing is sold", "of AI revenue in Q1 2026"),
    "alibaba-free-cash-flow-cumulative/FY2026": ("The income should pay for more", "free cash flow in fiscal 2026"),
}
DATA = tuple(dict.fromkeys(fact.partition("/")[0] for fact in PARTS))


def chart(rows, width):
    parts = rows.set_index("fact").loc[list(PARTS)].reset_index()
    parts["part"], parts["what"] = zip(*PARTS.values(), strict=True)
    phone = theme.narrow(width)
    parts["x"], parts["y"] = ([0, 0, 0, 0], [9, 6, 3, 0]) if phone else ([0, 7, 7, 0], [5, 5, 0, 0])
    parts["x2"], parts["y2"] = parts.x + 5, parts.y + (2.1 if phone else 2.6)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 5.9 if phone else 12], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.2, 11.3 if phone else 7.8], nice=False))
    base = alt.Chart(parts).encode(x=x, y=y)
    boxes = base.mark_rect(fill=theme.GROUND, stroke=theme.SUBJECT, strokeWidth=1.5, cornerRadius=3).encode(x2="x2", y2="y2")
    words = [
        base.mark_text(align="left", dx=12, dy=dy, fontSize=size, fontWeight=weight, color=colour).encode(y=alt.Y("y2:Q", axis=None), text=field)
        for field, dy, size, weight, colour in (
            ("part", 22, 14, 600, theme.INK),
            ("said", 50, 19 if phone else 22, 600, theme.SUBJECT),
            ("what", 76, 13, 400, theme.MUTED),
        )
    ]
    return alt.layer(*_arrows(phone, x, y), boxes, *words).properties(height=560 if phone else 380)


def _arrows(phone, x, y):
    """The way round: firm where one figure leads to the next, dashed where it is not measured or does not."""
    if phone:
        ends = [
            (2.5, 9, 2.5, 8.1, 1, ""),
            (2.5, 6, 2.5, 5.1, 0, "not measured"),
            (2.5, 3, 2.5, 2.1, 1, ""),
            (5, 1, 5.6, 1, 0, ""),
            (5.6, 1, 5.6, 10, 0, ""),
            (5.6, 10, 5, 10, 0, ""),
        ]
        heads = [(2.5, 8.2, 180), (2.5, 5.2, 180), (2.5, 2.2, 180), (5.1, 10, 270)]
    else:
        ends = [(5, 6.3, 7, 6.3, 1, ""), (9.5, 5, 9.5, 2.6, 0, "not measured"), (7, 1.3, 5, 1.3, 1, ""), (2.5, 2.6, 2.5, 5, 0, "not yet")]
        heads = [(6.85, 6.3, 90), (9.5, 2.75, 180), (5.15, 1.3, 270), (2.5, 4.85, 0)]
    lines = pd.DataFrame(ends, columns=["x", "y", "x2", "y2", "known", "why"])
    lines["mid"] = (lines.y + lines.y2) / 2
    shafts = alt.Chart(lines).encode(x=x, y=y, x2="x2", y2="y2")
    rules = shafts.mark_rule(strokeWidth=1.5).encode(strokeDash=alt.when("datum.known").then(alt.value([1, 0])).otherwise(alt.value(theme.DASH)))
    why = alt.Chart(lines).mark_text(align="left", dx=10).encode(x=x, y=alt.Y("mid:Q", axis=None), text="why")
    points = alt.Chart(pd.DataFrame(heads, columns=["x", "y", "angle"])).mark_text(text="▲", fontSize=12, color=theme.CONTEXT)
    return rules, why, points.encode(x=x, y=y, angle=alt.Angle("angle:Q", scale=None))


def proof(rows):
    yield "each of the loop’s four parts has a figure", rows.set_index("fact").index.isin(PARTS).sum() == len(PARTS)
    yield "cash flows out", rows.set_index("fact").value["alibaba-free-cash-flow-cumulative/FY2026"] < 0
