"""Alphabet raised its plan for 2026 from [175–185 billion dollars](fact:hyperscaler-capex-guidance/alphabet-2026-02.amount) to [195–205 billion](fact:hyperscaler-capex-guidance/alphabet-2026-07.amount)

Capital spending planned for 2026, by the date of the statement, billions of US dollars

Amazon, Alphabet and Meta each raised their plan as the year went on, at least at its lower end. The two figures for Microsoft cannot be compared, because the later one does not say which twelve months it covers.

A range is drawn as a bar between its ends, a single figure as a diamond. These are plans. Each company counts leases in its own way, so its steps may be compared with each other, less so with another company’s.
"""

import altair as alt

from charts import theme

DATA = ("hyperscaler-capex-guidance",)


def panel(part, name, width, extent, last):
    colour = theme.company(name)
    x = alt.X(
        "low:Q",
        title="USD bn" if last else None,
        scale=alt.Scale(domain=[100, 240], zero=False),
        axis=alt.Axis(values=[100, 150, 200], labels=last, ticks=last, grid=True, domain=last),
    )
    y = alt.Y("said_in:N", title=None, sort=None, axis=alt.Axis(grid=False, minExtent=extent, maxExtent=extent))
    ranges, single = part[part.low < part.high], part[part.low == part.high]
    parts = [alt.Chart(ranges).mark_bar(height=14, fill=theme.GROUND, stroke=colour, strokeWidth=1.8).encode(x=x, x2="high:Q", y=y)] if len(ranges) else []
    parts += (
        [alt.Chart(single).mark_point(filled=False, fill=theme.GROUND, stroke=colour, strokeWidth=1.8, size=110, shape="diamond").encode(x=x, y=y)]
        if len(single)
        else []
    )
    words = (
        alt.Chart(part)
        .mark_text(dx=12, align="left")
        .encode(x=x.copy() if not len(ranges) else alt.X("high:Q", scale=alt.Scale(domain=[100, 240], zero=False)), y=y, text="short")
    )
    return alt.layer(*parts, words).properties(width=width, height=alt.Step(26), title=alt.Title(name, frame="group"))


def chart(rows, width):
    rows = rows[rows.column == "amount"].assign(said_in=lambda r: r.row_title.str.split(", ").str[1])
    extent = 100
    if theme.narrow(width):
        rows, extent = rows.assign(said_in=rows.said_in.str.replace(r"^(\w{3})\w* ", r"\1 ", regex=True)), 66
    names = list(dict.fromkeys(rows.entity))
    return alt.vconcat(*[panel(rows[rows.entity == n], n, width - extent - 2, extent, n == names[-1]) for n in names], spacing=10)


def proof(rows):
    low = rows[rows.column == "amount"].set_index("row").low
    yield "Alphabet’s lower end rose twice", low["alphabet-2026-02"] < low["alphabet-2026-04"] < low["alphabet-2026-07"]
    yield "Meta’s lower end rose twice", low["meta-2026-01"] < low["meta-2026-04"] < low["meta-2026-07"]
    yield "Amazon’s plan rose", low["amazon-2026-02"] < low["amazon-2026-07"]
