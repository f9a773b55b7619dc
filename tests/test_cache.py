"""What is kept is made once, whole, and under a name that changes with all that shapes it."""

from __future__ import annotations

import pytest

from scripts.cache import digest, keep


def test_a_thing_is_made_once(tmp_path):
    made = []

    def make() -> bytes:
        made.append(1)
        return b"picture"

    path = tmp_path / "pictures" / "a.png"
    assert keep(path, make) == keep(path, make) == path.read_bytes() == b"picture"
    assert len(made) == 1


def test_a_run_that_is_stopped_leaves_nothing_behind(tmp_path):
    def stopped() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path / "a.png", stopped)
    assert not (tmp_path / "a.png").exists()
    assert keep(tmp_path / "a.png", lambda: b"whole") == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_parts_do_not_run_into_each_other():
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(b"abc", "")}) == 4
    assert digest("abc") == digest(b"abc")
