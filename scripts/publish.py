"""Writes what is not a Markdown page, after either engine: chart pages, embeds, downloads, entries, cards, data.

Chart and dataset pages borrow the shell of a page that the engine built (docs/charts/shell.md), so that both
engines give them the same header, navigation and search.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from scripts import cite, metadata, pictures
from scripts.adjustable import write_runtime
from scripts.check import Check
from scripts.figure import Figure, figure_sources
from scripts.finish import Head, finish, hash_of
from scripts.frames import label
from scripts.frozen import freeze
from scripts.opendata import csv_text, fact_record, write_json, write_open_data
from scripts.page import Page, templates, today
from scripts.problem import ROOT, AuthorError, Problem, relative
from scripts.prose import plain

SHELL, SHELL_SOURCE = "charts/shell/index.html", ROOT / "docs/charts/shell.md"
SHELL_TITLE, SHELL_BODY = "shell_title_marker", "<p>shell_body_marker</p>"


def address(page: str) -> str:
    """The way from the site's root to a page: docs/aws/panjiu.md is aws/panjiu/."""
    path = page.removeprefix("docs/").removesuffix(".md").removesuffix("index")
    return f"{path.rstrip('/')}/".lstrip("/")


class Publisher:
    """One run over a built site; `home` is its public address."""

    def __init__(self, out: Path, check: Check, home: str, kept: Path):
        self.out, self.check, self.home, self.kept = out, check, home, kept
        self.ledger, self.day = check.ledger, today()
        self.charts: list[Figure] = list(check.figures.values())
        self.shell = (out / SHELL).read_text("utf-8").replace('href="../"', 'href="../../charts/"')  # pages in data/ stand elsewhere
        if SHELL_BODY not in self.shell:
            raise LookupError(f"{SHELL} does not hold {SHELL_BODY}, the place of what is written into it")
        self.heads: dict[str, Head] = {}

    def pages_of(self, places: set[str]) -> list[str]:
        return sorted(address(p) for p in places if p.startswith("docs/"))

    def in_shell(self, path: str, title: str, heading: str, body: str, source: str) -> None:
        """Write a page two folders deep that looks like every other; `heading` is its h1, which may hold links."""
        html = self.shell.replace(f"<h1>{SHELL_TITLE}</h1>", heading).replace(SHELL_TITLE, str(escape(title))).replace(SHELL_BODY, body)
        html = html.replace("charts/shell/", path).replace("docs/charts/shell.md", source)
        target = self.out / path / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, "utf-8")

    def chart(self, chart: Figure) -> None:
        folder = self.out / "charts" / chart.id
        folder.mkdir(parents=True, exist_ok=True)
        self._downloads(chart, folder)
        self._embed(chart, folder)
        sources = figure_sources(chart, self.ledger)
        url = f"{self.home}charts/{chart.id}/"
        work = cite.Work(f"chart-{chart.id}", "graphic", chart.title, url, self.day, cite.providers(sources))
        page = Page(self.ledger, "../../", self.day)
        versions = freeze(folder, self.kept / "charts" / chart.id, self._frozen(chart), self.day)
        heading = f'<h1 id="{chart.id}-title">{page.prose(chart.headline)}</h1>'
        datasets = [self.ledger.datasets[name] for name in dict.fromkeys(n.partition("/")[0] for n in chart.fact_ids)]
        body = page.render(
            "chart-page.html",
            chart=chart,
            figure=page.figure(chart, opened=True),
            datasets=datasets,
            sources=sources,
            history=history([f"charts/{chart.id}.py", *(d.path for d in datasets)]),
            corrections=[c for c in self.ledger.corrections if names_in(c.what) & {chart.id, *(d.id for d in datasets)}],
            pages=[(p, self.title(p)) for p in self.pages_of(self.check.charts.get(chart.id, set()))],
            versions=versions,
            snippet=self.snippet(chart),
            citations={"Text": cite.plain_text(work), "BibTeX": cite.bibtex(work)},
        )
        write_json(folder / f"{chart.id}.csl.json", cite.csl(work))
        self.in_shell(f"charts/{chart.id}/", chart.title, heading, body + page.notes(), f"charts/{chart.id}.py")
        self.heads[f"charts/{chart.id}/"] = Head(chart.title, plain(chart.description), url, f"{url}card.png", oembed=f"{url}oembed.json")

    def _downloads(self, chart: Figure, folder: Path) -> None:
        records = [fact_record(self.ledger.facts[name], self.ledger) for name in chart.fact_ids]
        (folder / f"{chart.id}.csv").write_text(csv_text(records), "utf-8")
        head = {"title": chart.title, "description": plain(chart.description), "url": f"{self.home}charts/{chart.id}/", "licence": "CC BY 4.0"}
        write_json(folder / f"{chart.id}.json", head | {"rows": records})
        for scheme in ("light", "dark"):
            (folder / f"{chart.id}-{scheme}.svg").write_text(pictures.standalone(chart, scheme), "utf-8")
        where = f"{self.home}charts/{chart.id}/"
        (folder / f"{chart.id}.png").write_bytes(pictures.png(pictures.poster(chart, self.ledger, where), scale=2))
        (folder / "card.png").write_bytes(pictures.png(pictures.card(chart.title, chart=chart, site=self.home)))
        write_json(folder / f"{chart.id}.vl.json", pictures.editor_specification(chart))

    def _standalone(self, template: str, chart: Figure, up: str, day: date, **values) -> str:
        page = Page(self.ledger, up, day)
        figure_html = page.figure(chart, bare=True)
        return str(
            page.render(
                template, chart=chart, figure=figure_html, notes=page.notes(), home=self.home, sources=pictures.source_line(chart, self.ledger), **values
            )
        )

    def _embed(self, chart: Figure, folder: Path) -> None:
        (folder / "embed").mkdir(exist_ok=True)
        # links leave the frame, where other sites would refuse to show; those to the notes stay in it
        page = self._standalone("embed.html", chart, "../../../", self.day).replace(' href="#', ' target="_self" href="#')
        (folder / "embed" / "index.html").write_text(page, "utf-8")
        url = f"{self.home}charts/{chart.id}/"
        write_json(folder / "oembed.json", metadata.oembed(chart.title, url, self.home, self.snippet(chart)))

    def _frozen(self, chart: Figure) -> str:
        style = (Path(__file__).parent / "templates" / "frozen.css").read_text("utf-8")
        # on no day at all, so that nothing in it becomes overdue and its bytes depend on the chart alone
        return self._standalone("frozen.html", chart, "../../../../", date.min, style=Markup(style), style_hash=Markup(hash_of(style)))

    def snippet(self, chart: Figure) -> str:
        """What an embedder pastes: a frame that grows to its content, and a linked picture where scripts do not run."""
        return str(templates().get_template("snippet.html").render(chart=chart, home=self.home, sources=pictures.source_line(chart, self.ledger))).strip()

    def title(self, path: str) -> str:
        """The title of a Markdown page, by its address."""
        source = next(p for p in (ROOT / "docs" / f"{path.rstrip('/')}.md", ROOT / "docs" / path / "index.md") if p.is_file())
        return title_of(source)

    def dataset(self, name: str) -> None:
        """The entries of a dataset's facts, each at its own anchor."""
        dataset, facts = self.ledger.datasets[name], self.ledger.dataset_facts(name)
        page = Page(self.ledger, "../../", self.day)
        url = f"{self.home}data/{name}/"
        sources = list({s.id: s for f in facts for s in self.ledger.sources_of(f)}.values())
        work = cite.Work(f"data-{name}", "dataset", dataset.title, url, self.day, cite.providers(sources))
        used = {f.id: [(p, self.title(p)) for p in self.pages_of(self.check.used.get(f.id, set()))] for f in facts}
        charts = [c for c in self.charts if any(n.startswith(f"{name}/") for n in c.fact_ids)]
        citations = {"Text": cite.plain_text(work), "BibTeX": cite.bibtex(work)}
        body = page.render(
            "dataset-page.html", dataset=dataset, items=[page.note(f) for f in facts], used=used, charts=charts, citations=citations, label=label
        )
        write_json(self.out / "data" / name / f"{name}.csl.json", cite.csl(work))
        self.in_shell(f"data/{name}/", dataset.title, f"<h1>{escape(dataset.title)}</h1>", body + page.notes(), dataset.path)
        self.heads[f"data/{name}/"] = Head(
            dataset.title,
            f"{dataset.title}: {len(facts)} figures from {len(sources)} sources.",
            url,
            f"{self.home}card.png",
            json_ld=metadata.dataset_ld(dataset, url, self.home),
        )

    def article(self, source: Path) -> None:
        """Head data, a citation and a card for a Markdown page."""
        path = address(source.relative_to(ROOT).as_posix())
        title, url, folder = self.title(path), f"{self.home}{path}", self.out / path
        standfirst = standfirst_of(source.read_text("utf-8"))
        (folder / "card.png").write_bytes(pictures.png(pictures.card(title, site=self.home)))
        work = cite.Work(f"page-{path.strip('/').replace('/', '-') or 'lead'}", "webpage", title, url, self.day)
        write_json(folder / "page.csl.json", cite.csl(work))
        box = templates().get_template("cite-page.html").render(text=cite.plain_text(work), bibtex=cite.bibtex(work))
        html = (folder / "index.html").read_text("utf-8")
        (folder / "index.html").write_text(html.replace("</article>", f"{box}</article>", 1), "utf-8")
        self.heads[path] = Head(title, standfirst, url, f"{url}card.png", json_ld=metadata.article_ld(title, standfirst, url, self.home, self.day))


