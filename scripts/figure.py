"""Everything a chart needs anywhere: its words, its drawing wide and narrow, the rows it draws, its sources.

A chart module is a docstring (headline; measure, unit and period; what the picture shows; optional notes),
`DATA`, the names of its datasets, `chart(rows, width)`, and `proof(rows)`, which yields pairs of a claim and
whether it holds. A claim may be a boolean Series indexed by fact: the rows where it fails are then named.
Drawing costs most, so a finished figure is kept under the hash of all that shapes it.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import importlib.util
import inspect
import json
import multiprocessing
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pandas as pd

from scripts import cache, draw, frames
from scripts.facts import Fact, Ledger, Source
from scripts.ledger import load
from scripts.problem import ROOT, AuthorError, Problem, nearest, relative
from scripts.prose import check_prose, plain

CHARTS = ROOT / "charts"
CACHE = cache.CACHE / "figures"
SHARED = {"theme", "__init__"}
HEADLINE_WORDS = 14
FEW = 6  # so few charts are drawn sooner than two processes start
CODE = [*(ROOT / "scripts" / f"{name}.py" for name in ("draw", "figure", "frames")), CHARTS / "theme.py", *sorted((CHARTS / "shapes").glob("*.*"))]
ENGINE = cache.digest_of_files([*CODE, *sorted(draw.FONTS.glob("*.ttf"))])  # read with the modules: what is edited later is not what draws
VERSIONS = [f"{name} {importlib.metadata.version(name)}" for name in ("altair", "vl-convert-python", "pandas")]


@dataclass(frozen=True)
class Figure:
    """A chart, ready to be put anywhere. `svg` and `spec` are keyed "wide" and "narrow"."""

    id: str
    headline: str
    subtitle: str
    description: str
    notes: tuple[str, ...]
    records: tuple[dict, ...]
    svg: dict[str, str]
    spec: dict[str, dict]

    @property
    def fact_ids(self) -> list[str]:
        """The facts that the marks show, each once, in drawing order."""
        return list(dict.fromkeys(name for record in self.records for name in record["fact"].split()))

    @property
    def title(self) -> str:
        return plain(self.headline)


def chart_ids(charts: Path = CHARTS) -> list[str]:
    """The file names in charts/ are the registry."""
    return sorted(p.stem for p in charts.glob("*.py") if p.stem not in SHARED)


def figure(name: str, ledger: Ledger, charts: Path = CHARTS, folder: Path | None = CACHE) -> Figure:
    """Build the figure called `name`; raise AuthorError where its words, rows or proof do not hold."""
    path = charts / f"{name}.py"
    if not path.is_file() or path.stem in SHARED:
        raise AuthorError(
            [Problem(relative(charts, charts.parent), 0, 0, f"no chart “{name}”{nearest(name, chart_ids(charts))}; a chart is a file charts/NAME.py")]
        )
    module = load_module(path)
    headline, subtitle, description, *notes = words(module, path, ledger)
    rows = rows_of(module, path, ledger)
    if folder:
        stored = json.loads(cache.keep(_kept(path, rows, folder), lambda: json.dumps(_drawn(module, path, rows), ensure_ascii=False).encode()))
    else:
        stored = _drawn(module, path, rows)
    return Figure(name, headline, subtitle, description, tuple(notes), tuple(stored["records"]), stored["svg"], stored["spec"])


def draw_ahead(names: list[str], ledger: Ledger, say: Callable[[str], None]) -> None:
    """Draw what the cache lacks in two processes; problems are left for `figure` to find again and report."""
    missing = [name for name in names if not _in_cache(name, ledger)]
    if len(missing) < FEW:
        return
    say(f"drawing {len(missing)} charts")
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:  # a forked renderer hangs
        list(pool.map(_draw_one, missing, chunksize=4))


def _in_cache(name: str, ledger: Ledger) -> bool:
    path = CHARTS / f"{name}.py"
    try:
        return _kept(path, rows_of(load_module(path), path, ledger), CACHE).is_file()
    except AuthorError:
        return True


@functools.cache
def _ledger_of_process() -> Ledger:
    return load()[0]


def _draw_one(name: str) -> None:
    with contextlib.suppress(AuthorError):
        figure(name, _ledger_of_process())


def load_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"charts.{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    with AuthorsCode(path):
        spec.loader.exec_module(module)
        for needed in ("__doc__", "DATA", "chart", "proof"):
            if not getattr(module, needed, None):
                raise NotImplementedError(f"the module has no {needed}; a chart is a docstring, DATA, chart(rows, width) and proof(rows)")
    return module


class AuthorsCode:
    """Turns what fails inside a chart module into a problem with its place; other failures are our own."""

    def __init__(self, path: Path):
        self.path = path

    def __enter__(self):
        return self

    def __exit__(self, _, error, trace):
        if error is None or isinstance(error, (AuthorError, KeyboardInterrupt)):
            return False
        if isinstance(error, SyntaxError):
            raise AuthorError([self._problem(error.lineno or 1, error.offset or 1, f"not valid Python: {error.msg}")]) from None
        own = [f for f in traceback.extract_tb(trace) if Path(f.filename) == self.path]
        if own or isinstance(error, (draw.CannotDraw, NotImplementedError)):
            line, column = (own[-1].lineno, (own[-1].colno or 0) + 1) if own else (1, 1)
            what = str(error).split("\n\n")[0] if isinstance(error, (draw.CannotDraw, NotImplementedError)) else f"{type(error).__name__}: {error}"
            raise AuthorError([self._problem(line, column, what)]) from (None if own else error)
        if type(error).__name__ == "SchemaValidationError" or "altair" in Path(traceback.extract_tb(trace)[-1].filename).parts:
            raise AuthorError([self._problem(1, 1, f"Altair refuses the chart: {error}")]) from None
        return False

    def _problem(self, line: int, column: int, message: str) -> Problem:
        return Problem(relative(self.path, self.path.parent.parent), line, column, message)


def words(module: ModuleType, path: Path, ledger: Ledger) -> list[str]:
    """The docstring's paragraphs, each checked as prose."""
    name = relative(path, path.parent.parent)
    paragraphs = [" ".join(p.split()) for p in inspect.cleandoc(module.__doc__).split("\n\n")]
    text = path.read_text("utf-8")
    if not text.startswith('"""'):
        raise AuthorError([Problem(name, 1, 1, "a chart module starts with its docstring, in three double quotes")])
    problems, _ = check_prose(text.split('"""')[1], ledger, name, column=4)
    if len(paragraphs) < 3:
        problems.append(Problem(name, 1, 1, "the docstring needs three paragraphs: the finding; measure, unit and period; what the picture shows"))
    elif len(plain(paragraphs[0]).split()) > HEADLINE_WORDS:
        problems.append(Problem(name, 1, 4, f"the headline has {len(plain(paragraphs[0]).split())} words; at most {HEADLINE_WORDS} are read at a glance"))
    if problems:
        raise AuthorError(problems)
    return paragraphs


