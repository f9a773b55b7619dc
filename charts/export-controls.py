"""Twice Washington gave a chip back, and twice Beijing stepped in

Rules, licences and orders on AI chips for China, October 2022 to May 2026

Each row is one step in order of time, placed at its date: a triangle pointing down takes chips away, one pointing up gives them back, a circle does neither. A hollow mark is a newspaper’s report from people it does not name. Who acted stands before each step.

Nvidia announced the return of the H20 in July 2025 and was summoned by the Chinese regulator two weeks later; the H200 was promised in December 2025 and, Reuters reported, turned away by Chinese customs in January 2026. Where a source names only a month, the mark stands on its first day.
"""

import altair as alt

from charts import theme
from scripts import frames

DATA = ("export-controls",)
GIVES = {"h20-resumed", "h20-revenue-share", "h200-announced", "h200-case-by-case", "h200-imports-approved"}
NEITHER = {"cloud-spin-off-dropped", "diffusion-rule-withdrawn", "malaysia-thailand-draft", "cac-summons-nvidia", "blackwell-not-discussed", "beijing-summit"}
ACTS = ["takes chips away", "gives them back", "neither"]


def chart(rows, width):
    steps, narrow = frames.wide(rows, "export-controls"), theme.narrow(width)
    steps["act"] = [ACTS[1] if r in GIVES else ACTS[2] if r in NEITHER else ACTS[0] for r in steps.row]
    who = (
        steps.actor_said.str.replace("Presidents of the United States and China", "US, China")
        .str.replace("United States and Nvidia", "US")
        .str.replace("United States", "US")
        .str.replace(r" \(.*\)", "", regex=True)
    )
    day = steps.date_said.str.replace(r"([A-Z][a-z]{2})[a-z]+", r"\1", regex=True)
    steps["words"] = day + " · " + who + ("\n" if narrow else ": ") + steps.row_title
    steps = steps.sort_values("date", kind="stable")
    order = steps.row.tolist()
    early = steps.date < "2024"
    base = alt.Chart(steps).encode(
        x=alt.X(
            "date:T",
            title=None,
            scale=alt.Scale(type="utc", domain=["2022-07-01", "2026-07-01"]),
            axis=alt.Axis(orient="top", format="%Y", tickCount="year", tickSize=6),
        ),
        y=alt.Y("row:N", sort=order, title=None, axis=None, scale=alt.Scale(padding=0.9)),
    )
    alibaba, unnamed = alt.datum.actor_said == "Alibaba", alt.datum.rule_firm == False  # noqa: E712
    tone = alt.when(alibaba).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.INK))
    fill = alt.when(unnamed).then(alt.value(theme.GROUND)).when(alibaba).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.INK))
    marks = base.mark_point(size=90, strokeWidth=1.6).encode(
        shape=alt.Shape(
            "act:N",
            scale=alt.Scale(domain=ACTS, range=["triangle-down", "triangle-up", "circle"]),
            legend=alt.Legend(symbolFillColor=theme.INK, symbolStrokeWidth=0),
        ),
        fill=fill,
        stroke=tone,
    )
    layers = [marks]
    for part, align, dx in ((steps[early], "left", 10), (steps[~early], "right", -10)):
        text = alt.Chart(part).mark_text(align=align, dx=dx, lineBreak="\n", dy=-8 if narrow else 0)
        layers.append(text.encode(x="date:T", y=alt.Y("row:N", sort=order), text="words"))
    return alt.layer(*layers).properties(height=len(order) * (40 if narrow else 25))


def proof(rows):
    date = rows[rows.column == "date"].set_index("row").date
    yield "after the H20 came back, the Chinese regulator summoned Nvidia", date["cac-summons-nvidia"] > date["h20-resumed"]
    yield "after the H200 was announced, Chinese customs turned it away", date["customs-stop"] > date["h200-announced"]
    yield "the steps are as old as the subtitle says", date.min() == "2022-10-07" and date.max() == "2026-05-31"