def title_of(source: Path) -> str:
    """The heading of a Markdown file; raises AuthorError where it has none."""
    title = next((line[2:].strip() for line in source.read_text("utf-8").splitlines() if line.startswith("# ")), None)
    if not title:
        raise AuthorError([Problem(relative(source), 1, 1, "the page has no title; begin it with a line such as “# Where the money goes”")])
    return title


def standfirst_of(text: str) -> str:
    """The paragraph marked { .standfirst }, as plain words; empty where a page has none."""
    head, mark, _ = text.partition("{ .standfirst }")
    return " ".join(plain(head.rstrip().split("\n\n")[-1]).split()) if mark else ""


def names_in(text: str) -> set[str]:
    """The words of a text that could be the name of a chart or a dataset: “fact:capex/2025Q3” holds “capex”."""
    return set(re.findall(r"[\w-]+", text))


def history(paths: list[str]) -> list[tuple[str, str]]:
    """When the files behind a chart changed, from git: (ISO date, subject), the newest first; empty outside a repository."""
    done = subprocess.run(["git", "log", "-n", "12", "--format=%as\t%s", "--", *paths], cwd=ROOT, capture_output=True, text=True)
    return [tuple(line.split("\t", 1)) for line in done.stdout.splitlines() if "\t" in line]


def publish(out: Path, check: Check, home: str, kept: Path, say: Callable[[str], None] = print) -> None:
    """Write everything beside the pages into the built site `out`."""
    publisher = Publisher(out, check, home, kept)
    used = {name: set(publisher.pages_of(places)) for name, places in check.used.items()}
    chart_pages = {name: set(publisher.pages_of(places)) for name, places in check.charts.items()}
    say(f"writing the open data: {len(check.ledger.facts)} facts")
    write_open_data(out / "data", check.ledger, publisher.charts, used, chart_pages, home)
    say(f"writing {len(publisher.charts)} charts: pages, embeds, downloads")
    for chart in publisher.charts:
        publisher.chart(chart)
    say(f"writing {len(check.ledger.datasets)} datasets")
    for name in check.ledger.datasets:
        publisher.dataset(name)
    for source in sorted((ROOT / "docs").rglob("*.md")):
        if source != SHELL_SOURCE:
            publisher.article(source)
    if check.models:
        write_runtime(out)
    (out / SHELL).unlink()
    (out / SHELL).parent.rmdir()
    say("finishing the pages: addresses, cards, security policy")
    finish(out, publisher.heads)
