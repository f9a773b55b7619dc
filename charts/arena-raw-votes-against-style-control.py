"""Style control lifts GPT-5 from [31st](fact:arena-rivals-rank-2025-11/gpt-5-high.raw-votes) to [8th](fact:arena-rivals-rank-2025-11/gpt-5-high.style-control), drops Qwen3-Max-Preview from [3rd](fact:arena-qwen-rank/2025-11-06.raw-votes) to [10th](fact:arena-qwen-rank/2025-11-06.style-control)

Place on the Arena text board on 6 November 2025, without ties

Each line joins a model’s place on raw votes (upright mark) and with style control (dot): the same votes, counted in two ways.

Style control takes out what the length and layout of an answer add to its votes. Places were counted from the board’s own rating files.
"""

import altair as alt

from charts import theme

DATA = ("arena-rivals-rank-2025-11", "arena-qwen3-max-rank", "arena-qwen-rank")
OURS = {"arena-qwen3-max-rank": "Qwen3-Max", "arena-qwen-rank": "Qwen3-Max-Preview"}
SHORT = {
    "Qwen3-235B-A22B-Instruct-2507": "Qwen3-235B-A22B",
    "Claude Opus 4 (thinking)": "Opus 4 (thinking)",
    "Claude Opus 4.1 (thinking)": "Opus 4.1 (thinking)",
}


def chart(rows, width):
    places = rows[rows.column.isin(["raw-votes", "style-control"]) & (rows.start == "2025-11-06")].copy()
    name = places.dataset.map(OURS).fillna(places.row_title)
    places["label"] = name + ", " + places.column_title.str.lower() + ": " + places.said + " place"
    places["name"] = name.replace(SHORT) if theme.narrow(width) else name
    places["ours"] = name.str.startswith("Qwen")
    order = places[places.column == "style-control"].sort_values("value").name.tolist()
    base = alt.Chart(places).encode(
        x=alt.X("value:Q", title="place", scale=alt.Scale(domain=[60, 0], nice=False), axis=alt.Axis(values=[1, 20, 40, 60])),
        y=alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labelLimit=240, labelColor=theme.INK)),
        color=alt.when(alt.datum.ours).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)),
    )
    raw, style = (base.properties(data=places[places.column == c]) for c in ("raw-votes", "style-control"))
    top = places[places.name == order[-1]].assign(word=places.column_title.str.lower())
    words = alt.Chart(top).mark_text(align="left", dx=-8, dy=-18, color=theme.MUTED).encode(x=base.encoding.x, y=base.encoding.y, text="word")
    return (base.mark_line(strokeWidth=2).encode(detail="name:N") + raw.mark_tick(height=16, opacity=1) + style.mark_point(size=80) + words).properties(
        height=400
    )


def proof(rows):
    place = rows[rows.column != "model"].set_index("fact").value
    day, rival = "arena-qwen-rank/2025-11-06", "arena-rivals-rank-2025-11/gpt-5-high"
    yield "style control lifts GPT-5", place[f"{rival}.style-control"] < place[f"{rival}.raw-votes"]
    yield "style control drops the preview of Qwen3-Max", place[f"{day}.style-control"] > place[f"{day}.raw-votes"]
