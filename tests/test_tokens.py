"""The colours of drawings, of the site and of frozen pages are the same, and the fonts hold every character in use."""

from __future__ import annotations

import re

import pytest

from charts import theme
from scripts.fonts import uncovered
from scripts.problem import ROOT
from tests.drawings import contrast

SITE = (ROOT / "docs/assets/stylesheets/site.css").read_text("utf-8")
FROZEN = (ROOT / "scripts/templates/frozen.css").read_text("utf-8")


def declared(css: str) -> list[dict[str, str]]:
    """The colours of every block that declares the ground, in the order of the file."""
    return [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block)) for block in re.findall(r"\{([^{}]*--ground:[^{}]*)\}", css)]


def differing(colours: dict[str, str], scheme: str) -> dict:
    return {name: (colours.get(name), value) for name, value in theme.TOKENS[scheme].items() if colours.get(name) != value}


def test_the_site_declares_light_once_and_dark_for_the_switch_and_for_the_system():
    light, *dark = declared(SITE)
    assert len(dark) == 2
    assert not differing(light, "light")
    for block in dark:
        assert not differing(block, "dark")
        assert block.keys() == light.keys()


def test_frozen_pages_carry_the_same_colours():
    light, dark = declared(FROZEN)
    assert not differing(light, "light")
    assert not differing(dark, "dark")


TEXT, MARKS = ("ink", "muted", "link", "subject", "rival-1", "rival-2", "rival-3"), ("context",)


@pytest.mark.parametrize("scheme", theme.TOKENS)
@pytest.mark.parametrize(("names", "least"), [(TEXT, 4.5), (MARKS, 3)])
def test_the_tokens_stand_out_from_the_ground(scheme, names, least):
    tokens = theme.TOKENS[scheme]
    assert not {name: contrast(tokens[name], tokens["ground"]) for name in names if contrast(tokens[name], tokens["ground"]) < least}


def test_both_schemes_have_the_same_tokens():
    assert theme.TOKENS["light"].keys() == theme.TOKENS["dark"].keys()


def test_every_character_in_use_is_in_a_font():
    assert not uncovered()


def test_drawings_are_measured_with_the_outlines_that_the_browser_is_sent():
    """Same family, weight and advances; otherwise labels would run into each other on the page only."""
    from fontTools.ttLib import TTFont

    for style in ("Regular", "SemiBold"):
        drawn = TTFont(ROOT / f"charts/fonts/Inter-{style}.ttf")
        served = TTFont(ROOT / f"docs/assets/fonts/inter-{style.lower()}.woff2")
        glyphs = drawn.getBestCmap()
        other = served.getBestCmap()
        assert glyphs.keys() <= other.keys()
        assert not [chr(c) for c in glyphs if drawn["hmtx"][glyphs[c]][0] / drawn["head"].unitsPerEm != served["hmtx"][other[c]][0] / served["head"].unitsPerEm]


def test_each_font_has_its_licence_beside_it():
    folder = ROOT / "docs/assets/fonts"
    assert {p.name for p in folder.glob("OFL-*.txt")} == {"OFL-Inter.txt", "OFL-Source-Serif-4.txt", "OFL-Noto-Serif-SC.txt"}
    assert sum(p.stat().st_size for p in folder.glob("*.woff2")) < 400_000
