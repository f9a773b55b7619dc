"""What takes long to make is made once: files below .cache/, each named by a hash of all that shapes it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.problem import ROOT

CACHE = ROOT / ".cache"


def digest(*parts: bytes | str) -> str:
    """The hash of everything that shapes a thing, as part of its file's name."""
    return hashlib.sha256(bytes(1).join(p.encode() if isinstance(p, str) else p for p in parts)).hexdigest()[:24]


def digest_of_files(paths: Iterable[Path]) -> str:
    return digest(*(path.read_bytes() for path in paths))


def keep(path: Path, make: Callable[[], bytes]) -> bytes:
    """What `make` returns, from the file where an earlier run left it; a run that is stopped leaves no half a file."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}.{os.getpid()}")
        half.write_bytes(make())
        half.replace(path)
    return path.read_bytes()
