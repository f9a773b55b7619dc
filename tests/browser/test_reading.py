"""The points of every chart can be read: by keyboard, by pointer, by touch, and not at all without wanting to."""

import gzip
import re

from playwright.sync_api import Page, expect

MARKS = '.chart-drawing svg:visible [role="graphics-symbol"]'
FOCUS = "document.activeElement.className"
HEARD = """() => {
    window.heard = [];
    const note = changes => changes.forEach(change => change.addedNodes.forEach(text => heard.push(text.data)));
    new MutationObserver(note).observe(document.querySelector(".chart-live"), { childList: true });
}"""


def open_chart(page: Page, base_url: str, chart: str, form: str = "") -> None:
    """Open a chart's page, or with form="embed/" the same drawing on a page that loads faster."""
    page.goto(f"{base_url}/charts/{chart}/{form}", wait_until="domcontentloaded")
    page.evaluate(HEARD)


def labels(page: Page) -> list[str]:
    return page.locator(MARKS).evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")


def reach(page: Page) -> None:
    """Press Tab until the drawing has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if "chart-drawing" in page.evaluate(FOCUS).split():
            return
    raise AssertionError("no chart was reached with 80 presses of Tab")


def walk(page: Page) -> None:
    """Go through the points of the current series; the keys between the first two and the last are sent from inside, which is faster."""
    for key in ("End", "Home", "ArrowRight"):
        page.keyboard.press(key)
    page.evaluate(
        """times => { for (; times > 0; times--) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true })) }""",
        page.locator(f"{MARKS}:not(.chart-off)").count() - 2,
    )


def inside(page: Page, selector: str) -> bool:
    """Whether a box lies within the window, below the page's header."""
    return page.locator(selector).evaluate(
        """box => {
            const { left, right, top, bottom } = box.getBoundingClientRect();
            const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
            return left >= 0 && right <= document.documentElement.clientWidth && top >= header && bottom <= innerHeight;
        }"""
    )


def test_every_point_of_every_chart_is_read_by_keyboard(page, base_url, charts):
    for chart in charts:
        open_chart(page, base_url, chart, "embed/")
        reach(page)
        assert not page.evaluate("heard.length"), f"{chart}: speaks before anyone asked"
        page.keyboard.press("Enter")
        assert page.evaluate("heard")[0] in labels(page), chart
        for _ in range(20):
            walk(page)
            if set(page.evaluate("heard")) == set(labels(page)):
                break
            page.keyboard.press("ArrowDown")
        assert set(page.evaluate("heard")) == set(labels(page)), f"{chart}: not every point was read"
        assert page.locator(".chart-tip").inner_text().split() == page.evaluate("heard.at(-1)").split(), chart
        page.keyboard.press("Escape")
        assert "chart-drawing" in page.evaluate(FOCUS), f"{chart}: Esc did not lead back to the drawing"
        assert page.locator(".chart-tip, .chart-ring, .chart-reader, .chart-off").count() == 0, chart
        page.keyboard.press("Tab")
        assert "chart-drawing" not in page.evaluate(FOCUS), f"{chart}: the drawing holds the focus"


def test_every_chart_is_read_on_a_narrow_window(phone, base_url, charts):
    for chart in charts:
        open_chart(phone, base_url, chart)
        width = phone.evaluate("document.documentElement.scrollWidth")
        phone.locator(".chart-drawing").focus()
        for key in ("Enter", "End", "ArrowDown"):
            phone.keyboard.press(key)
            assert phone.evaluate("heard.at(-1)") in labels(phone), chart
            assert inside(phone, ".chart-tip"), f"{chart}: the tooltip leaves the window after {key}"
            in_sight = inside(phone, ".chart-ring") or phone.locator(".chart-ring").bounding_box()["height"] > 300  # a tall bar
            assert in_sight, f"{chart}: the point is out of sight after {key}"
            assert phone.evaluate("document.documentElement.scrollWidth") == width, f"{chart}: reading makes the page wider"


def test_the_hint_shows_on_focus(page, base_url, charts):
    open_chart(page, base_url, charts[0])
    hint = "getComputedStyle(document.querySelector('{}'), '::after').content"
    assert page.evaluate(hint.format(".chart-drawing")) == "none"
    reach(page)
    assert page.evaluate(hint.format(".chart-drawing")) == '"Enter: read the points" / ""'
    page.keyboard.press("Enter")
    assert "Esc: leave" in page.evaluate(hint.format(".chart-reader"))


