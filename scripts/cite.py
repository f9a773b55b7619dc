"""How to cite a chart, a page or a dataset: plain text, BibTeX, CSL-JSON (schema 1.0).

The providers of the figures come first; this site only arranged them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from scripts.facts import Source
from scripts.period import say_date

SITE = "Android + AWS"
AUTHOR = "The contributors of Android + AWS"


@dataclass(frozen=True)
class Work:
    """Something that can be cited; `kind` is a CSL type: graphic, webpage or dataset."""

    id: str
    kind: str
    title: str
    url: str
    issued: date
    providers: tuple[str, ...] = ()

    @property
    def provider_names(self) -> str:
        more = f" and {len(self.providers) - 5} others" if len(self.providers) > 5 else ""
        return "; ".join(self.providers[:5]) + more


def providers(sources: list[Source]) -> tuple[str, ...]:
    """The publishers of some sources with their years, each once."""
    return tuple(dict.fromkeys(f"{s.publisher} ({s.year})" for s in sources))


def plain_text(work: Work) -> str:
    data = f"Data: {work.provider_names}. " if work.providers else ""
    return f"{data}“{work.title}”, arranged by {SITE}, {say_date(work.issued.isoformat())}. {work.url}"


def bibtex(work: Work) -> str:
    """A @misc entry; braces and backslashes of the title are escaped."""
    fields = {
        "author": "{" + AUTHOR + "}",
        "title": "{" + _escape(work.title) + "}",
        "year": str(work.issued.year),
        "month": str(work.issued.month),
        "howpublished": SITE.replace("+", "{+}"),
        "url": work.url,
        "note": _escape(f"Data: {work.provider_names}") if work.providers else "",
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return "@misc{" + re.sub(r"[^\w-]", "-", work.id) + ",\n" + ",\n".join(lines) + "\n}"


def _escape(text: str) -> str:
    return re.sub(r"([\\{}%&#_$])", r"\\\1", text)


def csl(work: Work) -> list[dict]:
    """One item of CSL-JSON, as reference managers import it."""
    day = work.issued
    item = {
        "id": work.id,
        "type": work.kind,
        "title": work.title,
        "author": [{"literal": AUTHOR}],
        "container-title": SITE,
        "publisher": SITE,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": work.url,
    }
    return [item | ({"note": f"Data: {work.provider_names}"} if work.providers else {})]
