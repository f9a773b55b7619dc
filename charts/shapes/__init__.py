"""Outlines to draw on: the land of the Earth, public domain, from Natural Earth."""

import json
from functools import cache
from pathlib import Path


@cache
def _rings() -> list:
    polygons = json.loads(Path(__file__).with_name("land.json").read_text())["geometry"]["coordinates"]
    return [polygon[0] for polygon in polygons]


def land(west: float, east: float, south: float, north: float) -> list[dict]:
    """The coastlines within a window of degrees, one record a point, for a filled line mark; `ring` tells them apart.

    Points outside the window are moved to its edge, so that shapes close there and nothing is drawn beyond it.
    """
    records = []
    for number, ring in enumerate(_rings()):
        points = [(min(max(x, west), east), min(max(y, south), north)) for x, y in ring]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len({x for x, _ in points}) > 1 and len({y for _, y in points}) > 1:
            records += [{"ring": number, "point": i, "longitude": x, "latitude": y} for i, (x, y) in enumerate(points)]
    return records