def test_a_series_stands_out_while_one_of_its_points_is_current(page, base_url, charts):
    dimmed = "[...document.querySelectorAll('.chart-drawing svg [role]')].map(mark => mark.classList.contains('chart-off'))"
    several = 0
    for chart in charts:
        open_chart(page, base_url, chart, "embed/")
        page.locator(".chart-drawing").focus()
        page.keyboard.press("Enter")
        first = page.evaluate(dimmed)
        if any(first):
            several += 1
            page.keyboard.press("ArrowDown")
            assert page.evaluate(dimmed) != first, f"{chart}: ArrowDown stays in its series"
            page.keyboard.press("ArrowUp")
            assert page.evaluate(dimmed) == first, f"{chart}: ArrowUp does not lead back"
    assert several


def test_leaving_with_tab_clears_the_drawing(page, base_url, charts):
    open_chart(page, base_url, charts[0])
    reach(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "chart-drawing" not in page.evaluate(FOCUS)
    assert page.locator(".chart-tip, .chart-ring, .chart-reader").count() == 0


def test_a_resized_window_starts_again_in_the_picture_that_shows(page, base_url, charts):
    open_chart(page, base_url, charts[0])
    reach(page)
    page.keyboard.press("Enter")
    page.set_viewport_size({"width": 320, "height": 640})
    expect(page.locator(".chart-tip")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("heard.at(-1)") in labels(page)
    assert inside(page, ".chart-tip")


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def hover_a_mark(page: Page) -> None:
    page.locator(MARKS).first.scroll_into_view_if_needed()
    page.mouse.move(*middle(page, MARKS))


def test_tooltips_are_hoverable_persistent_and_dismissible(page, base_url, charts):
    open_chart(page, base_url, charts[0])
    tip = page.locator(".chart-tip")
    hover_a_mark(page)
    expect(tip).to_be_visible()
    assert tip.inner_text() in labels(page)
    said = tip.inner_text()
    page.wait_for_timeout(600)
    expect(tip).to_have_text(said)  # persistent
    page.mouse.move(*middle(page, ".chart-tip"), steps=4)
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()  # hoverable
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)  # dismissible
    hover_a_mark(page)
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    expect(tip).to_have_count(0)
    assert not page.evaluate("heard.length"), "a pointer makes the page speak"


def test_touch_shows_and_dismisses_a_tooltip(phone, base_url, charts):
    open_chart(phone, base_url, charts[0])
    tip = phone.locator(".chart-tip")
    phone.locator(MARKS).first.scroll_into_view_if_needed()
    x, y = middle(phone, MARKS)
    phone.touchscreen.tap(x, y + 12)  # beside the mark, as a finger would
    expect(tip).to_be_visible()
    assert tip.inner_text() in labels(phone)
    assert inside(phone, ".chart-tip")
    phone.wait_for_timeout(600)
    expect(tip).to_be_visible()
    phone.touchscreen.tap(4, 630)  # the margin of the page
    expect(tip).to_have_count(0)


def test_nothing_moves_for_readers_who_asked_for_that(page, base_url, charts):
    open_chart(page, base_url, charts[0])
    duration = "getComputedStyle(document.querySelector('.chart-drawing svg path')).transitionDuration"
    assert page.evaluate(duration) == "0.15s"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(duration) == "0s"


def test_the_drawing_is_one_image_with_name_and_description(site, charts):
    for chart in charts:
        html = (site / "charts" / chart / "index.html").read_text("utf-8")
        drawings = re.findall(r'<svg class="chart-[^>]*>', html)
        assert len(drawings) == 2, chart
        for drawing in drawings:
            assert 'role="img"' in drawing, chart
            for named in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', drawing):
                words = re.search(rf'<(\w+)[^>]* id="{named}"[^>]*>(.*?)</\1>', html, re.S)
                assert words and re.sub(r"<[^>]+>", "", words[2]).strip(), f"{chart}: {named} says nothing"


def test_everything_is_there_without_script(scriptless, base_url, charts):
    for chart in charts:
        scriptless.goto(f"{base_url}/charts/{chart}/")
        assert scriptless.locator(".chart-drawing svg:visible").count() == 1, chart
        assert scriptless.locator("figure.chart table:visible").count() >= 1, chart
        assert scriptless.locator(".chart-drawing[tabindex]").count() == 0, chart


def test_the_script_is_small(site):
    assert len(gzip.compress((site / "assets/javascripts/site.js").read_bytes(), 9)) <= 6000
