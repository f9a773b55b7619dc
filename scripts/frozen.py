"""Charts as they once were: /charts/<id>/v/<hash>/ never changes after it was published.

The hash is of the page's own bytes. Earlier versions come from a folder that a deploy carries over (`kept`); a
version found there with other bytes stops the build.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

from scripts.problem import AuthorError, Problem


def content_hash(page: str) -> str:
    return hashlib.sha256(page.encode("utf-8")).hexdigest()[:12]


def freeze(folder: Path, kept: Path, page: str, day: date) -> list[dict]:
    """Write `page` below folder/v/ with all earlier versions from kept/; return all versions, the current first, then the newest.

    Raises AuthorError where a version has other bytes than its name says, is lost, or is on no list.
    """
    name = content_hash(page)
    versions = _read_versions(kept, name)
    for version in versions:
        source, target = (base / "v" / version["hash"] / "index.html" for base in (kept, folder))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if not any(version["hash"] == name for version in versions):
        versions.insert(0, {"hash": name, "published": day.isoformat()})
        for base in (kept, folder):
            target = base / "v" / name / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, "utf-8")
        (kept / "versions.json").write_text(json.dumps(versions, indent=1) + "\n", "utf-8")
    current = sorted(versions, key=lambda v: v["hash"] != name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps({"current": name, "versions": current}, indent=1) + "\n", "utf-8")
    return current


def _read_versions(kept: Path, name: str) -> list[dict]:
    """The list of earlier versions, each of which is there unchanged; only `name` may be left of a build that was stopped."""
    record = kept / "versions.json"
    try:
        versions = json.loads(record.read_text("utf-8")) if record.is_file() else []
        listed = {version["hash"]: version["published"] for version in versions}
    except (ValueError, TypeError, KeyError):
        raise AuthorError([Problem(str(record), 0, 0, "this is no list of versions; restore it from the last deploy")]) from None
    problems = []
    for own in sorted(listed):
        source = kept / "v" / own / "index.html"
        if not source.is_file() or content_hash(source.read_text("utf-8")) != own:
            problems.append(Problem(str(source), 0, 0, "a frozen chart was changed or lost; restore its bytes from the last deploy"))
    for path in sorted((kept / "v").glob("*")):
        if path.name not in {*listed, name}:
            problems.append(
                Problem(str(path), 0, 0, f"this version is missing in {record.name}, so no page would lead to it; restore the list from the last deploy")
            )
    if problems:
        raise AuthorError(problems)
    return versions
