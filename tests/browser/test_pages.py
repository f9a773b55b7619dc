"""Every page in headless Chromium: whole without script, quiet in the console, at home at every width, in light and in dark.

A page is opened with script and without, in each scheme, and then looked at in each width; the tests below ask what was
seen. Pages of datasets and frozen charts come from one template each: a sample of them is visited.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.problem import ROOT
from scripts.publish import address

WRITTEN = sorted(address(p.relative_to(ROOT).as_posix()) for p in (ROOT / "docs").rglob("*.md") if p.name != "shell.md")
ALL_FORMS = tuple((width, scheme) for scheme in ("light", "dark") for width in (1280, 360, 320))
DESK, PHONE = (1280, "light"), (320, "dark")
BOTH = (DESK, PHONE)
AUDITED = (DESK, (320, "light"), (1280, "dark"), PHONE)
GROUND = {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 24, 29)"}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"], "preload": False}
LOOK = """() => {
    const shown = element => { const box = element.getBoundingClientRect(); return box.width > 40 && box.height > 40; };
    const root = document.documentElement, figures = [...document.querySelectorAll('figure.chart')];
    const drawings = figure => [...figure.querySelectorAll('.chart-drawing svg')].filter(shown);
    return {
        sideways: Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth,
        figures: figures.length,
        hidden: figures.filter(figure => drawings(figure).length !== 1).map(figure => figure.id),
        cut: figures.filter(figure => drawings(figure).some(svg => svg.getBoundingClientRect().right > root.clientWidth + 1)).map(figure => figure.id),
        facts: document.querySelectorAll('a.fact').length,
        lost: [...document.querySelectorAll('a.fact')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))?.querySelector('.note-source')).map(a => a.dataset.fact),
        ground: getComputedStyle(document.body).backgroundColor,
    };
}"""
# axe takes its time with each element. A drawing is one image to assistive tools (its colours are tested in test_charts.py),
# and long lists of like items (notes, sources, rows) are all written by one template.
SHORTEN = """() => {
    document.querySelectorAll(':is(.chart-drawing, .chart-thumb) svg').forEach(svg => svg.replaceChildren());
    const like = ['.notes li:nth-child(n+12)', '.entries li:nth-child(n+12)', '.source-list li:nth-child(n+20)', '.md-content tr:nth-child(n+8)', 'section.dispute:nth-of-type(n+8)'];
    document.querySelectorAll(like.join()).forEach(item => item.remove());
}"""


@contextmanager
def visitor(browser, base_url: str, script: bool = True):
    """A page that keeps what the console and the network had to say."""
    context = browser.new_context(java_script_enabled=script, reduced_motion="reduce")
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: message.type in {"error", "warning"} and page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: request.url.startswith((f"{base_url}/", "data:", "blob:")) or page.asked.append(request.url))
    page.on("response", lambda response: response.status < 400 or page.said.append(f"{response.status} {response.url}"))
    yield page
    context.close()


@dataclass
class Visit:
    """What was seen of one page; `looks` and `violations` by (width, scheme)."""

    looks: dict[tuple, dict] = field(default_factory=dict)
    violations: dict[tuple, list[str]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def visit(page, url: str, forms, audited=()) -> Visit:
    """Look at a page in each form; it is loaded anew for each scheme, as the theme answers a change of scheme at a time of its own."""
    page.said.clear()
    page.asked.clear()
    seen = Visit()
    for scheme in GROUND:
        page.emulate_media(color_scheme=scheme)
        for number, form in enumerate(form for form in forms if form[1] == scheme):
            page.set_viewport_size({"width": form[0], "height": 800})
            if number == 0:
                page.goto(url, wait_until="load")
            seen.looks[form] = page.evaluate(LOOK)
        audit(page, [form for form in audited if form[1] == scheme], seen)
    seen.said, seen.asked = list(page.said), list(page.asked)
    return seen


def audit(page, forms, seen: Visit) -> None:
    """Let axe look at the loaded page in each of the forms."""
    if forms:
        page.evaluate(SHORTEN)
        page.evaluate(Axe().axe_script)
    for form in forms:
        page.set_viewport_size({"width": form[0], "height": 800})
        # Contrast takes most of the time and changes with the scheme, not with the width: it is measured once a scheme.
        rules = {"color-contrast": {"enabled": form in BOTH}}
        found = page.evaluate("options => axe.run(options).then(results => results.violations)", RULES | {"rules": rules})
        seen.violations[form] = [f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])}×)" for v in found]


def visit_all(base_url: str, browser, paths: list[str], forms, audited, script: bool) -> dict[str, Visit]:
    with visitor(browser, base_url, script) as page:
        return {path: visit(page, f"{base_url}/{path}", forms, audited) for path in paths}


@pytest.fixture(scope="module")
def visits(base_url, browser, charts, site):
    """The visits of a group of pages, by path; each group is made when it is first asked for."""

    def frozen(names):
        return [f"charts/{name}/v/{folder.name}/" for name in names for folder in (site / f"charts/{name}/v").iterdir()]

    datasets = sorted(folder.name for folder in (site / "data").iterdir() if folder.is_dir())
    plans = {  # group: paths, forms looked at, forms in which axe looks too
        "written": (WRITTEN, ALL_FORMS, AUDITED),
        "written, no script": (WRITTEN, BOTH, ()),
        "charts": ([f"charts/{name}/" for name in charts], BOTH, AUDITED),
        "embeds": ([f"charts/{name}/embed/" for name in charts], BOTH, AUDITED),
        "frozen": (frozen(charts[::10]), BOTH, AUDITED),
        "frozen, no script": (frozen(charts[::20]), BOTH, ()),
        "datasets": ([f"data/{name}/" for name in datasets[::12]], BOTH, AUDITED),
    }
    return cache(lambda group: visit_all(base_url, browser, *plans[group], script="no script" not in group))


def wrong(pages: dict[str, Visit], key: str) -> dict:
    return {(path, *form): look[key] for path, seen in pages.items() for form, look in seen.looks.items() if look[key]}


every_group = pytest.mark.parametrize("group", ["written", "written, no script", "charts", "embeds", "frozen", "frozen, no script", "datasets"])


@every_group
def test_every_chart_is_visible_once_and_whole(visits, group):
    assert not wrong(visits(group), "hidden")
    assert not wrong(visits(group), "cut")


@every_group
def test_every_fact_leads_to_its_note_with_a_source(visits, group):
    assert not wrong(visits(group), "lost")


@every_group
def test_no_page_scrolls_sideways(visits, group):
    assert not {place: by for place, by in wrong(visits(group), "sideways").items() if by > 0}


@every_group
def test_no_page_asks_another_origin(visits, group):
    assert not {path: seen.asked for path, seen in visits(group).items() if seen.asked}


@every_group
def test_no_page_complains_in_the_console(visits, group):
    assert not {path: seen.said[:3] for path, seen in visits(group).items() if seen.said}


@every_group
def test_pages_follow_the_readers_scheme(visits, group):
    assert not {(path, form) for path, seen in visits(group).items() for form, look in seen.looks.items() if look["ground"] != GROUND[form[1]]}


@pytest.mark.parametrize("group", ["written", "charts", "embeds", "frozen", "datasets"])
def test_no_page_breaks_wcag(visits, group):
    broken = {(path, *form): found for path, seen in visits(group).items() for form, found in seen.violations.items() if found}
    assert not broken


@pytest.mark.parametrize("group", ["written", "written, no script"])
def test_the_written_pages_hold_the_charts_and_facts(visits, group):
    looks = [next(iter(seen.looks.values())) for seen in visits(group).values()]
    assert sum(look["figures"] for look in looks) >= 45
    assert sum(look["facts"] for look in looks) >= 450


@pytest.mark.parametrize("group", ["charts", "embeds", "frozen"])
def test_each_chart_page_shows_one_chart(visits, group):
    assert all(look["figures"] == 1 for seen in visits(group).values() for look in seen.looks.values())


def test_an_unknown_page_says_so(browser, base_url):
    with visitor(browser, base_url) as page:
        seen = visit(page, f"{base_url}/404.html", BOTH, AUDITED)
        assert "no such page or chart" in page.locator("h1").inner_text()
        assert not any(seen.violations.values())


def test_a_page_prints_as_an_article(browser, base_url):
    """On paper: every drawing, the notes, dark ink, and nothing of the interface."""
    with visitor(browser, base_url) as page:
        page.set_viewport_size({"width": 1000, "height": 800})
        page.goto(f"{base_url}/money/")
        page.emulate_media(media="print", color_scheme="dark")
        for gone in (".md-header", ".md-sidebar", ".md-footer"):
            assert page.locator(f"{gone}:visible").count() == 0, gone
        assert page.locator("figure.chart .chart-drawing svg:visible").count() == page.locator("figure.chart").count() > 2
        assert page.locator(".notes:visible").count() == 1
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 29, 33)", "print is dark"
