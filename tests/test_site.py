"""The built site as files: nothing is missing, every link leads somewhere, every download opens, nothing comes from elsewhere."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import struct
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import dplib
import pandas as pd
import pytest
import vl_convert
from jsonschema import Draft7Validator
from lxml import etree, html

from scripts.cite import Work, bibtex
from scripts.finish import Head, hash_of
from scripts.frozen import content_hash, freeze
from scripts.ledger import load
from scripts.opendata import FIELDS, safe_cell
from scripts.problem import ROOT, AuthorError
from scripts.publish import address, title_of
from scripts.site import configuration

HOME = configuration()["site_url"]
SOURCES = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").rglob("*.md") if p.name != "shell.md")


@cache
def page_trees(folder: Path) -> dict[str, html.HtmlElement]:
    """Every HTML file by its path below the site."""
    return {p.relative_to(folder).as_posix(): html.document_fromstring(p.read_bytes()) for p in sorted(folder.rglob("*.html"))}


def file_of(source: str) -> str:
    """The file of a Markdown page below the site."""
    return f"{address(source)}index.html"


@pytest.fixture(scope="module")
def pages(site):
    return page_trees(site)


@pytest.fixture(scope="module")
def records(site):
    """The open data: name of the file without .json, and what it holds."""
    return {name: json.loads((site / "data" / f"{name}.json").read_text("utf-8")) for name in ("facts", "sources", "charts", "datapackage")}


@pytest.fixture(scope="module")
def charts(records) -> list[str]:
    return [chart["id"] for chart in records["charts"]]


def ours(pages) -> dict[str, html.HtmlElement]:
    return {path: tree for path, tree in pages.items() if "v" not in path.split("/")}


# Nothing is missing ------------------------------------------------------------------------------------------------


def test_every_markdown_page_chart_and_dataset_has_its_page(pages, charts, records):
    expected = {file_of(source) for source in SOURCES} | {"404.html"}
    expected |= {f"charts/{name}/index.html" for name in charts} | {f"charts/{name}/embed/index.html" for name in charts}
    expected |= {f"data/{name}/index.html" for name in {fact["dataset"] for fact in records["facts"]}}
    assert not expected - set(pages)
    assert "charts/shell/index.html" not in pages


def test_the_site_is_as_large_as_was_promised(charts, records):
    assert len(charts) >= 45
    assert len(records["facts"]) >= 1200
    assert len(records["sources"]) >= 300


def test_the_navigation_leads_to_every_page(pages):
    linked = {urljoin("/", link.get("href")) for link in pages["index.html"].xpath('//nav//a[starts-with(@class, "md-nav__link")]') if link.get("href")}
    assert not {address(s) for s in SOURCES} - {path.strip("/") + "/" if path.strip("/.") else "" for path in linked} - {""}


def test_every_chart_stands_on_the_pages_that_use_it(pages, records):
    for chart in records["charts"]:
        assert chart["used_on"], chart["id"]
        for path in chart["used_on"]:
            figures = pages[f"{path}index.html"].xpath(f'//figure[@id="chart-{chart["id"]}"]')
            assert len(figures) == 1 and figures[0].xpath(".//svg"), (chart["id"], path)


def test_the_gallery_shows_every_chart_once(pages, charts):
    shown = pages["charts/index.html"].xpath('//div[@class="gallery"]//a/@href')
    assert sorted(shown) == sorted(f"../charts/{name}/" for name in charts)


def test_every_page_has_one_title_a_description_and_a_card(pages, site):
    for path, tree in ours(pages).items():
        if path == "404.html" or "/embed/" in path:
            continue
        assert len(tree.xpath("//h1")) == 1, path
        for name in ('//meta[@name="description"]/@content', '//meta[@property="og:title"]/@content', '//meta[@property="og:image"]/@content'):
            assert len(tree.xpath(name)) == 1 and tree.xpath(name)[0].strip(), (path, name)
        assert tree.xpath("/html/@lang") == ["en"]


def test_a_page_without_a_title_is_named(tmp_path):
    source = tmp_path / "page.md"
    source.write_text("Words without a heading.\n\n## Too low\n")
    with pytest.raises(AuthorError, match=r"page.md:1:1: the page has no title; begin it with"):
        title_of(source)


def test_every_written_page_can_be_edited(pages):
    for source in SOURCES:
        hrefs = [h for h in pages[file_of(source)].xpath("//a/@href") if "/edit/main/" in h]
        assert any(h.endswith(f"/edit/main/{source}") for h in hrefs), source


def test_no_markdown_is_left_on_a_page(pages):
    for path, tree in ours(pages).items():
        text = "".join(tree.xpath("//text()[not(ancestor::pre or ancestor::code or ancestor::script or ancestor::style)]"))
        assert "](fact:" not in text and "```" not in text and "<!-- chart" not in text, path
        assert not tree.xpath('//a[starts-with(@href, "fact:")]'), path


def test_the_sitemap_lists_every_page_once_and_no_other(pages, site):
    listed = etree.fromstring((site / "sitemap.xml").read_bytes()).xpath("//*[local-name()='loc']/text()")
    written = [path.removesuffix("index.html") for path in ours(pages) if path != "404.html" and "/embed/" not in path]
    assert sorted(listed) == sorted(HOME + path for path in written)
    assert not (site / "sitemap.xml.gz").exists()


def test_an_unknown_address_is_not_announced_as_the_lead_page(pages):
    assert not pages["404.html"].xpath('//meta[starts-with(@property, "og:")]|//link[@rel="canonical"]')


# Every link leads somewhere ----------------------------------------------------------------------------------------


def test_every_fact_in_a_sentence_has_its_note_on_the_page(pages):
    count = 0
    for path, tree in pages.items():
        notes = {note.get("id"): note for note in tree.xpath('//li[starts-with(@id, "note-")]')}
        for link in tree.xpath('//a[contains(concat(" ", @class, " "), " fact ")]'):
            note = notes.get(link.get("href").removeprefix("#"))
            assert note is not None and note.get("data-fact") == link.get("data-fact"), (path, link.get("data-fact"))
            assert note.xpath('.//*[@class="note-source"]'), (path, link.get("data-fact"))
            count += 1
    assert count > 1000


def test_every_figure_in_a_table_has_a_source_in_its_row(pages):
    for path, tree in pages.items():
        for row in tree.xpath("//tr[td[@data-fact]]"):
            assert row.xpath('./td[@class="source"]//text()[normalize-space()]'), (path, row.text_content()[:80])


def targets_of(tree) -> set[str]:
    return {*tree.xpath("//@id"), *tree.xpath("//a/@name"), ""}


def test_every_internal_link_and_anchor_resolves(pages, site):
    anchors = {path: targets_of(tree) for path, tree in pages.items()}
    dead = set()
    for path, tree in pages.items():
        for target in {
            *tree.xpath("//a/@href"),
            *tree.xpath("//link/@href"),
            *tree.xpath("//img/@src"),
            *tree.xpath("//script/@src"),
            *tree.xpath("//iframe/@src"),
        }:
            whole = urlsplit(urljoin(f"{HOME}{path}", target))
            if whole.scheme not in {"http", "https"} or not whole.geturl().startswith(HOME):
                continue
            found = unquote(whole.path.removeprefix(urlsplit(HOME).path))
            file = f"{found}index.html" if found.endswith("/") or not found else found
            if file in anchors:
                if unquote(whole.fragment) not in anchors[file] and path != "404.html":
                    dead.add((path, target))
            elif not (site / file).is_file():
                dead.add((path, target))
    assert not dead, sorted(dead)[:20]


def test_ids_are_unique_on_each_page(pages):
    for path, tree in pages.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (path, sorted({i for i in ids if ids.count(i) > 1})[:5])


# Nothing from elsewhere --------------------------------------------------------------------------------------------

LOADED = "//script/@src|//img/@src|//iframe/@src|//source/@src|//source/@srcset|//video/@src|//object/@data|//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload' or @rel='manifest' or @rel='prefetch' or @rel='dns-prefetch' or @rel='preconnect']/@href|//image/@href|//use/@href"


def test_no_page_loads_anything_from_another_origin(pages):
    for path, tree in pages.items():
        assert not [u for u in tree.xpath(LOADED) if urlsplit(u).scheme not in {"", "data"} or u.startswith("//")], path


def test_no_stylesheet_loads_anything_from_another_origin(site):
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert not [u for u in re.findall(r"url\(\s*['\"]?([^'\")]+)", text) if re.match(r"(https?:)?//", u)], path
        assert "@import" not in text, path


def test_a_strict_policy_stands_before_anything_that_it_governs(pages):
    for path, tree in pages.items():
        found = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]')
        assert len(found) == 1, path
        policy = found[0].get("content")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'" and "unsafe" not in policy and "*" not in policy and "http" not in policy, (path, policy)
        before = found[0].xpath("preceding::*[self::script or self::style or self::link or self::img]")
        assert not before, path
        for script in tree.xpath("//script[not(@src)]"):
            if "json" not in script.get("type", ""):
                assert hash_of(script.text or "") in rules["script-src"], path
        for style in tree.xpath("//style"):
            assert hash_of(style.text or "") in rules["style-src"], path


def test_no_element_asks_for_what_the_policy_refuses(pages):
    """Style attributes and event handlers would be dropped by the browser, with an error in the console."""
    for path, tree in pages.items():
        assert not [(e.tag, e.get("style")) for e in tree.xpath("//*[@style]")][:3], path
        assert not [e.tag for e in tree.xpath("//*[@*[starts-with(name(), 'on')]]")], path
        assert not [u for u in tree.xpath("//a/@href") if u.lower().startswith(("javascript:", "data:", "file:"))], path


def test_no_file_names_a_path_of_the_machine(site):
    words = re.compile("|".join(map(re.escape, {str(ROOT), str(site.resolve()), "/tmp/", "/root/", "file://", "C:\\\\Users"})))
    for path in [*site.rglob("*.html"), *site.rglob("*.json"), *site.rglob("*.csv"), *site.rglob("*.svg"), *site.rglob("*.xml")]:
        assert not words.search(path.read_text("utf-8")), path


# Open data ---------------------------------------------------------------------------------------------------------


def read_csv(path: Path) -> list[dict]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_facts_as_json_and_as_csv_are_the_same_facts_with_all_fields(site, records):
    names = [*FIELDS]
    needed = "id dataset row column entity metric value qualifier unit period kind claimed_by source source_title source_publisher source_url source_date dispute preferred note derived_from used_on"
    assert names == needed.split()
    lines = read_csv(site / "data/facts.csv")
    assert [line["id"] for line in lines] == [fact["id"] for fact in records["facts"]]
    assert all([*fact] == names for fact in records["facts"])
    for line, fact in zip(lines, records["facts"], strict=True):
        for key in ("entity", "unit", "source", "source_url"):
            assert line[key] == str(safe_cell(fact[key]) or ""), (fact["id"], key)


def test_every_fact_of_the_ledger_is_in_the_open_data(records):
    ledger, _ = load()
    assert {f["id"] for f in records["facts"]} == set(ledger.facts), "site/ is older than data/; run “make site”"
    assert {s["id"] for s in records["sources"]} == set(ledger.sources)


def test_every_fact_has_a_source_or_is_derived_from_facts(records):
    known, sources = {f["id"] for f in records["facts"]}, {s["id"] for s in records["sources"]}
    for fact in records["facts"]:
        assert (fact["source"] in sources) != bool(fact["derived_from"]), fact["id"]
        if fact["derived_from"]:
            assert set(fact["derived_from"].partition(": ")[2].split()) <= known


def test_each_dataset_has_its_own_csv_with_its_facts(site, records):
    for name in {fact["dataset"] for fact in records["facts"]}:
        assert [line["id"] for line in read_csv(site / f"data/{name}/{name}.csv")] == [f["id"] for f in records["facts"] if f["dataset"] == name]


def test_no_cell_would_be_run_by_a_spreadsheet(site):
    for path in site.rglob("*.csv"):
        for line in read_csv(path):
            for cell in line.values():
                assert not re.match(r"[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]|-(?![\d.]+(/|$))", cell), (path, cell)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1", "\uff20SUM(A1)"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert safe_cell(cell) == "'" + cell
    assert safe_cell(-8.8) == -8.8


def test_the_data_package_is_valid_version_two(site, records):
    """With the profile that dplib brings; its own check would fetch the profile's address."""
    validator = Draft7Validator(json.loads((Path(dplib.__file__).parent / "profiles/2.0/datapackage.json").read_text("utf-8")))
    assert not list(validator.iter_errors(records["datapackage"]))
    assert list(validator.iter_errors(records["datapackage"] | {"resources": []})), "the validator validates nothing"
    for resource in records["datapackage"]["resources"]:
        path = site / "data" / resource["path"]
        assert path.is_file(), resource["name"]
        if "schema" in resource:
            assert list(read_csv(path)[0]) == [field["name"] for field in resource["schema"]["fields"]]


