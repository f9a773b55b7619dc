"""What pages say of themselves to machines: schema.org for search engines, oEmbed for whoever embeds a chart."""

from __future__ import annotations

from datetime import date

from scripts import cite, pictures
from scripts.facts import Dataset
from scripts.opendata import LICENSES
from scripts.prose import plain

SCHEMA, LICENSE = "https://schema.org", LICENSES[0]["path"]


def dataset_ld(dataset: Dataset, url: str, home: str) -> dict:
    """schema.org/Dataset, with the properties that dataset search engines require."""
    described = f"{dataset.title}. {plain(dataset.note or '')} Each figure with its source, kind and date.".replace("  ", " ")
    return {
        "@context": SCHEMA,
        "@type": "Dataset",
        "name": dataset.title,
        "description": described,
        "url": url,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": cite.AUTHOR, "url": home},
        "distribution": [{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{url}{dataset.id}.csv"}],
    }


def article_ld(title: str, standfirst: str, url: str, home: str, day: date) -> dict:
    """schema.org/Article, for a written page."""
    return {
        "@context": SCHEMA,
        "@type": "Article",
        "headline": title[:110],  # what search engines show of it
        "description": standfirst,
        "url": url,
        "image": f"{url}card.png",
        "dateModified": day.isoformat(),
        "author": {"@type": "Organization", "name": cite.AUTHOR, "url": home},
        "publisher": {"@type": "Organization", "name": cite.SITE, "url": home},
        "license": LICENSE,
    }


def oembed(title: str, url: str, home: str, html: str) -> dict:
    """The answer of an oEmbed provider (oembed.com, version 1.0) of the type “rich”."""
    width, height = pictures.CARD
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": cite.AUTHOR,
        "provider_name": cite.SITE,
        "provider_url": home,
        "cache_age": 86400,
        "html": html,
        "width": 720,
        "height": 620,
        "thumbnail_url": f"{url}card.png",
        "thumbnail_width": width,
        "thumbnail_height": height,
    }
