"""Reads a drawing the way an eye would: what is inked where, in which colour and size."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from scripts.pictures import text_width

SVG = "{http://www.w3.org/2000/svg}"
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def tree(svg: str) -> etree._Element:
    return etree.fromstring(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"', 1))


def box(root: etree._Element) -> tuple[float, float]:
    return tuple(map(float, root.get("viewBox").split()[2:]))


def marks(root: etree._Element) -> list[etree._Element]:
    return [e for e in root.iter() if e.get("aria-label")]


@dataclass(frozen=True)
class Ink:
    """One painted element: what kind it is, and its colour with how much of it comes through."""

    element: etree._Element
    kind: str  # the class of its group, such as "mark-rule role-axis-grid"
    opacity: float

    def strength(self, paint: str) -> float:
        return self.opacity * float(self.element.get(f"{paint}-opacity", 1))

    @property
    def text(self) -> str:
        return "".join(self.element.itertext()).strip()

    def paints(self) -> dict[str, tuple[str, float]]:
        found = {}
        for paint in ("fill", "stroke"):
            colour = self.element.get(paint)
            if colour and colour not in {"none", "transparent"} and self.strength(paint) > 0:
                found[paint] = (colour, self.strength(paint))
        return found


def inks(root: etree._Element) -> Iterator[Ink]:
    """Every element that paints, below groups whose opacity counts too."""

    def walk(element, kind, opacity):
        if element.get("display") == "none":
            return
        own = opacity * float(element.get("opacity", 1))
        if element.tag == f"{SVG}g":
            kind = element.get("class") or kind
        elif element.get("fill") or element.get("stroke"):
            yield Ink(element, kind, own)
        for child in element:
            if isinstance(child.tag, str) and child.tag != f"{SVG}defs":
                yield from walk(child, kind, own)

    yield from walk(root, "", 1.0)


def texts_on_shapes(root: etree._Element) -> Iterator[tuple[Ink, tuple[tuple[str, float], ...]]]:
    """Each text with the filled shapes that lie under its middle, the lowest first, as (colour, strength)."""
    for ink, under in _stacked(root):
        yield ink, tuple(shape.paints()["fill"] for shape in under)


def shapes_under_text(root: etree._Element) -> list[etree._Element]:
    return [shape.element for _, under in _stacked(root) for shape in under]


def _stacked(root: etree._Element) -> Iterator[tuple[Ink, list[Ink]]]:
    places = _places(root)
    shapes: list[tuple[Ink, tuple[float, float, float, float]]] = []
    for ink in inks(root):
        matrix = places[ink.element]
        if ink.element.tag == f"{SVG}text":
            found = list(_lines_of(ink.element, matrix))
            if found and ink.text:
                x, y = (found[0].left + found[0].right) / 2, (found[0].top + found[-1].bottom) / 2
                yield ink, [shape for shape, (left, right, top, bottom) in shapes if left <= x <= right and top <= y <= bottom]
        elif "fill" in ink.paints() and (corners := _rectangle(ink.element.get("d", ""))):
            xs, ys = zip(*(_point(matrix, x, y) for x, y in corners), strict=True)
            shapes.append((ink, (min(xs), max(xs), min(ys), max(ys))))


def _places(root: etree._Element) -> dict[etree._Element, tuple]:
    """The matrix of every element."""
    found = {}

    def walk(element, matrix):
        found[element] = matrix = _times(matrix, _matrix(element.get("transform", "")))
        for child in element:
            if isinstance(child.tag, str):
                walk(child, matrix)

    walk(root, IDENTITY)
    return found


def _rectangle(path: str) -> list[tuple[float, float]] | None:
    """The ends of a path of straight lines and rounded corners; None for circles and outlines of other kinds."""
    if not path or re.search("[AaSsQqTt]", path):
        return None
    x = y = 0.0
    points = []
    for command, numbers in re.findall(r"([MLHVCmlhvc])([^A-Za-z]*)", path):
        n = [float(v) for v in re.findall(r"-?[\d.]+(?:e-?\d+)?", numbers)]
        step = {"h": 1, "v": 1, "c": 6}.get(command.lower(), 2)
        for i in range(0, len(n), step):
            part, relative = n[i : i + step], command.islower()
            dx, dy = (part[0], 0) if command in "hH" else (0, part[0]) if command in "vV" else part[-2:]
            x = x + dx if relative else x if command == "V" else dx
            y = y + dy if relative else y if command == "H" else dy
            points.append((x, y))
    return points if len(points) >= 4 else None


def mixed(tokens: dict[str, str], layers: tuple[tuple[str, float], ...], ground: str) -> str:
    """The colour that results where shapes lie on the ground, as #rrggbb."""
    result = _channels(tokens[ground[6:-1]])
    for colour, strength in layers:
        result = [c * strength + r * (1 - strength) for c, r in zip(_channels(tokens[colour[6:-1]]), result, strict=True)]
    return "#" + "".join(f"{round(c * 255):02x}" for c in result)


@dataclass(frozen=True)
class Line:
    """One line of text with its corners in the drawing's own pixels."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float
    angle: float


def lines(root: etree._Element) -> Iterator[Line]:
    """Every line of text, measured with the font that draws it."""

    def walk(element, matrix):
        matrix = _times(matrix, _matrix(element.get("transform", "")))
        if element.tag == f"{SVG}text" and element.get("display") != "none" and float(element.get("opacity", 1)) > 0:
            yield from _lines_of(element, matrix)
        for child in element:
            if isinstance(child.tag, str):
                yield from walk(child, matrix)

    yield from walk(root, IDENTITY)


def _lines_of(element, matrix) -> Iterator[Line]:
    size = float(element.get("font-size").removesuffix("px"))
    weight = 600 if element.get("font-weight") in {"600", "bold", "700"} else 400
    parts, y = [(element.text or "", 0.0)], 0.0
    for part in element.findall(f"{SVG}tspan"):
        y += float(part.get("dy", 0))
        parts.append((part.text or "", y))
    for text, down in parts:
        if not text.strip():
            continue
        width = text_width(text, size, weight)
        start = {"middle": -width / 2, "end": -width}.get(element.get("text-anchor"), 0.0)
        corners = [_point(matrix, x, v) for x in (start, start + width) for v in (down - size * 0.75, down + size * 0.22)]
        xs, ys = zip(*corners, strict=True)
        yield Line(text, size, min(xs), max(xs), min(ys), max(ys), math.degrees(math.atan2(matrix[1], matrix[0])))


def _matrix(transform: str):
    matrix = IDENTITY
    for name, numbers in re.findall(r"(\w+)\(([^)]*)\)", transform):
        n = [float(v) for v in re.split(r"[ ,]+", numbers.strip())]
        if name == "translate":
            one = (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
        elif name == "scale":
            one = (n[0], 0, 0, n[-1], 0, 0)
        else:
            cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            one = (cos, sin, -sin, cos, 0, 0)
        matrix = _times(matrix, one)
    return matrix


def _times(a, b):
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def _point(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _channels(colour: str) -> list[float]:
    return [int(a + b, 16) / 255 for a, b in list(pairwise(colour.lstrip("#")))[::2]]


def _luminance(channels: list[float]) -> float:
    """Relative luminance, WCAG 2.2."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(colour: str, ground: str, strength: float = 1.0) -> float:
    """The contrast ratio of a colour, as much of it as comes through, on a ground (WCAG 2.2)."""
    under = _channels(ground)
    over = [c * strength + g * (1 - strength) for c, g in zip(_channels(colour), under, strict=True)]
    light, dark = sorted((_luminance(over), _luminance(under)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