def test_charts_json_tells_what_each_chart_stands_on(records):
    facts, sources = {f["id"] for f in records["facts"]}, {s["id"] for s in records["sources"]}
    for chart in records["charts"]:
        assert {"id", "title", "description", "datasets", "facts", "sources", "as_of", "page"} <= chart.keys()
        assert chart["title"] and chart["description"] and chart["facts"] and set(chart["facts"]) <= facts and set(chart["sources"]) <= sources
        assert chart["page"] == f"{HOME}charts/{chart['id']}/"


# Downloads open ----------------------------------------------------------------------------------------------------


def png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n"), path
    return struct.unpack(">II", head[16:24])


def test_svg_downloads_stand_alone_and_can_be_drawn(site, charts):
    for name in charts:
        for scheme in ("light", "dark"):
            path = site / f"charts/{name}/{name}-{scheme}.svg"
            root = etree.fromstring(path.read_bytes())
            assert root.tag == "{http://www.w3.org/2000/svg}svg" and root.get("width") and root.get("viewBox"), path
            assert [e.tag.rpartition("}")[2] for e in root[:3]] == ["title", "desc", "style"], path
            text = path.read_text("utf-8")
            assert "var(--" not in text and "@font-face" in text and not re.search(r'(?:href|src)="https?:|url\(["\']?https?:', text), path
        drawn = vl_convert.svg_to_png((site / f"charts/{name}/{name}-light.svg").read_text("utf-8"))
        assert drawn.startswith(b"\x89PNG") and len(drawn) > 3000, name


