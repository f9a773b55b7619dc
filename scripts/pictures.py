"""Pictures that leave the site: SVG with its fonts inside, PNG with title and sources on it, social cards.

Colours are resolved to one scheme and text is measured with the repository's own font files, so a picture looks
the same wherever it is opened.
"""

from __future__ import annotations

import base64
import functools
import io
import json
import re

import fontTools
import vl_convert
from fontTools import subset
from fontTools.ttLib import TTFont
from markupsafe import escape

from charts import theme
from scripts import cache, draw
from scripts.facts import Ledger
from scripts.figure import Figure, figure_as_of, figure_sources
from scripts.period import say_date
from scripts.prose import plain

CACHE = cache.CACHE / "pictures"
FONTS = cache.digest_of_files(sorted(draw.FONTS.glob("*.ttf")))
WEIGHTS = {400: "Inter-Regular.ttf", 600: "Inter-SemiBold.ttf"}
CARD = (1200, 630)  # the size that social networks ask for


@functools.cache
def _font(weight: int) -> TTFont:
    return TTFont(draw.FONTS / WEIGHTS[weight])


def text_width(text: str, size: float, weight: int = 400) -> float:
    """The width of a line of text in pixels, from the advances of the font that draws it."""
    font = _font(weight)
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[glyphs.get(ord(c), ".notdef")][0] for c in text) * size / font["head"].unitsPerEm


def wrap(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """Break a text into lines no wider than `width` pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size, weight) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def standalone(chart: Figure, scheme: str) -> str:
    """The wide drawing as an SVG file: colours of one scheme, the glyphs it needs, a ground to stand on."""
    svg = draw.resolve(chart.svg["wide"], scheme)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    head, _, body = svg.partition(">")
    head = re.sub(r' (?:class|data-width|aria-labelledby|aria-describedby)="[^"]*"', "", head)
    head = head.replace("<svg", f'<svg xmlns="{draw.SVG}" xmlns:xlink="{draw.XLINK}" width="{box[1]}" height="{box[2]}"', 1)
    words = f"<title>{escape(chart.title)}</title><desc>{escape(plain(chart.description))}</desc>"
    ground = f'<rect width="{box[1]}" height="{box[2]}" fill="{theme.TOKENS[scheme]["ground"]}"/>'
    return f"{head}>{words}<style>{_font_faces(body)}</style>{ground}{body}\n"


def _font_faces(body: str) -> str:
    text = "".join(sorted(set("".join(re.findall(r">([^<]+)<", body)))))
    weights = (400, 600) if "600" in body or "bold" in body else (400,)
    name = cache.digest(fontTools.version, FONTS, str(weights), text)
    return cache.keep(CACHE / f"{name}.css", lambda: _faces(text, weights).encode()).decode()


def _faces(text: str, weights: tuple[int, ...]) -> str:
    faces = []
    for weight in weights:
        name = WEIGHTS[weight]
        options = subset.Options(flavor="woff2", layout_features=["kern", "tnum"], notdef_outline=True)
        font = subset.load_font(str(draw.FONTS / name), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=text + " ")
        subsetter.subset(font)
        data = io.BytesIO()
        font["head"].modified = font["head"].created  # the same bytes on every day
        subset.save_font(font, data, options)
        packed = base64.b64encode(data.getvalue()).decode()
        faces.append(f'@font-face{{font-family:"Inter";font-weight:{weight};src:url(data:font/woff2;base64,{packed}) format("woff2")}}')
    return "".join(faces)


def source_line(chart: Figure, ledger: Ledger) -> str:
    """Who the figures come from, and of when they are, in one line."""
    names = list(dict.fromkeys(s.publisher for s in figure_sources(chart, ledger)))
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    as_of = figure_as_of(chart, ledger)
    return f"Sources: {listed}." + (f" As of {say_date(as_of.isoformat())}." if as_of else "")


def poster(chart: Figure, ledger: Ledger, address: str, scheme: str = "light") -> str:
    """The drawing with title, subtitle, source line and address, as one SVG of 800 pixels' width."""
    width, margin, y = 800, 40, 44
    parts = []
    for text, size, weight, colour in ((chart.title, 24, 600, "ink"), (plain(chart.subtitle), 15, 400, "muted")):
        for line in wrap(text, width - 2 * margin, size, weight):
            parts.append(_line(line, margin, y, size, weight, theme.TOKENS[scheme][colour]))
            y += size * 1.3
        y += 4
    svg, drawn_width, drawn_height = _nested(chart, scheme)
    scale = min(1, (width - 2 * margin) / drawn_width)
    parts.append(f'<g transform="translate({margin},{y}) scale({scale})">{svg}</g>')
    y += drawn_height * scale + 28
    for line in [*wrap(source_line(chart, ledger), width - 2 * margin, 13), address]:
        parts.append(_line(line, margin, y, 13, 400, theme.TOKENS[scheme]["muted"]))
        y += 19
    return _sheet(width, round(y + 12), scheme, parts)


def card(title: str, scheme: str = "light", chart: Figure | None = None, site: str = "") -> str:
    """A social card: the finding, and the drawing where there is one, on 1200 × 630 pixels."""
    width, height, margin, size = *CARD, 56, 46 if chart else 64
    parts, y = [], margin + size
    for line in wrap(title, width - 2 * margin, size, 600)[:4]:
        parts.append(_line(line, margin, y, size, 600, theme.TOKENS[scheme]["ink"]))
        y += size * 1.18
    if chart:
        svg, drawn_width, drawn_height = _nested(chart, scheme)
        scale = min((width - 2 * margin) / drawn_width, (height - y - 40) / drawn_height)
        parts.append(f'<g transform="translate({(width - drawn_width * scale) / 2},{y - 16}) scale({scale})">{svg}</g>')
    parts.append(_line(site, margin, height - 22, 20, 400, theme.TOKENS[scheme]["muted"]))
    return _sheet(width, height, scheme, parts)


def editor_specification(chart: Figure) -> dict:
    """The wide drawing's specification with its rows and colours inside; opens in the Vega editor as it is."""
    spec = json.loads(draw.resolve(json.dumps(chart.spec["wide"]), "light"))
    spec["title"] = {"text": wrap(chart.title, draw.WIDTHS["wide"], 16, 600), "anchor": "start", "fontSize": 16}
    spec["background"] = spec["config"]["background"] = theme.TOKENS["light"]["ground"]
    return spec


def png(svg: str, scale: float = 1) -> bytes:
    """The picture of an SVG."""
    draw.register_fonts()
    name = cache.digest(vl_convert.__version__, FONTS, str(scale), svg)
    return cache.keep(CACHE / f"{name}.png", lambda: vl_convert.svg_to_png(svg, scale=scale))


def _nested(chart: Figure, scheme: str) -> tuple[str, float, float]:
    svg = draw.resolve(chart.svg["wide"], scheme)
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    head, _, body = svg.partition(">")
    return f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}', width, height


def _line(text: str, x: float, y: float, size: float, weight: int, colour: str) -> str:
    return f'<text x="{x}" y="{y:.1f}" font-family="Inter, sans-serif" font-size="{size}px" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'


def _sheet(width: int, height: int, scheme: str, parts: list[str]) -> str:
    ground = f'<rect width="{width}" height="{height}" fill="{theme.TOKENS[scheme]["ground"]}"/>'
    return f'<svg xmlns="{draw.SVG}" xmlns:xlink="{draw.XLINK}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{ground}{"".join(parts)}</svg>'
