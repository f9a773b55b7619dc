"""Qwen3.8-Max put Alibaba ahead of Google in August 2026, not for long

Arena text rating with style control of each lab’s best model, rating points, March to August 2026

Nine labs, one line each: Anthropic leads throughout, Alibaba jumps past OpenAI and Google at the start of August; two weeks later it is below Google and level with OpenAI.

The scale does not start at zero, since only differences between ratings mean something. A line stops where a lab was not recorded; Moonshot AI and Z.ai were on the last day only.
"""

import altair as alt

from charts import theme

DATA = ("arena-rating-by-lab",)
MOVED = {"google": -3.3, "moonshot": 0.3, "z-ai": -1.7, "openai": 0.4, "alibaba": 4.3, "xai": 0.7}  # labels that would touch, in rating points downwards


def chart(rows, width):
    ratings = rows.assign(ours=rows.entity == "Alibaba")
    days = ratings.row.map({day: n for n, day in enumerate(dict.fromkeys(rows.row))})
    ratings["piece"] = ratings.column + (days.groupby(ratings.column).diff() > 1).groupby(ratings.column).cumsum().astype(str)
    last = ratings[ratings.row == "2026-08-20"].copy()
    last["at"] = last.value - last.column.map(MOVED).fillna(0)
    colour = alt.when(alt.datum.ours).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT))
    x = alt.X("start:T", title=None, scale=alt.Scale(type="utc", domain=["2026-03-20", "2026-11-05" if theme.narrow(width) else "2026-10-01"]),
              axis=alt.Axis(format="%b", values=["2026-04-01", "2026-06-01", "2026-08-01"]))  # fmt: skip
    y = alt.Y("value:Q", title="rating points", scale=alt.Scale(domain=[1420, 1512], nice=False))
    base = alt.Chart(ratings).encode(x=x, y=y, color=colour)
    lines = [base.properties(data=ratings[ratings.ours == o]).mark_line(strokeWidth=3 if o else 1.25).encode(detail="piece:N") for o in (False, True)]
    points = [base.properties(data=ratings[ratings.ours == o]).mark_point(size=70 if o else 22) for o in (False, True)]
    names = (
        alt.Chart(last)
        .mark_text(align="left", dx=8)
        .encode(x=x, y="at:Q", text="entity", color=alt.when(alt.datum.ours).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.INK)))
    )
    return alt.layer(*lines, *points, names).properties(height=420)


def proof(rows):
    rating = rows.pivot(index="row", columns="column", values="value")
    for rival in ("google", "openai"):
        yield f"above {rival} in early August", rating.alibaba["2026-08-08"] > rating[rival]["2026-08-08"]
        yield f"not above {rival} before", (rating.alibaba < rating[rival]).loc[:"2026-07-21"].all()
    last = rating.loc["2026-08-20"]
    yield "below Google on the last day", last.alibaba < last.google
    yield "level with OpenAI on the last day", last.alibaba == last.openai