def test_png_downloads_are_at_double_resolution(site, charts):
    for name in charts:
        width, height = png_size(site / f"charts/{name}/{name}.png")
        assert width == 1600 and height > 500, name


def test_csv_and_json_downloads_hold_the_plotted_rows(site, records):
    for chart in records["charts"]:
        name = chart["id"]
        table = pd.read_csv(site / f"charts/{name}/{name}.csv")
        rows = json.loads((site / f"charts/{name}/{name}.json").read_text("utf-8"))["rows"]
        assert list(table["id"]) == [row["id"] for row in rows] == chart["facts"], name
        assert table.drop_duplicates("id")["kind"].isin(["reported", "measured", "claimed", "estimated", "forecast", "pledged", "derived"]).all(), name


def test_table_rows_on_the_chart_page_are_the_rows_of_the_csv(pages, records):
    for chart in records["charts"]:
        cells = pages[f"charts/{chart['id']}/index.html"].xpath('//figure[contains(@class, "chart")]//td[@data-fact]/@data-fact')
        assert sorted(cells) == sorted(chart["facts"]), chart["id"]


def test_specifications_open_without_the_network(site, charts):
    for name in charts:
        text = (site / f"charts/{name}/{name}.vl.json").read_text("utf-8")
        specification = json.loads(text)
        assert "var(--" not in text and not re.search(r'"url":', text), name
        assert specification["$schema"].startswith("https://vega.github.io/schema/vega-lite/"), name
        assert vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]).startswith("<svg"), name


