"""How every chart looks: colours by name, type, axes, and the few shapes that charts share.

Colours are the site’s CSS variables, so that one drawing serves light, dark and print; TOKENS gives their
values for pictures that leave the site. A company keeps its colour everywhere; only Alibaba is the subject.
"""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt

SANS = "Inter, sans-serif"
TOKENS = {
    "light": {"ground": "#fbfaf7", "ink": "#1c1d21", "muted": "#5d6068", "link": "#005a8f", "subject": "#b84a00", "rival-1": "#0072b2",
              "rival-2": "#00795a", "rival-3": "#a8548c", "context": "#7d8088", "rule": "#d9d6ce"},
    "dark": {"ground": "#15181d", "ink": "#e9e7e2", "muted": "#a3a7af", "link": "#7cc0f0", "subject": "#ff9152", "rival-1": "#56a9e0",
             "rival-2": "#35c295", "rival-3": "#dc8fc0", "context": "#8b9099", "rule": "#363b44"},
}  # fmt: skip
GROUND, INK, MUTED, SUBJECT, RIVAL_1, RIVAL_2, RIVAL_3, CONTEXT, RULE = (
    f"var(--{name})" for name in ("ground", "ink", "muted", "subject", "rival-1", "rival-2", "rival-3", "context", "rule")
)
COMPANIES = {
    "Alibaba": SUBJECT, "Alibaba Cloud": SUBJECT, "Qwen": SUBJECT, "T-Head": SUBJECT,
    "Amazon": RIVAL_1, "AWS": RIVAL_1, "Nvidia": RIVAL_2, "Microsoft": RIVAL_3, "Azure": RIVAL_3, "Google": RIVAL_2, "Alphabet": RIVAL_2, "Huawei": RIVAL_1,
}  # fmt: skip
OPENNESS = {"open": SUBJECT, "open with limits": SUBJECT, "closed": CONTEXT}
DASH = [4, 3]  # claims, estimates, forecasts and pledges are dashed or hollow
YEAR = "slice(datum.value, 0, 4)"  # labels a first quarter, 2026Q1, with its year


def company(name: str) -> str:
    """The colour of a company; those without one of their own are context."""
    return COMPANIES.get(name, CONTEXT)


def companies(names: Iterable[str]) -> alt.Scale:
    """The scale that gives each company its colour."""
    names = list(names)
    return alt.Scale(domain=names, range=[company(name) for name in names])


def narrow(width: int) -> bool:
    """Whether a drawing is for a phone’s width."""
    return width < 560


def config(width: int) -> dict:
    """The Vega-Lite configuration for a drawing `width` pixels wide."""
    size = 13 if narrow(width) else 14
    text = {"labelFont": SANS, "titleFont": SANS, "labelFontSize": size, "titleFontSize": size, "labelColor": MUTED, "titleColor": MUTED}
    return {
        "font": SANS,
        "background": "transparent",
        "view": {"stroke": None, "continuousWidth": width},
        "axis": text | {"titleFontWeight": "normal", "domainColor": CONTEXT, "tickColor": CONTEXT, "gridColor": RULE, "labelAngle": 0, "labelPadding": 6},
        "axisX": {"grid": False, "titleAnchor": "end"},
        "axisY": {"domain": False, "ticks": False, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -14, "titleX": 0, "titleBaseline": "bottom", "tickCount": 5},
        "header": text | {"labelFontWeight": 600, "labelColor": INK, "title": None, "labelAnchor": "start"},
        "legend": text | {"orient": "top", "title": None, "symbolType": "square", "labelLimit": width},
        "title": {"font": SANS, "fontSize": size, "fontWeight": 600, "color": INK, "anchor": "start"},
        "text": {"font": SANS, "fontSize": size, "color": INK},
        "bar": {"color": SUBJECT},
        "line": {"color": SUBJECT, "strokeWidth": 2.5, "strokeJoin": "round"},
        "point": {"filled": True, "size": 55, "color": SUBJECT, "opacity": 1},
        "rule": {"color": CONTEXT},
        "tick": {"color": SUBJECT, "thickness": 3},
    }  # fmt: skip


def hollow(colour: str = SUBJECT) -> dict:
    """Encodings that draw firm values filled and claims, estimates, forecasts and pledges hollow."""
    firm = alt.datum.firm
    return {"fill": alt.when(firm).then(alt.value(colour)).otherwise(alt.value(GROUND)), "stroke": alt.value(colour)}


def hollow_own() -> dict:
    """As `hollow`, in Alibaba’s colour where a row’s `own` holds and in grey elsewhere."""
    firm, own = alt.datum.firm, alt.datum.own
    fill = alt.when(own & firm).then(alt.value(SUBJECT)).when(firm).then(alt.value(CONTEXT)).otherwise(alt.value(GROUND))
    return {"fill": fill, "stroke": alt.when(own).then(alt.value(SUBJECT)).otherwise(alt.value(CONTEXT))}


def openness() -> dict:
    """Encodings of how a model can be had: one shape each, in colour where anyone can download it."""
    kinds = list(OPENNESS)
    return {
        "shape": alt.Shape("openness:N", scale=alt.Scale(domain=kinds, range=["circle", "triangle-up", "square"]), legend=None),
        "stroke": alt.Stroke("openness:N", scale=alt.Scale(domain=kinds, range=list(OPENNESS.values())), legend=None),
    }
