"""From a chart to an SVG that stands anywhere: checked, named, themed, the same bytes on every machine."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import altair as alt

from charts import theme

os.environ["TZ"] = "UTC"  # the renderer reads local time when it places dates
import vl_convert

FONTS = Path(theme.__file__).parent / "fonts"
WIDTHS = {"wide": 720, "narrow": 328}  # narrow: a phone of 360 pixels less its margins
DATA_MARKS = {"bar", "point", "circle", "square", "rect", "tick", "arc", "geoshape", "image"}
LINE_MARKS = {"line", "trail", "area"}
CHANGES_ROWS = ("transform", "aggregate", "bin", "timeUnit", "impute")
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"


class CannotDraw(Exception):
    """The chart breaks a rule that makes it safe to publish; the message says which."""


@cache
def register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def specification(chart: alt.TopLevelMixin, width: int) -> dict:
    """Return the Vega-Lite specification of a chart with theme, size and the marks' words applied."""
    if not isinstance(chart, alt.TopLevelMixin):
        raise CannotDraw(f"chart() returned a {type(chart).__name__}; an Altair chart was expected")
    spec = chart.to_dict()
    spec.pop("usermeta", None)
    spec["config"] = theme.config(width) | {k: v for k, v in spec.get("config", {}).items() if k not in {"view"}}
    if not {"facet", "hconcat", "vconcat", "concat"} & set(spec):
        spec["width"] = width
        spec.setdefault("height", 280 if theme.narrow(width) else 340)
        spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    spec["padding"] = {"left": 0, "right": 2, "top": 4, "bottom": 2}
    for view, data in _views(spec, spec.get("data")):
        _prepare_view(view, data, spec.get("datasets", {}))
    return spec


def _views(node: dict, data: dict | None):
    """Yield every unit view of a specification with the data it draws."""
    data = node.get("data", data)
    if "mark" in node:
        yield node, data
    for key in ("layer", "hconcat", "vconcat", "concat"):
        for child in node.get(key, []):
            yield from _views(child, data)
    if isinstance(node.get("spec"), dict):
        yield from _views(node["spec"], data)


def _prepare_view(view: dict, data: dict | None, datasets: dict) -> None:
    """Give data marks their words and refuse what would let the picture part from its rows."""
    mark = view["mark"] = {"type": view["mark"]} if isinstance(view["mark"], str) else view["mark"]
    encoding = view.setdefault("encoding", {})
    for word in CHANGES_ROWS:
        if word in view or any(word in channel for channel in encoding.values() if isinstance(channel, dict)):
            raise CannotDraw(f"“{word}” changes rows inside the drawing, where no table could follow; prepare the rows in chart()")
    records = datasets.get((data or {}).get("name"), (data or {}).get("values", []))
    if not records and "url" not in (data or {}):
        raise CannotDraw(f"a {mark['type']} mark has no rows to draw; look at what chart() leaves out")
    known = set().union(*(record.keys() for record in records)) if records else set()
    for channel, field in _fields(encoding):
        if field not in known:
            raise CannotDraw(f"“{channel}” shows the field “{field}”, which the rows do not have; they have {', '.join(sorted(known))}")
    if mark["type"] in DATA_MARKS:
        if "fact" not in known or not all(record.get("fact") for record in records):
            raise CannotDraw(f"a {mark['type']} mark draws rows that name no fact; draw rows that came in, and keep their “fact” column")
        if "values" in (data or {}):
            raise CannotDraw(f"a {mark['type']} mark draws values of its own; draw rows that came in")
        encoding.setdefault("description", {"field": "label", "type": "nominal"})
    else:
        mark["aria"] = False
    if mark["type"] in {"bar", "area"}:
        _from_zero(mark["type"], encoding)


def _from_zero(mark: str, encoding: dict) -> None:
    """A length means its value only from zero and on a linear scale."""
    for channel in ("x", "y"):
        axis = encoding.get(channel, {})
        scale = axis.get("scale") or {}
        domain = scale.get("domain")
        if axis.get("type") != "quantitative" or f"{channel}2" in encoding:
            continue
        if not scale.get("zero", True) or scale.get("type", "linear") == "log" or (isinstance(domain, list) and not min(domain) <= 0 <= max(domain)):
            raise CannotDraw(f"a {mark} does not start at zero on “{channel}”; leave zero in its scale, or draw points")


