"""[6.4 Tbit/s](fact:hpn8-readings/as-cluster) fits one server or one inner link, never a whole cluster

What each reading would need, as a multiple of the printed figure, logarithmic scale

On the line, a reading fits the printed figure. A cluster would need thousands of times as much; one accelerator on the outer network would need far less.

Each value is computed from other facts, which the table shows. The match for one accelerator is with the inner link of a chip that came eight months later.
"""

import altair as alt
import pandas as pd

from charts import theme

DATA = ("hpn8-readings",)
NAMES = {
    "cluster-pro-match": ("A cluster", "HPN 8.0 Pro, a year later"),
    "cluster-shortfall": ("A cluster", "speed of HPN 7.0"),
    "server-match": ("A server of eight", "speed of the Panjiu design"),
    "peer-match": ("A server of eight", "AWS P6-B300"),
    "server-hpn7-match": ("A server of eight", "speed of HPN 7.0"),
    "accelerator-match": ("One accelerator", "inner link of the M890"),
    "accelerator-panjiu-match": ("One accelerator", "outer link, Panjiu design"),
    "accelerator-hpn7-match": ("One accelerator", "outer link, HPN 7.0"),
}

SHORT = {"cluster-pro-match": "HPN 8.0 Pro", "server-match": "Panjiu design", "accelerator-match": "M890 inner link", "accelerator-panjiu-match": "Panjiu outer link", "accelerator-hpn7-match": "HPN 7.0 outer link", "cluster-shortfall": "HPN 7.0 speed", "server-hpn7-match": "HPN 7.0 speed"}  # fmt: skip


def chart(rows, width):
    small = theme.narrow(width)
    data = rows[rows.row.isin(NAMES)].copy()
    data["name"] = [(SHORT.get(r, NAMES[r][1]) if small else NAMES[r][1]) + "\u200b" * list(dict(NAMES.values())).index(NAMES[r][0]) for r in data.row]
    data["fits"] = (data.value == 1).map({True: "fits", False: "does not"})
    groups = list(dict(NAMES.values()))
    order = [n for group in groups for n in [group, *(data.name[[NAMES[r][0] == group for r in data.row]])]]
    bold = alt.condition(f"indexof({groups}, datum.value) >= 0", alt.value(600), alt.value(400))
    y = alt.Y("name:N", scale=alt.Scale(domain=order), title=None, axis=alt.Axis(labelColor=theme.INK, labelFontWeight=bold, labelLimit=220))
    scale = alt.Scale(type="log", domain=[0.02, 8000000] if small else [0.004, 200000], nice=False)
    axis = alt.Axis(values=[1, 10000] if small else [0.1, 1, 10, 100, 1000, 10000], format=",~g", grid=True, ticks=False, domain=False)
    x = alt.X("value:Q", scale=scale, axis=axis, title="× the figure (log)" if small else "times the printed figure, logarithmic scale")
    base = alt.Chart(data).encode(y=y, x=x)
    shape = alt.Shape("fits:N", scale=alt.Scale(domain=["fits", "does not"], range=["circle", "cross"]), legend=None)
    dots = base.mark_point(filled=True, size=130).encode(
        shape=shape,
        color=alt.when((alt.datum.fits == "fits") & (alt.datum.row != "peer-match")).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)),
    )
    one = alt.Chart(pd.DataFrame({"value": [1]})).mark_rule(strokeWidth=2, color=theme.SUBJECT).encode(x=x)
    named = pd.DataFrame([{"name": groups[0], "value": 1, "words": "printed figure" if small else "on the line: equal to the printed figure"}])
    named = alt.Chart(named).mark_text(align="left", dx=8, color=theme.MUTED).encode(y=y, x=alt.X("value:Q", scale=scale), text="words")
    data["at"] = data.value.clip(lower=1)  # labels stand to the right of the line
    return (one + dots + named + alt.Chart(data).mark_text(align="left", dx=11).encode(y=y, x=alt.X("at:Q", scale=scale), text="short")).properties(
        height=alt.Step(27)
    )


def proof(rows):
    value = rows.set_index("row").value
    yield "a server of eight fits", value["server-match"] == 1 and value["peer-match"] == 1
    yield "an inner link fits", value["accelerator-match"] == 1
    yield "a cluster misses by thousands", value[["cluster-shortfall", "cluster-pro-match"]].min() > 1000
