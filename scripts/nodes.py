"""YAML as plain data with places, refusing everything in YAML that surprises.

PyYAML keeps the last of two equal keys in silence, resolves `no` to false, lets one part of a file
stand for another and can be told to build Python objects. None of this is wanted in a ledger, so files are
read from the C parser's events: a scalar stays the text that was typed, and every node knows its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from scripts.problem import Problem, nearest, relative

NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,19})(?:\.[0-9]{1,19})?")  # what every reader of YAML takes for the same decimal number
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
STRUCTURAL_TAGS = {None, "!"}


@dataclass(frozen=True)
class Scalar:
    """Text as typed; `plain` where it stood without quotes, so that 7 and "7" differ."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(frozen=True)
class Sequence:
    items: list
    line: int
    column: int


@dataclass(frozen=True)
class Mapping:
    """Keys as typed, each with its place and its node; line 0 is a stand-in for what was no mapping, and that was reported."""

    entries: dict[str, object] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)
    line: int = 1
    column: int = 1


class Page:
    """One YAML file and the problems found in it."""

    def __init__(self, path: Path, root: Path):
        self.path = relative(path, root)
        self.problems: list[Problem] = []
        self.top = self._read(path)

    def report(self, node, message: str) -> None:
        if node.line == 0:
            return  # what a stand-in lacks follows from what was reported
        self.problems.append(Problem(self.path, node.line, node.column, message))

    def _read(self, path: Path):
        try:
            raw = path.read_bytes()
        except OSError as error:
            self._at(1, 1, f"cannot be read: {error.strerror}; a file was expected")
            return None
        if raw.startswith(b"\xef\xbb\xbf"):
            self._at(1, 1, "the file starts with a byte-order mark; save it as UTF-8 without one")
            raw = raw[3:]
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self._at(line, error.start - raw.rfind(b"\n", 0, error.start), "not UTF-8; save the file as UTF-8")
            return None
        for number, line in enumerate(text.split("\n"), 1):
            if "\t" in line:
                self._at(number, line.index("\t") + 1, "a tab; indent with two spaces")
            if control := CONTROL.search(line):
                self._at(number, control.start() + 1, f"a control character, #x{ord(control[0]):02x}; remove it")
        if self.problems:
            return None
        try:
            events = yaml.parse(text, Loader=yaml.CSafeLoader)
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    node = self._node(next(events), events)
                    for event in events:
                        if isinstance(event, yaml.DocumentStartEvent):
                            self._at(event.start_mark.line + 1, 1, "a second document starts here and would not be read; make it a file of its own")
                    return node
            self._at(1, 1, "the file is empty; fill it, or remove it")
        except RecursionError:
            self._at(1, 1, "nested too deeply; a table of rows was expected")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self._at(line, column, f"not valid YAML: {getattr(error, 'problem', None) or error}; quote texts that hold “: ” or “#”")
        return None

    def _at(self, line: int, column: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, column, message))

    def _node(self, event, events: Iterator):
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self._at(line, column, f"an alias, *{event.anchor}; write the value out, so that a reader sees it where it holds")
            return Scalar("", True, line, column)
        if event.anchor:
            self._at(line, column, f"an anchor, &{event.anchor}; write the value out, so that a reader sees it where it holds")
        if event.tag not in STRUCTURAL_TAGS:
            self._at(line, column, f"a tag, {event.tag.replace('tag:yaml.org,2002:', '!!')}; data holds no tags, and none is ever executed")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, event.implicit[0], line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events))
            return Sequence(items, line, column)
        return self._mapping(line, column, events)

    def _mapping(self, line: int, column: int, events: Iterator) -> Mapping:
        mapping = Mapping(line=line, column=column)
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                self.report(key, "a key must be a word")
            elif key.text in mapping.keys:
                self.report(key, f"the key “{key.text}” stands twice; the first is in line {mapping.keys[key.text].line}; remove one")
            else:
                mapping.keys[key.text] = key
                mapping.entries[key.text] = value
        return mapping

    def check_keys(self, mapping: Mapping, allowed: set[str], what: str) -> None:
        """Report each key of a mapping that is not allowed in it."""
        for key, place in mapping.keys.items():
            if key not in allowed:
                self.report(place, f"unknown key “{key}” in {what}; expected one of {', '.join(sorted(allowed))}{nearest(key, allowed)}")

    def mapping(self, node, what: str) -> Mapping:
        """Return the node if it is a mapping; otherwise report it and return an empty one."""
        if isinstance(node, Mapping):
            return node
        if node is not None:
            self.report(node, f"{what} must be a mapping of names to values")
        return Mapping(line=0)

    def text(self, mapping: Mapping, key: str, what: str, required: bool = False) -> str | None:
        """Return a text entry; a missing required one, or one that is not text, is reported."""
        node = mapping.entries.get(key)
        if node is None:
            if required:
                self.report(mapping, f"{what} has no “{key}”; add it")
            return None
        if not isinstance(node, Scalar) or not node.text.strip():
            self.report(node, f"“{key}” of {what} must be a text")
            return None
        return node.text.strip()

    def choice(self, mapping: Mapping, key: str, allowed, what: str, required: bool = False) -> str | None:
        """Return a text entry that must be one of `allowed`."""
        value = self.text(mapping, key, what, required)
        if value is not None and value not in allowed:
            self.report(mapping.entries[key], f"“{key}” of {what} is “{value}”; expected one of {', '.join(allowed)}{nearest(value, allowed)}")
            return None
        return value

    def flag(self, mapping: Mapping, key: str, what: str, required: bool = False) -> bool:
        """Return a true/false entry; absent means false."""
        return self.choice(mapping, key, ("true", "false"), what, required) == "true"