def rows_of(module: ModuleType, path: Path, ledger: Ledger) -> pd.DataFrame:
    if isinstance(module.DATA, str):
        lines, place = path.read_text("utf-8").splitlines(), relative(path, path.parent.parent)
        raise AuthorError([Problem(place, _line_of("DATA", lines), 1, f'DATA is a text; a tuple of datasets was expected: DATA = ("{module.DATA}",)')])
    unknown = [name for name in module.DATA if name not in ledger.datasets]
    if unknown:
        lines = path.read_text("utf-8").splitlines()
        place = relative(path, path.parent.parent)
        raise AuthorError([Problem(place, _line_of(f'"{name}"', lines), 1, f"unknown dataset “{name}”{nearest(name, ledger.datasets)}") for name in unknown])
    return frames.long(ledger, module.DATA)


def _line_of(word: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if word in line), 1)


def _kept(path: Path, rows: pd.DataFrame, folder: Path) -> Path:
    return folder / f"{path.stem}-{cache.digest(path.read_bytes(), ENGINE, rows.to_json(orient='split'), *VERSIONS, sys.version)}.json"


def _drawn(module: ModuleType, path: Path, rows: pd.DataFrame) -> dict:
    with AuthorsCode(path):
        _takes(module, "chart", "rows", "width")
        _takes(module, "proof", "rows")
        _prove(module, path, rows)
        spec = {size: draw.specification(module.chart(rows.copy(), width), width) for size, width in draw.WIDTHS.items()}
        svg = {size: draw.picture(spec[size], f"{path.stem}-{size}", f"{path.stem}-title", f"{path.stem}-description") for size in spec}
        records = draw.drawn_records(spec["wide"])
        if {r["fact"] for r in records} != {r["fact"] for r in draw.drawn_records(spec["narrow"])}:
            raise draw.CannotDraw("the wide and the narrow drawing show different rows; one table could not serve both")
        _same_values(records, spec, rows)
    return {"svg": svg, "spec": spec, "records": records}


