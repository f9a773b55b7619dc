"""A browser, and the built site on a port of its own, for all browser tests."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import ARGUMENTS, REMEDY, find_chromium


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield its origin, without a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    with serving(site) as origin:
        yield origin


@pytest.fixture(scope="session")
def charts(site: Path) -> list[str]:
    """The ids of all charts."""
    return [chart["id"] for chart in json.loads((site / "data" / "charts.json").read_text("utf-8"))]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if not path:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def other_origin(tmp_path: Path) -> Iterator[str]:
    """A second site, on another port, which serves what a test writes into `tmp_path`."""
    with serving(tmp_path) as origin:
        yield origin


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desk-sized page; an error in a script fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(error))  # Playwright cannot wrap a built-in method
    yield page
    context.close()
    assert not errors


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The narrowest page that must work, with touch."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()
