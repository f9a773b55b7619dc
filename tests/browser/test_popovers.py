"""The source of a number opens beside it: by keyboard, by pointer, and as a plain jump to the note without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.facts import KINDS

BOX = ".fact-popover"
FOCUSED = "document.activeElement"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Every page with a number in it that has a note, but for frozen charts, which run no such script."""
    found = []
    for path in sorted(site.rglob("index.html")):
        folder, html = path.parent.relative_to(site), path.read_text("utf-8")
        if "v" not in folder.parts and 'class="fact ' in html and 'id="note-1"' in html:
            found.append(f"{folder.as_posix()}/".removeprefix("./"))
    return found


@pytest.fixture
def fact(page: Page, base_url: str) -> Locator:
    """The first number of the lead page."""
    page.goto(f"{base_url}/")
    return page.locator("a.fact").first


def open_by_key(page: Page, link: Locator) -> None:
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_visible()


def value_in_note(page: Page, link: Locator) -> str:
    return page.locator(link.get_attribute("href")).locator(".note-value").inner_text()


def test_enter_opens_and_esc_closes(page, fact):
    assert fact.get_attribute("aria-haspopup") == "dialog"
    assert fact.get_attribute("aria-expanded") == "false"
    open_by_key(page, fact)
    assert fact.get_attribute("aria-expanded") == "true"
    assert page.locator(BOX).get_attribute("aria-label").startswith("Source of “")
    assert page.locator(BOX).locator(".note-value").inner_text() == value_in_note(page, fact)
    assert page.locator(BOX).locator(".note-source a").count() >= 1
    assert page.locator(BOX).locator(".back").count() == 0
    assert page.evaluate(f"{FOCUSED}.matches('{BOX}')")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_hidden()
    assert fact.get_attribute("aria-expanded") == "false"
    assert fact.evaluate("link => link === document.activeElement")


def test_tab_goes_through_the_box_and_on(page, fact):
    open_by_key(page, fact)
    stops = page.locator(f"{BOX} :is(a, button)").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.closest('{BOX}') !== null")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    assert fact.evaluate("link => link === document.activeElement")


def test_leaving_the_box_with_tab_closes_it(page, fact):
    open_by_key(page, fact)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(BOX)).to_be_hidden()
    assert page.evaluate(f"{FOCUSED} !== document.body")


def test_a_click_outside_or_on_the_number_closes(page, fact):
    fact.click()
    expect(page.locator(BOX)).to_be_visible()
    fact.click()
    expect(page.locator(BOX)).to_be_hidden()
    fact.click()
    expect(page.locator(BOX)).to_be_visible()
    page.mouse.click(3, 400)
    expect(page.locator(BOX)).to_be_hidden()
    assert fact.get_attribute("aria-expanded") == "false"
    fact.click()
    expect(page.locator(BOX)).to_be_visible()


def test_another_number_takes_the_box_over(page, fact):
    other = page.locator("a.fact").nth(1)
    fact.click()
    other.focus()
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_visible()
    assert page.locator(BOX).locator(".note-value").inner_text() == value_in_note(page, other)
    assert [fact.get_attribute("aria-expanded"), other.get_attribute("aria-expanded")] == ["false", "true"]


def test_a_click_with_ctrl_is_the_browsers(page, fact):
    with page.context.expect_page() as opened:
        fact.click(modifiers=["Control"])
    assert opened.value.url.endswith(fact.get_attribute("href"))
    expect(page.locator(BOX)).to_be_hidden()


def test_the_citation_is_copied_with_its_addresses(page, fact, base_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)
    open_by_key(page, fact)
    page.locator(f"{BOX} button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOX} button")).to_have_text("Citation copied")
    expect(page.locator(".chart-live")).to_have_text("Citation copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert " ".join(value_in_note(page, fact).split()) in copied
    source = page.locator(f"{BOX} .note-source a").first.get_attribute("href")
    assert f"({source})" in copied
    assert re.search(rf"Entry \({re.escape(base_url)}/data/[^ ]+\)$", copied)


def test_a_refused_copy_is_said(page, base_url):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(f"{base_url}/")
    open_by_key(page, page.locator("a.fact").first)
    page.locator(f"{BOX} button").click()
    expect(page.locator(f"{BOX} button")).to_have_text("The browser refused to copy")


def test_the_note_itself_is_one_step_away(page, fact):
    href = fact.get_attribute("href")
    open_by_key(page, fact)
    page.locator(f"{BOX} .fact-actions a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_hidden()
    assert page.evaluate("location.hash") == href
    expect(page.locator(href)).to_be_in_viewport()


def kinds(page: Page) -> dict[str, Locator]:
    """One visible number of each kind on the page, and one in a chart's heading."""
    links = page.locator("a.fact:visible")
    found = {}
    for index, (names, heading) in enumerate(links.evaluate_all("links => links.map(link => [link.className, !!link.closest('.chart-title')])")):
        for name in [*names.split(), *(["heading"] if heading else [])]:
            found.setdefault(name, links.nth(index))
    return found


def test_every_kind_of_number_opens_inside_the_window(phone, base_url, pages):
    inside = """box => {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        return left >= 0 && right <= document.documentElement.clientWidth && top >= 0 && bottom <= innerHeight;
    }"""
    seen, wanted = set(), {"fact-disputed", "heading", *(f"fact-{kind}" for kind in KINDS)}
    for path in pages:
        if wanted <= seen:
            break
        phone.goto(f"{base_url}/{path}", wait_until="domcontentloaded")
        for kind, link in kinds(phone).items():
            if kind in seen:
                continue
            seen.add(kind)
            link.scroll_into_view_if_needed()
            open_by_key(phone, link)
            assert phone.locator(BOX).evaluate(inside), f"{path}: the source of a number ({kind}) leaves the window"
            phone.keyboard.press("Escape")
            expect(phone.locator(BOX)).to_be_hidden()
            assert link.evaluate("link => link === document.activeElement"), f"{path}: {kind}"
    assert wanted <= seen


def test_a_tap_opens_and_a_tap_elsewhere_closes(phone, base_url):
    phone.goto(f"{base_url}/")
    phone.locator("a.fact").first.tap()
    expect(phone.locator(BOX)).to_be_visible()
    phone.touchscreen.tap(4, 600)
    expect(phone.locator(BOX)).to_be_hidden()


def test_without_the_popover_api_the_link_jumps_to_the_note(page, base_url):
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(f"{base_url}/")
    fact = page.locator("a.fact").first
    fact.click()
    assert page.evaluate("location.hash") == fact.get_attribute("href")
    assert fact.get_attribute("aria-haspopup") is None


def test_without_script_the_link_jumps_to_the_note(scriptless, base_url):
    scriptless.goto(f"{base_url}/")
    fact = scriptless.locator("a.fact").first
    fact.click()
    assert scriptless.url.endswith(fact.get_attribute("href"))
    expect(scriptless.locator(fact.get_attribute("href"))).to_be_in_viewport()
