"""A build refuses folders that it would harm, and a day that it cannot read, before it touches anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.problem import ROOT
from scripts.site import find_obstacle, main


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    (tmp_path / "built").mkdir()
    (tmp_path / "built/404.html").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/to-a-friend.txt").touch()
    (tmp_path / "file").touch()
    return tmp_path


@pytest.mark.parametrize("out", ["built", "empty", "new", "new/deeper"])
def test_a_site_is_written_to_a_new_folder_or_over_an_earlier_site(out, folders):
    assert find_obstacle(folders / out, folders / "kept") is None
    assert find_obstacle(ROOT / "site", ROOT / "kept") is None


@pytest.mark.parametrize("out", [ROOT, ROOT.parent, ROOT / "docs", ROOT / "docs" / "site", ROOT / "data", ROOT / "scripts" / ".." / "charts"])
def test_the_projects_own_files_are_never_emptied(out, folders):
    assert "the project's own files" in find_obstacle(out, folders / "kept")


@pytest.mark.parametrize("out", ["letters", "file"])
def test_a_folder_that_is_no_site_is_left_alone(out, folders):
    assert "is no site built earlier" in find_obstacle(folders / out, folders / "kept")


@pytest.mark.parametrize(("kept", "words"), [("file", "a file; expected the folder"), ("built/kept", "inside --out"), ("built", "inside --out")])
def test_frozen_charts_are_carried_in_a_folder_that_outlives_the_build(kept, words, folders):
    assert words in find_obstacle(folders / "built", folders / kept)


@pytest.mark.parametrize("day", ["yesterday", "1e400", "99999999999999999999"])
def test_a_day_that_cannot_be_read_is_said_and_nothing_is_built(day, folders, monkeypatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    with pytest.raises(SystemExit):
        main(["--out", str(folders / "new")])
    assert f"SOURCE_DATE_EPOCH: “{day}” is no day" in capsys.readouterr().err
    assert not (folders / "new").exists()
