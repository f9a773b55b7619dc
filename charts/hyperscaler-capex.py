"""Amazon spent [about 132 billion dollars](fact:hyperscaler-capex/2025.amazon) in 2025; Alibaba [18.3 billion](fact:alibaba-capex-fiscal-year/FY2026.usd) in fiscal 2026

Capital spending by calendar year, billions of US dollars; for 2026 what the companies plan

Each of the four American companies spent more in 2025 than in any earlier year shown and plans more for 2026. Alibaba’s one bar, on the same scale, is the dollar figure that it published for its own fiscal year.

Bars for past years are cash purchases of property and equipment, without finance leases. The plans are the latest that each company is known to have given, and each company decides for itself how leases count; where a plan is a range, a line marks its lower end. For Microsoft the plan of April 2026 is drawn, because a later, lower figure does not say which twelve months it means. Alibaba’s fiscal year ended in March 2026; its dollar amount is converted by the company.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("hyperscaler-capex", "hyperscaler-capex-guidance", "alibaba-capex-fiscal-year")
ORDER = ["Amazon", "Microsoft", "Alphabet", "Meta", "Alibaba"]


def plans(rows):
    """The latest plan of each company that is not the weaker side of a dispute."""
    said = rows[(rows.dataset == "hyperscaler-capex-guidance") & (rows.column == "amount") & (~rows.disputed | rows.preferred)]
    return said.groupby("entity").tail(1).assign(year="2026", panel=lambda r: r.entity)


def drawn(rows):
    past = rows[(rows.dataset == "hyperscaler-capex") & (rows.column != "four")].assign(year=lambda r: r.row, panel=lambda r: r.entity)
    alibaba = rows[rows.fact == "alibaba-capex-fiscal-year/FY2026.usd"].assign(year="FY26", panel="Alibaba")
    return pd.concat([past, plans(rows), alibaba])


def panel(part, name, width, height, first):
    scale = alt.Scale(domain=[0, 230])
    years = [*map(str, range(2020, 2026)), "FY26" if name == "Alibaba" else "2026"]
    x = alt.X(
        "year:O",
        title=None,
        scale=alt.Scale(domain=years, paddingInner=0.2),
        axis=alt.Axis(values=["2020", years[-1]] if name != "Alibaba" else ["FY26"], ticks=False),
    )
    y = alt.Y("high:Q", title="USD bn" if first else " ", scale=scale, axis=alt.Axis(values=[0, 50, 100, 150, 200], labels=first))
    colour = theme.company(name)
    bars = alt.Chart(part).mark_bar(strokeWidth=1.5).encode(x=x, y=y, **theme.hollow(colour))
    words = alt.Chart(part[part.year >= "2025"]).mark_text(dy=-8, align="right", dx=width / 16).encode(x=x, y=y, text="short")
    ranged = part[part.low < part.high]
    low = (
        [alt.Chart(ranged).mark_tick(color=colour, opacity=1, thickness=1.5, width=width / 9).encode(x=x, y=alt.Y("low:Q", scale=scale))] if len(ranged) else []
    )
    return alt.layer(bars, words, *low).properties(width=width, height=height, title=name)


def chart(rows, width):
    data, small = drawn(rows), theme.narrow(width)
    size, columns = ((70, 200), 3) if small else ((108, 290), 5)
    panels = [panel(data[data.panel == name], name, *size, first=i % columns == 0) for i, name in enumerate(ORDER)]
    return alt.concat(*panels, columns=columns, spacing=10 if small else 14)


def proof(rows):
    spent = rows[rows.dataset == "hyperscaler-capex"]
    alibaba = rows[rows.fact == "alibaba-capex-fiscal-year/FY2026.usd"].value.iloc[0]
    last = spent[spent.row == "2025"].set_index("column").value
    yield "each of the four spent more in 2025 than in any year before", (spent.groupby("column").value.max() == last.sort_index()).all()
    yield "every plan lies above what was spent in 2025", all(p.low > last[p.entity.lower()] for p in plans(rows).itertuples())
    yield "Alibaba spent less than the smallest of the four", alibaba < last.drop("four").min()