def _takes(module: ModuleType, name: str, *arguments: str) -> None:
    made = getattr(module, name)
    try:
        inspect.signature(made).bind(*arguments)
    except TypeError as error:
        raise NotImplementedError(f"{name} cannot be called: {error}; expected def {name}({', '.join(arguments)})") from None


def _prove(module: ModuleType, path: Path, rows: pd.DataFrame) -> None:
    problems = []
    claims = list(module.proof(rows.copy()) or ())
    if not claims:
        raise NotImplementedError("proof() yields no claim, so nothing tests the headline")
    for pair in claims:
        claim, holds = pair if isinstance(pair, tuple) and len(pair) == 2 else (pair, None)
        if not (isinstance(holds, bool) or (str(getattr(holds, "dtype", "")) == "bool" and holds.size)):
            raise NotImplementedError(f"proof() yields “{claim}”, which tests nothing; expected a claim and a boolean, or a Series of booleans")
        failing = list(holds.index[~holds]) if isinstance(holds, pd.Series) else []
        if failing or (not isinstance(holds, pd.Series) and not holds):
            line = inspect.getsourcelines(module.proof)[1]
            where = f" at {', '.join(map(str, failing))}" if failing else f" on the rows of {', '.join(module.DATA)}"
            message = f"the headline “{plain(inspect.cleandoc(module.__doc__).splitlines()[0])}” does not hold: “{claim}” fails{where}; correct the rows or the headline"
            problems.append(Problem(relative(path, path.parent.parent), line, 1, message))
    if problems:
        raise AuthorError(problems)


def _same_values(records: list[dict], spec: dict[str, dict], rows: pd.DataFrame) -> None:
    """A drawn record shows facts that came in, and on one of its channels a number that they hold."""
    known = rows.set_index("fact")[["value", "low", "high"]]
    strange = {name for record in records for name in record["fact"].split()} - set(known.index)
    if strange:
        raise draw.CannotDraw(f"“{min(strange)}” is drawn, and is no row of DATA; chart() may choose rows, not make them")
    for size in spec.values():
        for record, shown in draw.plotted(size):
            held = set(known.loc[record["fact"].split()].stack())
            if held and not shown & held:
                drawn, ledger = (", ".join(f"{n:g}" for n in sorted(n for n in numbers if isinstance(n, (int, float)))) for numbers in (shown, held))
                raise draw.CannotDraw(f"“{record['fact']}” is drawn as {drawn}, the ledger holds {ledger}; chart() may choose rows, not change them")


def figure_facts(chart: Figure, ledger: Ledger) -> list[Fact]:
    return [ledger.facts[name] for name in chart.fact_ids]


def figure_sources(chart: Figure, ledger: Ledger) -> list[Source]:
    found = {s.id: s for fact in figure_facts(chart, ledger) for s in ledger.sources_of(fact)}
    return list(found.values())


def figure_as_of(chart: Figure, ledger: Ledger):
    return ledger.as_of(figure_facts(chart, ledger))
