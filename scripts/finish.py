"""The last touch on every HTML file: what machines read in its head, and the policy that keeps strangers out.

The Content-Security-Policy allows the site's own files and the inline scripts and styles that the theme brings,
each by its hash; nothing else runs, and nothing is asked from another origin.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)
STYLE = re.compile(r"<style[^>]*>(?P<body>.*?)</style>", re.S)


@dataclass(frozen=True)
class Head:
    """What a page says of itself to search engines and social networks."""

    title: str
    description: str
    url: str
    image: str
    json_ld: dict | None = None
    oembed: str | None = None

    def html(self) -> str:
        pairs = {"og:type": "article", "og:title": self.title, "og:description": self.description, "og:url": self.url, "og:image": self.image,
                 "og:image:width": "1200", "og:image:height": "630"}  # fmt: skip
        parts = [f'<meta property="{key}" content="{escape(value)}">' for key, value in pairs.items()]
        parts.append('<meta name="twitter:card" content="summary_large_image">')
        if self.oembed:  # “nofollow” because the theme takes a bare “alternate” for another language of the site
            parts.append(f'<link rel="alternate nofollow" type="application/json+oembed" href="{escape(self.oembed)}" title="{escape(self.title)}">')
        if self.json_ld:
            parts.append(f'<script type="application/ld+json">{htmlsafe_json_dumps(self.json_ld, ensure_ascii=False)}</script>')
        return "".join(parts)


def finish(out: Path, heads: dict[str, Head]) -> None:
    """Complete every page below `out`, and write the headers that a static host should send."""
    for path in sorted(out.rglob("*.html")):
        if "v" in path.relative_to(out).parts:
            continue  # a frozen page carries its own head and never changes
        html = path.read_text("utf-8")
        head = heads.get(f"{path.parent.relative_to(out).as_posix()}/".removeprefix("./")) if path.name == "index.html" else None
        if head:
            html = re.sub(r'<meta name="description"[^>]*>', "", html)
            html = html.replace("</head>", f'<meta name="description" content="{escape(head.description)}">{head.html()}</head>', 1)
        html = html.replace('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"')
        charset = re.search(r'<meta charset="?utf-8"?\s*/?>', html, re.I)
        if charset:
            html = html[: charset.end()] + meta_policy(html) + html[charset.end() :]
        path.write_text(html, "utf-8")
    (out / "sitemap.xml").write_text(sitemap(heads), "utf-8")
    (out / "sitemap.xml.gz").unlink(missing_ok=True)  # the engine's, of its own pages only
    (out / "_headers").write_text(HEADERS, "utf-8")


def sitemap(heads: dict[str, Head]) -> str:
    """Every page's address for search engines, after sitemaps.org; the engine's list has neither charts nor datasets."""
    urls = "".join(f"<url><loc>{escape(head.url)}</loc></url>\n" for _, head in sorted(heads.items()))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'


def meta_policy(html: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'


def policy(html: str) -> str:
    """The policy for one page: its own origin, plus the hashes of its inline scripts and styles."""
    scripts = [hash_of(m["body"]) for m in SCRIPT.finditer(html) if "src=" not in m["attributes"] and "json" not in m["attributes"]]
    styles = [hash_of(m["body"]) for m in STYLE.finditer(html)]
    sources = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *dict.fromkeys(scripts)],
        "style-src": ["'self'", *dict.fromkeys(styles)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{key} {' '.join(values)}" for key, values in sources.items())


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"


HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
  Content-Security-Policy: frame-ancestors 'self'

/charts/*/embed/
  ! Content-Security-Policy
  Content-Security-Policy: frame-ancestors *
"""
