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
    """Write `page` below folder/v/ with all earlier versions from kept/; return all versions, the newest first.

    Raises AuthorError where a version of the same name has other bytes.
    """
    record = kept / "versions.json"
    versions = json.loads(record.read_text("utf-8")) if record.is_file() else []
    for version in versions:
        source, target = kept / "v" / version["hash"] / "index.html", folder / "v" / version["hash"] / "index.html"
        if not source.is_file() or content_hash(source.read_text("utf-8")) != version["hash"]:
            raise AuthorError([Problem(str(source), 0, 0, "a frozen chart was changed or lost; restore its bytes from the last deploy")])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    name = content_hash(page)
    if not any(version["hash"] == name for version in versions):
        versions.insert(0, {"hash": name, "published": day.isoformat()})
        for base in (kept, folder):
            target = base / "v" / name / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, "utf-8")
        record.write_text(json.dumps(versions, indent=1) + "\n", "utf-8")
    current = sorted(versions, key=lambda v: v["hash"] != name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "versions.json").write_text(json.dumps({"current": name, "versions": current}, indent=1) + "\n", "utf-8")
    return current
