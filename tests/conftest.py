"""The built site, for tests that read its files, and which tests run in one process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

from scripts.problem import ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    folder = Path(os.environ.get("SITE_DIR", ROOT / "site"))
    if not (folder / "data" / "charts.json").is_file():
        pytest.fail(f"{folder} holds no built site; run “make site” first, or name another folder in SITE_DIR")
    return folder


class ByFile(LoadFileScheduling):
    """A file's tests share what they set up, so they run in one process; those of test_pages.py share it within a group of pages."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return test.partition("[")[2] if file.endswith("test_pages.py") and "[" in test else file


def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)
