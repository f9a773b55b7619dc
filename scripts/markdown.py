"""The Python-Markdown extension that both engines load: fact links, fences and notes become HTML.

Fences run before the text is parsed, fact links after; so a fence leaves a placeholder, and one walk through
the finished tree numbers facts in reading order, wherever they stand. Meaning lives here and not in a
plugin, since MkDocs and Zensical share extensions and nothing else.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from scripts.blocks import BLOCKS
from scripts.facts import Ledger
from scripts.fences import read_fences
from scripts.ledger import DATA, read_ledger
from scripts.page import HYPHENED, Page
from scripts.problem import AuthorError, Problem
from scripts.prose import check_prose


class Placeholder(str):
    """Stands in the stash for a fence until its page is known; `name` and `text` are the fence's."""

    def __new__(cls, name: str, text: str):
        self = super().__new__(cls, f"<!-- {name} -->")
        self.name, self.text = name, text
        return self


def fence(source: str, language: str, css_class: str, options: dict, md: Markdown, **kwargs) -> Placeholder:
    """The formatter for every custom fence of mkdocs.yml."""
    return Placeholder(language, source)


_ledger: tuple[float, Ledger] | None = None


def current_ledger(data: Path = DATA) -> Ledger:
    """The ledger, read again when a file of data/ is newer than the last reading."""
    global _ledger
    newest = max((p.stat().st_mtime for p in [data, *data.rglob("*")]), default=0)
    if _ledger is None or newest > _ledger[0]:
        _ledger = (newest, read_ledger(data))
    return _ledger[1]


def page_path(md: Markdown) -> tuple[str, bool]:
    """Where the page lies below docs/, and whether the engine will move relative links; ("", False) outside both.

    MkDocs leaves links in HTML alone. Zensical takes them for links between source files and moves them to where the
    page is served.
    """
    for processors, attribute, inner, moves in ((md.treeprocessors, "file", "src_uri", False), (md.preprocessors, "page", "path", True)):
        for processor in processors:
            holder = getattr(processor, attribute, None)
            if holder is not None and hasattr(holder, inner):
                return getattr(holder, inner), moves
    return "", False


def up_from(path: str, moves: bool = False) -> str:
    """The way from a page to the site's root: docs/aws/panjiu.md is served as aws/panjiu/, but lies in aws/."""
    parts = path.removesuffix(".md").split("/")
    return "../" * (len(parts) - (moves or parts[-1] in {"index", ""}))


class Mistakes(SystemExit, Exception):
    """Ends a build with the authors' mistakes and no traceback; a server, which catches no bare exit, prints them and tries again."""


class FactTree(Treeprocessor):
    """Walks the parsed page once, in reading order."""

    def __init__(self, md: Markdown, ledger: Callable[[], Ledger]):
        super().__init__(md)
        self.ledger = ledger

    def run(self, root: ET.Element) -> None:
        path, moves = page_path(self.md)
        try:
            self.page = Page(self.ledger(), up_from(path, moves))
            problems, _ = check_prose(self.md.source_text, self.page.ledger, f"docs/{path}")
            problems += read_fences(self.md.source_text, f"docs/{path}", BLOCKS)[1]
            if problems:
                raise AuthorError(problems)
            for element in list(root.iter()):
                self._visit(element)
        except AuthorError as error:
            raise Mistakes(str(error)) from None
        self._describe(root)
        notes = self.page.notes()
        if notes:
            ET.SubElement(root, "div").text = self.md.htmlStash.store(str(notes))

    def _visit(self, element: ET.Element) -> None:
        if element.tag == "a" and element.get("href", "").startswith("fact:"):
            self._replace(element, self.page.fact_link(element.get("href").removeprefix("fact:"), "".join(element.itertext())))
        elif element.text and (match := HTML_PLACEHOLDER_RE.fullmatch(element.text.strip())):
            number = int(match[1])
            stashed = self.md.htmlStash.rawHtmlBlocks[number]
            if isinstance(stashed, Placeholder):
                self.md.htmlStash.rawHtmlBlocks[number] = self._block(stashed)

    def _block(self, fence: Placeholder) -> str:
        try:
            return str(BLOCKS[fence.name](self.page, fence.text))
        except AuthorError as error:
            here = f"docs/{page_path(self.md)[0]}"
            raise AuthorError([Problem(here, 0, 0, p.message) if p.path in {"table", "charts"} else p for p in error.problems]) from None

    def _replace(self, element: ET.Element, html: str) -> None:
        fresh, tail = ET.fromstring(html), element.tail
        element.clear()
        element.tail = tail
        element.attrib.update(fresh.attrib)
        element.text = fresh.text
        element.extend(list(fresh))

    def _describe(self, root: ET.Element) -> None:
        """Put the line on freshness and sources after the standfirst."""
        for place, child in enumerate(root):
            if "standfirst" in child.get("class", ""):
                line = ET.Element("div")
                line.text = self.md.htmlStash.store(str(self.page.describe()))
                root.insert(place + 1, line)
                return


class WholeName(InlineProcessor):
    """Keeps a hyphened name, such as T-Head or GPT-5, on one line."""

    ANCESTOR_EXCLUDES = ("h1", "h2", "h3", "h4")  # the engines read titles from these

    def handleMatch(self, match: re.Match, data: str) -> tuple[ET.Element, int, int]:  # noqa: N802
        span = ET.Element("span", {"class": "whole"})
        span.text = AtomicString(match[0])
        return span, match.start(), match.end()


class KeepSource(Preprocessor):
    """Remembers the page as written, before any extension rewrites it."""

    def run(self, lines: list[str]) -> list[str]:
        self.md.source_text = "\n".join(lines)
        return lines


class Facts(Extension):
    """Registered after attribute lists (8) and the table of contents (5), and before MkDocs resolves links (0)."""

    def __init__(self, ledger: Callable[[], Ledger] = current_ledger, **kwargs):
        super().__init__(**kwargs)
        self.ledger = ledger

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(KeepSource(md), "facts-source", 100)
        md.inlinePatterns.register(WholeName(HYPHENED.pattern, md), "facts-names", 30)
        md.treeprocessors.register(FactTree(md, self.ledger), "facts", 4)


def makeExtension(**kwargs) -> Facts:  # noqa: N802
    return Facts(**kwargs)
