"""An embedded chart tells its host its height and nothing else; a frozen chart says when it is no longer the newest."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

FRAME = "iframe"


@pytest.fixture
def snippet(site: Path, base_url: str, charts: list[str]) -> str:
    """What an embedder of the first chart pastes, as if the site lived at the tests' address."""
    oembed = json.loads((site / "charts" / charts[0] / "oembed.json").read_text("utf-8"))
    home = oembed["provider_url"]
    origin = "/".join(home.split("/")[:3])
    return oembed["html"].replace(home, f"{base_url}/").replace(origin, base_url)


@pytest.fixture
def host(page: Page, tmp_path: Path, other_origin: str, snippet: str):
    """Open a page of another origin around a snippet, and record every message that it gets."""

    def visit(code: str = snippet) -> Page:
        listen = "window.heard = []; addEventListener('message', e => heard.push([e.origin, e.data]))"
        (tmp_path / "index.html").write_text(f"<!doctype html><title>Host</title><script>{listen}</script><h1>Another site</h1>{code}", "utf-8")
        page.goto(other_origin)
        return page

    return visit


def height(page: Page) -> float:
    return page.locator(FRAME).bounding_box()["height"]


def expect_fitting(page: Page) -> None:
    """Wait until the frame is as tall as its page."""
    inner = page.frames[1]
    page.wait_for_function("() => document.querySelector('iframe').style.height")
    for _ in range(40):
        if abs(height(page) - inner.evaluate("document.body.getBoundingClientRect().height")) <= 1:
            break
        page.wait_for_timeout(50)
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight"), "the frame scrolls"
    assert abs(height(page) - inner.evaluate("document.body.getBoundingClientRect().height")) <= 1


def test_the_frame_takes_the_height_of_its_chart(host, base_url):
    page = host()
    expect_fitting(page)
    wide = height(page)
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_function("told => heard.length > told", arg=1)
    expect_fitting(page)
    assert height(page) != wide
    for origin, data in page.evaluate("heard"):
        assert origin == base_url
        assert list(data) == ["chartHeight"]
        assert isinstance(data["chartHeight"], int)


def test_a_page_that_nobody_embeds_says_nothing(page, base_url, charts):
    page.add_init_script("window.heard = []; addEventListener('message', e => heard.push(e.data))")
    page.goto(f"{base_url}/charts/{charts[0]}/embed/")
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == []


def test_strangers_cannot_move_the_frame(host, snippet, base_url, tmp_path, other_origin):
    (tmp_path / "stranger.html").write_text("<script>parent.postMessage({ chartHeight: 1500 }, '*')</script>", "utf-8")
    page = host(re.sub(r'src="[^"]+/embed/"', f'src="{other_origin}/stranger.html"', snippet))
    page.wait_for_function("() => heard.length")
    assert height(page) == 620
    page.evaluate("postMessage({ chartHeight: 1500 }, '*')")
    page.wait_for_function("() => heard.length > 1")
    assert height(page) == 620


@pytest.mark.parametrize(("said", "taken"), [("99999", 2400), ("1", 200), ("'900'", 620), ("NaN", 620), ("null", 620)])
def test_the_frame_stays_within_bounds(host, page, said, taken):
    body = f"<script>parent.postMessage({{ chartHeight: {said} }}, '*')</script>"
    page.route("**/embed/", lambda route: route.fulfill(body=body, content_type="text/html"))
    host()
    page.wait_for_function("() => heard.length")
    assert height(page) == taken


def test_points_are_read_inside_a_frame(host):
    page = host()
    expect_fitting(page)
    inner = page.frames[1]
    inner.locator(".chart-drawing").focus()
    page.keyboard.press("Enter")
    expect(inner.locator(".chart-tip")).to_be_visible()
    expect(inner.locator(".chart-live")).to_have_text(inner.locator(".chart-tip").inner_text())


def test_a_source_is_read_inside_a_frame_and_esc_leads_back(host):
    page = host()
    expect_fitting(page)
    inner = page.frames[1]
    inner.locator("a.fact").first.focus()
    page.keyboard.press("Enter")
    expect(inner.locator(".fact-popover")).to_be_focused()
    page.keyboard.press("Escape")
    expect(inner.locator(".fact-popover")).to_be_hidden()
    expect(inner.locator("a.fact").first).to_be_focused()


def test_links_to_notes_stay_in_the_frame_and_others_leave_it(host, other_origin, base_url):
    page = host()
    expect_fitting(page)
    inner = page.frames[1]
    inner.locator("a.fact").first.click()
    inner.locator(".fact-actions a").click()
    expect(inner.locator("#note-1")).to_be_visible()
    assert page.url.startswith(other_origin)
    inner.locator(".note-entry").first.click()
    page.wait_for_url(f"{base_url}/data/**")


def test_hosts_without_script_show_a_linked_picture(scriptless, tmp_path, other_origin, snippet, base_url, charts):
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Host</title>{snippet}", "utf-8")
    scriptless.goto(other_origin)
    picture = scriptless.locator(f'a[href="{base_url}/charts/{charts[0]}/"] img')
    expect(picture).to_be_visible()
    assert picture.get_attribute("alt")


@pytest.fixture
def frozen(site: Path, charts: list[str]) -> tuple[str, dict]:
    """The address of the current frozen version of the first chart, and the list it stands in."""
    versions = json.loads((site / "charts" / charts[0] / "versions.json").read_text("utf-8"))
    return f"charts/{charts[0]}/v/{versions['current']}/", versions


def test_the_newest_frozen_chart_says_nothing(page, base_url, frozen):
    with page.expect_response("**/versions.json"):
        page.goto(f"{base_url}/{frozen[0]}")
    page.wait_for_timeout(100)
    assert page.locator(".frozen-newer").inner_text() == ""


def test_an_older_frozen_chart_names_the_date_of_the_newest(page, base_url, frozen):
    address, versions = frozen
    newer = {"current": "0123456789ab", "versions": [{"hash": "0123456789ab", "published": "2027-03-09"}, *versions["versions"]]}
    page.route("**/versions.json", lambda route: route.fulfill(json=newer))
    page.goto(f"{base_url}/{address}")
    expect(page.locator(".frozen-newer")).to_have_text("A newer version exists. It was published on 9 March 2027.")


def test_a_frozen_chart_that_gave_way_to_an_earlier_one_says_so(page, base_url, frozen):
    address, versions = frozen
    earlier = {"current": "0123456789ab", "versions": [{"hash": "0123456789ab", "published": "2025-03-09"}, *versions["versions"]]}
    page.route("**/versions.json", lambda route: route.fulfill(json=earlier))
    page.goto(f"{base_url}/{address}")
    expect(page.locator(".frozen-newer")).to_have_text("An earlier version holds again. It was published on 9 March 2025.")


def test_a_frozen_chart_without_its_list_stays_quiet(page, base_url, frozen):
    page.route("**/versions.json", lambda route: route.abort())
    page.goto(f"{base_url}/{frozen[0]}")
    page.wait_for_timeout(200)
    assert page.locator(".frozen-newer").inner_text() == ""
