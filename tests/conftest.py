"""The built site, for tests that read its files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.problem import ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    folder = Path(os.environ.get("SITE_DIR", ROOT / "site"))
    if not (folder / "data" / "charts.json").is_file():
        pytest.fail(f"{folder} holds no built site; run “make site” first, or name another folder in SITE_DIR")
    return folder