def test_social_cards_have_the_size_that_networks_ask_for(pages, site):
    for path, tree in ours(pages).items():
        for image in tree.xpath('//meta[@property="og:image"]/@content'):
            assert png_size(site / image.removeprefix(HOME)) == (1200, 630), path


# Citations, embeds, structured data -------------------------------------------------------------------------------

CSL_TYPES = {"graphic", "webpage", "dataset"}
CSL_TEXTS = {"title", "container-title", "publisher", "URL", "note"}


def test_citations_for_reference_managers_follow_the_csl_data_model(site, charts):
    """After the CSL-JSON schema (citationstyles.org, input data 1.0), for the variables that are used here."""
    found = sorted(site.rglob("*.csl.json"))
    assert len(found) > 2 * len(charts)
    for path in found:
        items = json.loads(path.read_text("utf-8"))
        assert isinstance(items, list) and len(items) == 1, path
        item = items[0]
        assert item.keys() <= {"id", "type", "author", "issued"} | CSL_TEXTS and item["type"] in CSL_TYPES and isinstance(item["id"], str), path
        assert all(isinstance(item[k], str) and item[k] for k in CSL_TEXTS & item.keys()) and item["URL"].startswith(HOME), path
        assert all(a.keys() == {"literal"} and isinstance(a["literal"], str) for a in item["author"]), path
        (parts,) = item["issued"]["date-parts"]
        assert item["issued"].keys() == {"date-parts"} and date(*parts).year >= 2026, path


