"""Alibaba closed Sydney and Mumbai; no opening is known in Brazil or the Netherlands

Data centres of Alibaba Cloud announced, opened or closed since 2016, a selection

A filled circle is a place where a data centre has opened, a hollow one a place where one is announced and no opening was found, a cross one that has been closed.

Regions without a report of their opening in the ledger, such as most in mainland China and those in Germany, Britain and the United States, are not on the map. Where a source names only a country, the mark stands at one of its large cities. In Japan it is a further site that was announced.
"""

import altair as alt
import pandas as pd

from charts import theme
from charts.shapes import land
from scripts import frames

DATA = ("alibaba-cloud-openings", "places")
HOME = {
    "Indonesia": "jakarta",
    "Thailand": "bangkok",
    "South Korea": "seoul",
    "Malaysia": "kuala-lumpur",
    "Philippines": "manila",
    "Brazil": "brasilia",
    "Netherlands": "amsterdam",
    "Japan": "tokyo",
    "Mexico": "queretaro",
}
STATES = ["opened", "announced, no opening found", "closed"]
LEFT = {"bangkok", "paris", "sydney", "ankara", "kuala-lumpur", "jakarta", "shaoguan", "dubai", "seoul", "brasilia"}


def _places(rows):
    """One record a place, with every fact about its data centres and the state of the newest news."""
    sites, places = frames.wide(rows, "alibaba-cloud-openings"), frames.wide(rows, "places")
    degrees = rows[rows.dataset == "places"].pivot(index="row", columns="column", values="value").astype(float)
    for at in places.itertuples():
        here = sites[[where == at.row_title or (", " not in where and at.row == HOME.get(where)) for where in sites.place_said]]
        closed, opened = here.closed_said.notna().any(), here.opened_said.notna().any()
        state = STATES[2] if closed else STATES[0] if opened else STATES[1]
        label = f"{at.row_title}, {state}. " + ". ".join(here.label)
        yield {
            "row": at.row,
            "name": at.row_title.split(", ")[0].split(" (")[0],
            **degrees.loc[at.row],
            "state": state,
            "fact": " ".join([at.fact, *here.fact]),
            "label": label,
        }


WORLD = (-125, 160, -40, 60)
ASIA, EUROPE, AMERICAS = (64, 160, -40, 46), (-26, 64, 0, 60), (-118, -30, -28, 32)
KEY = [("●", "opened", theme.SUBJECT), ("○", "announced only", theme.SUBJECT), ("×", "closed", theme.INK)]  # what the marks mean, in text


def _key(box, size, x, y):
    """What the marks mean, in the empty sea at the lower left."""
    west, east, south, north = box
    step = 21 * (east - west) / size / 1.15
    for n, (sign, word, colour) in enumerate(KEY):
        sea = pd.DataFrame([{"longitude": west + 2, "latitude": south + (2.6 - n) * step, "sign": sign, "word": word}])
        at = alt.Chart(sea).encode(x=x, y=y)
        yield at.mark_text(align="center", dx=6, color=colour, fontWeight=800 if sign == "×" else 400, fontSize=20 if sign == "×" else 14).encode(text="sign")
        yield at.mark_text(align="left", dx=17).encode(text="word")


def _window(places, box, size, key=False, left=LEFT):
    west, east, south, north = box
    x = alt.X("longitude:Q", axis=None, scale=alt.Scale(domain=[west, east], nice=False, zero=False))
    y = alt.Y("latitude:Q", axis=None, scale=alt.Scale(domain=[south, north], nice=False, zero=False))
    ground = alt.Chart(pd.DataFrame(land(*box))).mark_line(fill=theme.RULE, stroke="transparent").encode(x=x, y=y, detail="ring:N", order="point:Q")
    inside = places[places.longitude.between(west, east) & places.latitude.between(south, north)]
    layers = [ground]
    for state, mark in zip(
        STATES,
        (
            {"shape": "circle", "fill": theme.SUBJECT},
            {"shape": "circle", "fill": theme.GROUND},
            {"shape": "cross", "angle": 45, "fill": theme.INK, "strokeWidth": 0, "size": 140},
        ),
        strict=False,
    ):
        some = inside[inside.state == state]
        if len(some):
            layers.append(alt.Chart(some).mark_point(**({"size": 75, "stroke": theme.SUBJECT, "strokeWidth": 2} | mark)).encode(x=x, y=y))
    for on_left, some in inside.groupby(inside.row.isin(left)):
        layers.append(alt.Chart(some).mark_text(align="right" if on_left else "left", dx=-8 if on_left else 8).encode(x=x, y=y, text="name"))
    if key:
        layers += _key(box, size, x, y)
    return alt.layer(*layers).properties(width=size, height=round(size * (north - south) / (east - west) * 1.15))


def chart(rows, width):
    places = pd.DataFrame(_places(rows))
    if not theme.narrow(width):
        return _window(places, WORLD, width, True, LEFT | {"mumbai"})
    return alt.vconcat(_window(places, ASIA, width, True), alt.hconcat(_window(places, AMERICAS, 158), _window(places, EUROPE, 158), spacing=12), spacing=12)


def proof(rows):
    state = pd.DataFrame(_places(rows)).set_index("row").state
    yield "Sydney and Mumbai are closed, and no other place", set(state[state == STATES[2]].index) == {"sydney", "mumbai"}
    yield "no opening is known in Brazil or the Netherlands", (state[["brasilia", "amsterdam"]] == STATES[1]).all()
    yield "every place on the map has news", pd.DataFrame(_places(rows)).label.str.contains(": ").all()
