"""Every page in headless Chromium: whole without script, quiet in the console, at home at every width, in light and in dark.

Markdown pages are looked at in every width and scheme. Charts' pages, embeds and datasets' pages are made by one template
each: charts and embeds are all looked at once, three of different kinds in every form, and datasets by a sample.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.problem import ROOT
from scripts.publish import address

WRITTEN = sorted(address(p.relative_to(ROOT).as_posix()) for p in (ROOT / "docs").rglob("*.md") if p.name != "shell.md")
KINDS = ("cloud-growth", "regions-map", "stack-layers")  # a line, a map, a drawing
LOOKS = [(width, scheme) for width in (320, 360, 1280) for scheme in ("light", "dark")]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"]}
WHOLE = """() => {
    const shown = element => { const box = element.getBoundingClientRect(); return box.width > 40 && box.height > 40; };
    const root = document.documentElement;
    return {
        width: root.clientWidth,
        wide: Math.max(root.scrollWidth, document.body.scrollWidth),
        figures: document.querySelectorAll('figure.chart').length,
        hidden: [...document.querySelectorAll('figure.chart')].filter(f => [...f.querySelectorAll('.chart-drawing svg')].filter(shown).length !== 1).map(f => f.id),
        cut: [...document.querySelectorAll('figure.chart .chart-drawing svg')].filter(shown).filter(s => s.getBoundingClientRect().right > root.clientWidth + 1).length,
        lost: [...document.querySelectorAll('a.fact')].filter(a => !document.querySelector(`[id="${a.getAttribute('href').slice(1)}"]`)).map(a => a.dataset.fact),
        facts: document.querySelectorAll('a.fact').length,
        ground: getComputedStyle(document.body).backgroundColor,
    };
}"""


@contextmanager
def visitor(browser, base_url: str, width: int, scheme: str, script: bool = True):
    """A page that keeps what the console and the network had to say."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce")
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda message: message.type in {"error", "warning"} and page.troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: page.troubles.append(f"script: {error}"))
    page.on("request", lambda request: request.url.startswith((base_url, "data:", "blob:")) or page.troubles.append(f"asks {request.url}"))
    page.on("response", lambda response: response.status < 400 or page.troubles.append(f"{response.status} {response.url}"))
    yield page
    context.close()


def look(page, base_url: str, path: str) -> dict:
    """Open a page; return what is wrong with it."""
    page.troubles.clear()
    page.goto(f"{base_url}/{path}", wait_until="load")
    seen = page.evaluate(WHOLE)
    wrong = {key: seen[key] for key in ("hidden", "cut", "lost") if seen[key]}
    if seen["wide"] > seen["width"]:
        wrong["scrolls sideways"] = seen["wide"] - seen["width"]
    if page.troubles:
        wrong["troubles"] = list(page.troubles)[:3]
    return wrong | {"figures": seen["figures"], "facts": seen["facts"], "ground": seen["ground"]}


def faults(found: dict[str, dict]) -> dict[str, dict]:
    kept = {path: {k: v for k, v in seen.items() if k not in {"figures", "facts", "ground"}} for path, seen in found.items()}
    return {path: wrong for path, wrong in kept.items() if wrong}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_written_page_is_whole(browser, base_url, width, scheme, script):
    """Charts visible, facts with their notes, no stranger asked, nothing said in the console, no sideways scroll."""
    with visitor(browser, base_url, width, scheme, script) as page:
        found = {path: look(page, base_url, path) for path in WRITTEN}
    assert not faults(found)
    assert sum(seen["figures"] for seen in found.values()) >= 45
    assert sum(seen["facts"] for seen in found.values()) >= 450
    assert {seen["ground"] for seen in found.values()} == {"rgb(251, 250, 247)" if scheme == "light" else "rgb(21, 24, 29)"}


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_every_chart_page_and_embed_is_whole(browser, base_url, charts, width, scheme):
    paths = [f"charts/{name}/{tail}" for name in charts for tail in ("", "embed/")]
    with visitor(browser, base_url, width, scheme) as page:
        found = {path: look(page, base_url, path) for path in paths}
    assert not faults(found)
    assert all(seen["figures"] == 1 for seen in found.values())


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_frozen_chart_is_whole(browser, base_url, site, charts, script):
    paths = [f"charts/{name}/v/{folder.name}/" for name in charts[::10] for folder in (site / f"charts/{name}/v").iterdir()]
    with visitor(browser, base_url, 360, "dark", script) as page:
        assert not faults({path: look(page, base_url, path) for path in paths})


def test_pages_of_datasets_are_whole(browser, base_url, site):
    paths = [f"data/{folder.name}/" for folder in sorted(p for p in (site / "data").iterdir() if p.is_dir())[::12]]
    with visitor(browser, base_url, 320, "light") as page:
        assert not faults({path: look(page, base_url, path) for path in paths})


def test_an_unknown_page_says_so(browser, base_url, site):
    with visitor(browser, base_url, 360, "light") as page:
        page.goto(f"{base_url}/404.html")
        assert "404" in page.locator("h1").inner_text()


def violations(page) -> list[str]:
    answer = Axe().run(page, options=RULES).response
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])}×)" for v in answer["violations"]]


def audit(browser, base_url: str, paths, width: int, scheme: str) -> dict[str, list[str]]:
    with visitor(browser, base_url, width, scheme) as page:
        found = {}
        for path in paths:
            page.goto(f"{base_url}/{path}", wait_until="load")
            found[path] = violations(page)
    return {path: wrong for path, wrong in found.items() if wrong}


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_no_written_page_breaks_wcag(browser, base_url, width, scheme):
    assert not audit(browser, base_url, WRITTEN, width, scheme)


def test_no_chart_page_breaks_wcag(browser, base_url, charts):
    assert not audit(browser, base_url, [f"charts/{name}/" for name in charts], 1280, "light")


def test_no_embed_breaks_wcag(browser, base_url, charts):
    assert not audit(browser, base_url, [f"charts/{name}/embed/" for name in charts], 320, "dark")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_charts_of_each_kind_break_no_wcag_in_any_form(browser, base_url, site, width, scheme):
    paths = [f"charts/{name}/{tail}" for name in KINDS for tail in ("", "embed/")]
    paths += [f"charts/{name}/v/{folder.name}/" for name in KINDS for folder in list((site / f"charts/{name}/v").iterdir())[:1]]
    paths += ["data/alibaba-cloud-revenue/", "404.html"]
    assert not audit(browser, base_url, paths, width, scheme)


def test_the_site_prints_as_an_article(browser, base_url, tmp_path: Path):
    """On paper: the drawing, open notes, no navigation."""
    with visitor(browser, base_url, 1000, "dark") as page:
        page.goto(f"{base_url}/money/")
        page.emulate_media(media="print", color_scheme="dark")
        for gone in (".md-header", ".md-sidebar", ".md-footer__inner"):
            assert page.locator(f"{gone}:visible").count() == 0, gone
        assert page.locator("figure.chart .chart-drawing svg:visible").count() == page.locator("figure.chart").count() > 2
        assert page.locator(".notes:visible").count() == 1
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 29, 33)", "print is dark"