def test_bibtex_survives_titles_with_its_own_signs():
    text = bibtex(Work("page", "webpage", "50% of {A} & B_1 #2 cost $3", HOME, date(2026, 11, 22), ("A & B (2025)",)))
    assert r"50\% of \{A\} \& B\_1 \#2 cost \$3" in text
    plain = re.sub(r"\\[{}]", "", text)
    assert plain.count("{") == plain.count("}")


def test_citations_name_the_providers_of_the_figures_first(pages, charts):
    for name in charts:
        first = pages[f"charts/{name}/index.html"].xpath('//pre[@class="citation"]/code')[0].text_content()
        assert first.startswith("Data: ") and f"{HOME}charts/{name}/" in first, name


def test_oembed_has_what_its_specification_requires_and_is_discoverable(site, pages, charts):
    for name in charts:
        answer = json.loads((site / f"charts/{name}/oembed.json").read_text("utf-8"))
        assert answer["version"] == "1.0" and answer["type"] == "rich", name
        assert isinstance(answer["width"], int) and isinstance(answer["height"], int) and isinstance(answer["html"], str), name
        assert {"thumbnail_url", "thumbnail_width", "thumbnail_height"} <= answer.keys(), name
        assert (answer["thumbnail_width"], answer["thumbnail_height"]) == png_size(site / answer["thumbnail_url"].removeprefix(HOME)), name
        links = pages[f"charts/{name}/index.html"].xpath('//link[contains(@rel, "alternate") and @type="application/json+oembed"]/@href')
        assert [urljoin(f"{HOME}charts/{name}/", link) for link in links] == [f"{HOME}charts/{name}/oembed.json"], name


def test_the_embed_snippet_reads_without_script(site, charts):
    for name in charts:
        snippet = html.fragment_fromstring(json.loads((site / f"charts/{name}/oembed.json").read_text("utf-8"))["html"], create_parent="div")
        assert snippet.xpath(f'//a[@href="{HOME}charts/{name}/"]//img[@alt]/@alt')[0].strip(), name
        assert re.search(r"Sources?: ", snippet.text_content() + " ".join(snippet.xpath("//@alt"))), name


def test_links_of_an_embed_leave_the_frame_but_for_those_to_its_notes(pages, charts):
    for name in charts:
        tree = pages[f"charts/{name}/embed/index.html"]
        assert tree.xpath("//head/base/@target") == ["_top"] and not tree.xpath("//base/@href"), name
        for link in tree.xpath("//a[@href]"):
            assert link.get("target") == ("_self" if link.get("href").startswith("#") else None), (name, link.get("href"))


def linked_data(tree) -> list[dict]:
    return [json.loads(text) for text in tree.xpath('//script[@type="application/ld+json"]/text()')]