def _fields(encoding: dict):
    for channel, definition in encoding.items():
        for part in definition if isinstance(definition, list) else [definition]:
            if isinstance(part, dict) and isinstance(part.get("field"), str):
                yield channel, part["field"].replace("\\", "")


def drawn_records(spec: dict) -> list[dict]:
    """The records that the data marks of a specification draw, each once, in drawing order."""
    seen: dict[str, dict] = {}
    for view, data in _views(spec, spec.get("data")):
        if view["mark"]["type"] in DATA_MARKS | LINE_MARKS:
            for record in spec.get("datasets", {}).get((data or {}).get("name"), []):
                if record.get("fact"):
                    seen.setdefault(record["fact"] + record.get("label", ""), record)
    return list(seen.values())


def plotted(spec: dict):
    """Yield each record of a data mark with the numbers that its channels show; the boxes of a drawing have a place, not a value."""
    for view, data in _views(spec, spec.get("data")):
        if view["mark"]["type"] in (DATA_MARKS | LINE_MARKS) - {"rect"}:
            channels = view["encoding"].items()
            fields = [d["field"] for name, d in channels if isinstance(d, dict) and "field" in d and (d.get("type") == "quantitative" or name in {"x2", "y2"})]
            for record in spec.get("datasets", {}).get((data or {}).get("name"), []):
                if fields and record.get("fact"):
                    yield record, {record[field] for field in fields}


def picture(spec: dict, name: str, label: str, description: str) -> str:
    """Draw a specification; `name` prefixes its ids, `label` is the id of its heading, `description` that of its sentence."""
    register_fonts()
    try:
        text = json.dumps(spec, allow_nan=False)
    except ValueError:
        raise CannotDraw("a value is not a number (NaN); rows without a value must be left out or be None") from None
    try:
        tree = ET.fromstring(vl_convert.vegalite_to_svg(text))
    except ValueError as error:
        raise CannotDraw(" ".join(str(error).splitlines()[:2]) + "; an axis, scale or mark does not fit its data") from None
    box = f"0 0 {tree.get('width')} {tree.get('height')}"
    width = tree.get("width")
    _clean(tree, name)
    tree.attrib = {
        "class": f"chart-{name.rsplit('-', 1)[-1]}",
        "viewBox": box,
        "role": "img",
        "aria-labelledby": label,
        "aria-describedby": description,
        "data-width": width,
    }
    marks = [e for e in tree.iter() if e.get("aria-label")]
    if not marks:
        raise CannotDraw("the picture is empty: no mark was drawn; check the fields' names and the scales")
    ET.register_namespace("", SVG)
    return ET.tostring(tree, encoding="unicode").replace(f' xmlns="{SVG}"', "", 1)


def _clean(tree: ET.Element, name: str) -> None:
    """Number ids within this drawing, and drop what the renderer says to screen readers about axes and groups."""
    numbers: dict[str, str] = {}
    for element in tree.iter():
        kept = element.get("aria-roledescription") not in {None, "group", "axis", "legend", "title"} and element.tag != f"{{{SVG}}}g"
        for attribute in ("role", "aria-roledescription", *(() if kept else ("aria-label",))):
            element.attrib.pop(attribute, None)
        if kept:
            element.set("role", "graphics-symbol")
        if "id" in element.attrib:
            element.set("id", numbers.setdefault(element.get("id"), f"{name}-{len(numbers)}"))
        for attribute in ("clip-path", "fill", "stroke", "mask"):
            if (m := re.fullmatch(r"url\(#(.+)\)", element.get(attribute, ""))) is not None:
                element.set(attribute, f"url(#{numbers.setdefault(m[1], f'{name}-{len(numbers)}')})")


def resolve(text: str, scheme: str) -> str:
    """Put the colours of a scheme, light or dark, in place of the site's variables."""
    return re.sub(r"var\(--([\w-]+)\)", lambda m: theme.TOKENS[scheme][m[1]], text)
