"""Assumptions can be moved: by keyboard, through the address, with the numbers that Python computes, under the site's own policy."""

from __future__ import annotations

import gzip
import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from charts.adjustable import payback
from scripts.ledger import read_ledger

PATH = "/synthesis/payback/"
LIVE = ".adjustable-picture svg"
PAUSE = 450  # a little more than the script waits before it writes


@pytest.fixture(scope="module")
def parameters():
    return read_ledger().parameters["payback"]


@pytest.fixture(scope="module")
def defaults(parameters) -> dict[str, float]:
    return {name: float(p.default) for name, p in parameters.items()}


@pytest.fixture
def watched(browser):
    """A page that notes refusals of the policy, errors, and what it fetches."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.fetched, page.complaints = [], []
    page.on("request", lambda request: page.fetched.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()
    assert not page.complaints


def open_model(page, base_url: str, query: str = "") -> None:
    page.goto(f"{base_url}{PATH}{query}")
    page.locator("figure.adjustable").scroll_into_view_if_needed()
    page.wait_for_selector(LIVE)
    page.wait_for_timeout(PAUSE)


def said(page) -> str:
    return page.locator(".adjustable-result").inner_text()


def test_the_browser_computes_what_python_computes(watched, base_url, parameters, defaults):
    """Over a grid of low, given and high values, extremes included: the same rows, and the same sentence."""
    open_model(watched, base_url)
    levels = {name: sorted({float(p.min), defaults[name], float(p.max)}) for name, p in parameters.items()}
    grid = [dict(zip(levels, values, strict=True)) for values in itertools.product(*levels.values())]
    answers = watched.evaluate(
        """async (grid) => {
            const model = document.querySelector("figure.adjustable").adjustable;
            const answers = [];
            for (const values of grid) {
                for (const [name, value] of Object.entries(values)) model.view.signal(name, value);
                await model.view.runAsync();
                const rows = model.view.data(model.table);
                answers.push(rows.map(({ year, charge, new: fresh, need, back }) => [year, charge, fresh, need, back]));
            }
            return answers;
        }""",
        grid,
    )
    worst = 0.0
    for values, rows in zip(grid, answers, strict=True):
        expected = payback.results(values)
        assert len(rows) == len(expected)
        for got, row in zip(rows, expected, strict=True):
            for value, right in zip(got, (row[key] for key in ("year", "charge", "new", "need", "back")), strict=True):
                assert (value is None) == (right is None), (values, got, row)
                if right is not None:
                    worst = max(worst, abs(value - right) / max(1, abs(right)))
    print(f"\n{len(grid)} settings of {len(levels)} assumptions, {len(grid) * payback.YEARS} rows: largest relative difference {worst:.1e}")
    assert worst < 1e-9


def test_the_browser_says_what_python_says(watched, base_url, defaults):
    open_model(watched, base_url)
    cases = [
        {},
        {"growth": 0},
        {"growth": 1, "margin": 5},
        {"growth": 11},
        {"life": 4.5, "growth": 24},
        {"interest": 4.5, "capital": 600},
        {"growth": 60, "margin": 70},
        {"revenue": 100, "growth": 50},
    ]
    for changed in cases:
        values = defaults | changed
        watched.evaluate(
            """(values) => {
                const { sliders } = document.querySelector("figure.adjustable").adjustable;
                for (const [name, value] of Object.entries(values)) {
                    sliders.get(name).value = value;
                    sliders.get(name).dispatchEvent(new Event("input", { bubbles: true }));
                }
            }""",
            values,
        )
        expect(watched.locator(".adjustable-result")).to_have_text(payback.sentences(values))


def test_a_slider_and_its_field_work_by_keyboard_and_stay_in_step(watched, base_url, defaults):
    open_model(watched, base_url)
    slider = watched.get_by_role("slider", name="Growth of cloud revenue a year")
    field = watched.get_by_role("spinbutton", name="Growth of cloud revenue a year %")
    before = watched.locator(f"{LIVE} .mark-line path").last.get_attribute("d")
    slider.focus()
    watched.keyboard.press("ArrowRight")
    watched.keyboard.press("ArrowRight")
    assert field.input_value() == "32" and slider.get_attribute("aria-valuetext") == "32%"
    expect(watched.locator(".adjustable-result")).to_have_text(payback.sentences(defaults | {"growth": 32}))
    assert watched.locator(f"{LIVE} .mark-line path").last.get_attribute("d") != before, "the line did not move"
    watched.keyboard.press("Home")
    assert field.input_value() == "0"
    watched.keyboard.press("End")
    assert field.input_value() == "60"
    watched.keyboard.press("Tab")  # on to the field
    watched.keyboard.press("Control+a")
    watched.keyboard.type("20")
    assert slider.input_value() == "20"
    expect(watched.locator(".adjustable-result")).to_have_text(payback.sentences(defaults | {"growth": 20}))
    watched.keyboard.press("ArrowUp")
    assert slider.input_value() == "21"


def test_every_control_has_a_name_and_is_large_enough(watched, base_url, parameters):
    open_model(watched, base_url)
    for role in ("slider", "spinbutton"):
        for parameter in parameters.values():
            control = watched.get_by_role(role, name=parameter.title)
            assert control.count() == 1, (role, parameter.title)
            assert min(control.bounding_box()[side] for side in ("width", "height")) >= 24, (role, parameter.title)
    assert watched.locator(".adjustable-form button").bounding_box()["height"] >= 24


def test_the_result_is_announced_politely_and_once(watched, base_url):
    open_model(watched, base_url)
    assert watched.locator(".adjustable-result").get_attribute("aria-live") == "polite"
    watched.evaluate("""() => {
        window.heard = [];
        const result = document.querySelector(".adjustable-result");
        new MutationObserver(() => heard.push(result.textContent)).observe(result, { childList: true });
    }""")
    watched.get_by_role("slider", name="Cost of capital").focus()
    for _ in range(6):
        watched.keyboard.press("ArrowLeft")
    watched.wait_for_timeout(PAUSE)
    assert len(watched.evaluate("heard")) == 1, "six presses must be one announcement"


def test_the_address_keeps_the_assumptions(watched, base_url, defaults):
    open_model(watched, base_url, "?from=elsewhere#notes")
    watched.get_by_role("slider", name="Cash margin").focus()
    watched.keyboard.press("ArrowRight")
    watched.wait_for_timeout(PAUSE)
    assert watched.url.endswith(f"{PATH}?from=elsewhere&payback.margin=31#notes")
    shared = watched.url
    open_model(watched, base_url)
    watched.goto(shared)
    expect(watched.get_by_role("slider", name="Cash margin")).to_have_value("31")
    watched.locator("figure.adjustable").scroll_into_view_if_needed()
    expect(watched.locator(".adjustable-result")).to_have_text(payback.sentences(defaults | {"margin": 31}))


def test_reset_brings_back_what_was_given(watched, base_url, defaults):
    open_model(watched, base_url, "?payback.growth=12&payback.life=3.5")
    assert said(watched) == payback.sentences(defaults | {"growth": 12, "life": 3.5})
    watched.get_by_role("button", name="Back to the assumptions as given").focus()
    watched.keyboard.press("Enter")
    expect(watched.locator(".adjustable-result")).to_have_text(payback.sentences(defaults))
    expect(watched.locator(".adjustable-notice")).to_have_text("The assumptions are as given again.")
    watched.wait_for_timeout(PAUSE)
    assert watched.url == base_url + PATH
    assert watched.get_by_role("spinbutton", name="Years").input_value() == "5"


@pytest.mark.parametrize(
    ("query", "words", "margin"),
    [
        ("payback.margin=99", "“Cash margin on new revenue”: 99 is outside 5 to 70, so 70% is used.", "70"),
        ("payback.margin=-4", "“Cash margin on new revenue”: -4 is outside 5 to 70, so 5% is used.", "5"),
        ("payback.margin=40.4", "40.4 is between two steps of 1, so 40% is used.", "40"),
        ("payback.margin=much", "“much” is no number, so “Cash margin on new revenue” stays at 30%.", "30"),
        ("payback.margin=", "“” is no number", "30"),
        (
            "payback.margni=40",
            "“margni” in the address is no assumption here and was ignored; there are capital, revenue, growth, life, interest, margin.",
            "30",
        ),
        ("payback.__proto__=1", "“__proto__” in the address is no assumption here", "30"),
        ("payback.margin=<b>9</b>", "“<b>9</b>” is no number", "30"),
    ],
)
def test_what_the_address_cannot_mean_is_said(watched, base_url, query, words, margin):
    open_model(watched, base_url, f"?{query}")
    expect(watched.locator(".adjustable-notice")).to_contain_text(words)
    assert watched.locator(".adjustable-notice").get_attribute("role") == "status"
    expect(watched.get_by_role("slider", name="Cash margin")).to_have_value(margin)


def test_a_typed_value_outside_its_range_is_clamped_and_said(watched, base_url):
    open_model(watched, base_url)
    field = watched.get_by_role("spinbutton", name="Cost of capital")
    field.fill("55")
    assert watched.locator(".adjustable-notice").inner_text() == "", "nothing is said while a number is being typed"
    field.press("Tab")
    expect(watched.locator(".adjustable-notice")).to_contain_text("55 is outside 4 to 14, so 14% is used.")
    assert field.input_value() == "14"


def test_the_renderer_comes_only_where_it_is_needed_and_when(watched, base_url, site):
    watched.goto(f"{base_url}/synthesis/tests/", wait_until="networkidle")
    assert not [url for url in watched.fetched if "adjustable" in url or "vega" in url]
    watched.add_init_script("addEventListener('DOMContentLoaded', () => (document.querySelector('figure.adjustable').style.marginTop = '3000px'))")
    watched.goto(base_url + PATH, wait_until="networkidle")
    assert [url for url in watched.fetched if url.endswith("adjustable.js")]
    late = watched.locator(LIVE).count() == 0 and not [url for url in watched.fetched if "vega" in url]
    watched.locator("figure.adjustable").scroll_into_view_if_needed()
    watched.wait_for_selector(LIVE)
    assert len([url for url in watched.fetched if "/assets/vega/vega-" in url]) == 1
    assert late, "the renderer was fetched before the chart was near"
    assert all(url.startswith(base_url) for url in watched.fetched)


def test_no_text_is_run_as_a_program(watched, base_url, site):
    """The policy of the page has no unsafe-eval, the browser enforces it, and the chart lives under it."""
    html = (site / "synthesis/payback/index.html").read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    assert "unsafe" not in policy and "script-src 'self'" in policy
    assert not re.search(
        r"<[^>]+ style=", html[html.index('<figure class="chart adjustable') : html.index("</figure>", html.index('<figure class="chart adjustable'))]
    )
    open_model(watched, base_url)
    # Playwright's own evaluate goes past the policy for its text, not for what the text calls from a script of the page
    watched.evaluate("""() => {
        const script = document.createElement("script");
        script.src = "data:text/javascript,1";
        document.addEventListener("securitypolicyviolation", (event) => (window.refused = event.violatedDirective));
        document.head.append(script);
    }""")
    watched.wait_for_function("window.refused")
    watched.complaints.clear()  # the refusal just provoked
    assert watched.evaluate("refused").startswith("script-src")


def test_the_live_picture_is_one_image_whose_points_can_be_read(watched, base_url, defaults):
    open_model(watched, base_url)
    names = watched.locator(LIVE).evaluate("""svg => [svg.getAttribute("role"), ...["labelledby", "describedby"].map(
        kind => document.getElementById(svg.getAttribute(`aria-${kind}`)).textContent)]""")
    assert names[0] == "img" and names[2] == payback.sentences(defaults)
    marks = watched.locator(f'{LIVE} [role="graphics-symbol"]').evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
    points = [p["label"] for p in payback.points(defaults) if p["shown"] is not None]
    assert [m for m in marks if m.startswith("Year")] == points
    assert len(marks) == len(points) + 1  # and the range that the ledger holds
    watched.locator("figure.adjustable .chart-drawing").focus()
    watched.keyboard.press("Enter")
    watched.keyboard.press("ArrowDown")
    assert watched.locator(".chart-tip").inner_text() in marks


def test_the_picture_fits_its_window(browser, base_url):
    for width, size in ((320, "narrow"), (360, "narrow"), (1280, "wide")):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        open_model(page, base_url)
        assert page.evaluate("document.querySelector('figure.adjustable').adjustable.drawn") == size
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box, frame = page.locator(LIVE).bounding_box(), page.locator(".chart-drawing").first.bounding_box()
        assert box["width"] <= frame["width"] + 1
        page.set_viewport_size({"width": 1280 if size == "narrow" else 360, "height": 800})
        page.wait_for_function(f"document.querySelector('figure.adjustable').adjustable.drawn !== '{size}'")
        page.wait_for_timeout(200)
        assert page.locator(LIVE).count() == 1
        context.close()


def test_a_focused_control_is_not_hidden_by_what_stays_in_sight(browser, base_url, parameters):
    context = browser.new_context(viewport={"width": 360, "height": 760})
    page = context.new_page()
    open_model(page, base_url)
    page.locator(".adjustable-slider").first.focus()
    for _ in range(4 * len(parameters)):
        page.wait_for_timeout(50)
        hidden = page.evaluate("""() => {
            const box = document.activeElement.getClientRects()[0];
            const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return !(box.top >= 0 && box.bottom <= innerHeight && (over === document.activeElement || document.activeElement.contains(over)));
        }""")
        assert not hidden, page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")
    context.close()


def test_without_script_picture_result_and_scenarios_are_there(scriptless, base_url, defaults):
    scriptless.goto(base_url + PATH)
    assert scriptless.locator("figure.adjustable .chart-drawing > svg:visible").count() == 1
    assert scriptless.locator(".adjustable-form:visible").count() == 0
    assert said(scriptless) == payback.sentences(defaults)
    rows = scriptless.locator("table.scenarios tbody tr")
    assert rows.count() == 1 + len(payback.SCENARIOS)
    assert rows.nth(1).locator("td").all_inner_texts() == payback.summary(defaults | next(iter(payback.SCENARIOS.values())))


def test_a_failed_renderer_is_said(browser, base_url):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/assets/vega/*", lambda route: route.abort())
    page.goto(base_url + PATH)
    page.locator("figure.adjustable").scroll_into_view_if_needed()
    expect(page.locator(".adjustable-notice")).to_contain_text("could not be loaded")
    expect(page.locator(".adjustable-form")).to_be_hidden()
    assert page.locator("figure.adjustable .chart-drawing > svg:visible").count() == 1
    context.close()


def test_sizes(site: Path):
    runtimes = list((site / "assets/vega").glob("*.js"))
    assert len(runtimes) == 1
    assert re.fullmatch(r"vega-[0-9a-f]{12}\.js", runtimes[0].name)
    for path in (*runtimes, site / "assets/javascripts/adjustable.js", site / "assets/stylesheets/adjustable.css", site / "synthesis/payback/index.html"):
        print(f"\n{path.relative_to(site)}: {path.stat().st_size:,} bytes, {len(gzip.compress(path.read_bytes(), 9)):,} gzipped", end="")
    assert len(gzip.compress((site / "assets/javascripts/adjustable.js").read_bytes(), 9)) <= 6000