def test_each_dataset_and_article_tells_search_engines_what_they_require(pages, records):
    """Required and recommended properties as Google's documentation of Dataset and Article lists them."""
    for name in {fact["dataset"] for fact in records["facts"]}:
        (told,) = linked_data(pages[f"data/{name}/index.html"])
        assert told["@context"] == "https://schema.org" and told["@type"] == "Dataset", name
        assert told["name"] and 50 <= len(told["description"]) <= 5000 and told["license"].startswith("https://") and told["creator"]["name"], name
        assert all(d["contentUrl"].startswith(HOME) and d["encodingFormat"] for d in told["distribution"]), name
    for source in SOURCES:
        (told,) = linked_data(pages[file_of(source)])
        assert told["@type"] == "Article" and 0 < len(told["headline"]) <= 110, source
        assert told["author"]["name"] and told["author"]["url"] and told["image"] and date.fromisoformat(told["dateModified"]), source
        assert told["description"].strip(), f"{source} has no standfirst"


def test_no_title_leaves_the_element_that_tells_it():
    title = "</script><!--<script>“AI” & more"
    tree = html.fragment_fromstring(Head(title, title, HOME, HOME, {"name": title}).html() + "<p>after</p>", create_parent="head")
    assert [told["name"] for told in linked_data(tree)] == [title]
    assert tree.xpath('//meta[@property="og:title"]/@content') == [title] and tree.xpath("//p")


# Frozen versions ---------------------------------------------------------------------------------------------------


def test_each_frozen_chart_is_named_by_the_hash_of_its_bytes(site, charts):
    for name in charts:
        listed = json.loads((site / f"charts/{name}/versions.json").read_text("utf-8"))
        folders = {p.name for p in (site / f"charts/{name}/v").iterdir()}
        assert {v["hash"] for v in listed["versions"]} == folders and listed["current"] in folders, name
        for folder in folders:
            content = (site / f"charts/{name}/v/{folder}/index.html").read_bytes()
            assert hashlib.sha256(content).hexdigest()[:12] == folder, name


def test_the_chart_page_lists_its_frozen_versions(pages, site, charts):
    for name in charts:
        listed = json.loads((site / f"charts/{name}/versions.json").read_text("utf-8"))["versions"]
        assert pages[f"charts/{name}/index.html"].xpath('//ul[@class="versions"]//a/@href') == [f"v/{v['hash']}/" for v in listed], name


def frozen(tmp_path: Path, page: str, day: int, out: str) -> list[dict]:
    return freeze(tmp_path / out, tmp_path / "kept", page, date(2026, 11, day))


def test_earlier_versions_are_carried_over_unchanged(tmp_path):
    frozen(tmp_path, "<p>one</p>", 1, "first")
    versions = frozen(tmp_path, "<p>two</p>", 2, "second")
    assert versions == [{"hash": content_hash("<p>two</p>"), "published": "2026-11-02"}, {"hash": content_hash("<p>one</p>"), "published": "2026-11-01"}]
    assert (tmp_path / "second/v" / content_hash("<p>one</p>") / "index.html").read_text() == "<p>one</p>"
    assert frozen(tmp_path, "<p>two</p>", 3, "third") == versions


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_changed_or_lost_version_stops_the_build(harm, tmp_path):
    frozen(tmp_path, "<p>one</p>", 1, "first")
    kept = tmp_path / "kept/v" / content_hash("<p>one</p>") / "index.html"
    kept.write_text("<p>two</p>") if harm == "changed" else kept.unlink()
    with pytest.raises(AuthorError, match="a frozen chart was changed or lost; restore its bytes from the last deploy"):
        frozen(tmp_path, "<p>three</p>", 2, "second")


@pytest.mark.parametrize(
    ("text", "words"), [("[{", "is no list of versions"), ('["0123456789ab"]', "is no list of versions"), ("[]", "is missing in versions.json")]
)
def test_a_list_that_lost_its_versions_stops_the_build(text, words, tmp_path):
    frozen(tmp_path, "<p>one</p>", 1, "first")
    (tmp_path / "kept/versions.json").write_text(text)
    with pytest.raises(AuthorError, match=words):
        frozen(tmp_path, "<p>two</p>", 2, "second")


def test_a_build_that_was_stopped_can_be_run_again(tmp_path):
    """The page is written before the list."""
    frozen(tmp_path, "<p>one</p>", 1, "first")
    (tmp_path / "kept/versions.json").unlink()
    assert [v["published"] for v in frozen(tmp_path, "<p>one</p>", 2, "second")] == ["2026-11-02"]
