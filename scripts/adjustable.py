"""Charts whose assumptions a reader can move: the picture at the defaults, the scenarios, and what the browser needs.

A model is a module charts/adjustable/NAME.py with the formula in Python, and once more as Vega expressions for the
browser; its assumptions stand in data/parameters.yml. The drawing is the same specification in both places: here it is
given the rows that Python computes, in the browser a sequence of years with the expressions on it. The browser
gets compiled Vega and an interpreter of its expressions, so that no text is ever run as a program.
"""

from __future__ import annotations

import copy
import inspect
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from scripts import cache, draw, figure
from scripts.facts import KINDS, Ledger
from scripts.parameters import Parameter
from scripts.problem import ROOT, AuthorError, Problem, nearest, relative
from scripts.prose import check_prose

MODELS = ROOT / "charts" / "adjustable"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
NEEDED = ("results", "points", "summary", "sentences", "FORMULA", "RUNNING", "WORDS", "SCENARIOS", "SUMMARY", "YEARS")


@dataclass(frozen=True)
class Adjustable:
    """A model as a page shows it; `vega` is keyed "wide" and "narrow", and `table` names the data in it that holds the results."""

    id: str
    words: list[str]
    parameters: dict[str, Parameter]
    svg: dict[str, str]
    vega: dict[str, dict]
    table: str
    result: str
    scenarios: list[tuple[str, list[str]]]
    summary: list[str]
    levels: list[str]

    @property
    def fact_ids(self) -> list[str]:
        """The facts that the picture and the defaults stand on."""
        return [*self.levels, *default_facts(self.parameters)]


def model_ids(models: Path = MODELS) -> list[str]:
    return sorted(p.stem for p in models.glob("*.py") if p.stem != "__init__")


def default_facts(parameters: dict[str, Parameter]) -> list[str]:
    return [p.fact for p in parameters.values() if p.fact]


def runtime_path() -> str:
    """Where the browser finds the renderer, below the site's root; named after its version and what it exports."""
    import vl_convert

    return f"assets/vega/vega-{cache.digest(vl_convert.__version__, SNIPPET)[:12]}.js"


def write_runtime(out: Path) -> None:
    """Write the renderer's own Vega as one file; packing it takes seconds, so it is kept."""
    import vl_convert

    target = out / runtime_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(cache.keep(cache.CACHE / target.name, lambda: vl_convert.javascript_bundle(SNIPPET).encode()))


@contextmanager
def _below_charts():
    """`figure` names a module by its folder and file; these lie one folder deeper."""
    try:
        yield
    except AuthorError as error:
        raise AuthorError([replace(p, path=f"charts/{p.path}") if p.path.startswith("adjustable/") else p for p in error.problems]) from None


@_below_charts()
def adjustable(name: str, ledger: Ledger, models: Path = MODELS) -> Adjustable:
    """Build the model called `name`; raise AuthorError where its words or its proof do not hold."""
    module, rows, words, parameters, defaults = _proved(name, ledger, models)
    path = models / f"{name}.py"
    with figure.AuthorsCode(path):
        given = [row | {"fact": " ".join(default_facts(parameters))} for row in module.points(defaults)]
        static = {size: _specification(module, rows, given, defaults, width) for size, width in draw.WIDTHS.items()}
        svg = {size: draw.picture(spec, f"{name}-{size}", f"{name}-title", f"{name}-result") for size, spec in static.items()}
        vega = {size: _compiled(module, spec) for size, spec in static.items()}
        tables = [_results_table(spec, module) for spec in vega.values()]
        scenarios = [("As given", module.summary(defaults))]
        scenarios += [(title, module.summary(defaults | changed)) for title, changed in module.SCENARIOS.items()]
        levels = [name for record in draw.drawn_records(static["wide"]) if "year" not in record for name in record["fact"].split()]
        levels += [name for name in module.LEVELS if name not in levels]
        return Adjustable(name, words, parameters, svg, vega, tables[0], module.sentences(defaults), scenarios, module.SUMMARY, levels)


@_below_charts()
def adjustable_facts(name: str, ledger: Ledger, models: Path = MODELS) -> list[str]:
    """The facts that a model puts on its page, without drawing it; raises AuthorError like `adjustable`."""
    module, _, words, parameters, _ = _proved(name, ledger, models)
    return [*module.LEVELS, *default_facts(parameters), *check_prose("\n".join(words), ledger, name)[1]]


def _proved(name: str, ledger: Ledger, models: Path) -> tuple:
    path, place = models / f"{name}.py", relative(models, models.parent.parent)
    if not path.is_file():
        raise AuthorError([Problem(place, 0, 0, f"no adjustable chart “{name}”{nearest(name, model_ids(models))}; one is a file charts/adjustable/NAME.py")])
    if not ledger.parameters.get(name):
        raise AuthorError([Problem("data/parameters.yml", 0, 0, f"no parameters for “{name}”{nearest(name, ledger.parameters)}; declare them under “{name}:”")])
    module = figure.load_module(path)
    words, parameters = figure.words(module, path, ledger), ledger.parameters[name]
    defaults = {key: float(p.default) for key, p in parameters.items()}
    rows = figure.rows_of(module, path, ledger)
    with figure.AuthorsCode(path):
        missing = [needed for needed in NEEDED if not hasattr(module, needed)]
        if missing:
            raise NotImplementedError(f"the module has no {', '.join(missing)}")
        failing = [claim for claim, holds in module.proof(rows, defaults) if not holds]
    if failing:
        line = inspect.getsourcelines(module.proof)[1]
        where = relative(path, models.parent.parent)
        raise AuthorError(
            [
                Problem(where, line, 1, f"with the defaults of data/parameters.yml “{claim}” does not hold; correct the words or the defaults")
                for claim in failing
            ]
        )
    return module, rows, words, parameters, defaults


def say_value(value, parameter: Parameter) -> str:
    """A setting of a slider in words: 38%, 480 CNY bn."""
    return f"{value:g}" + ("%" if parameter.unit.name == "%" else f" {parameter.unit.name}")


def _specification(module, rows, given: list[dict], defaults: dict, width: int) -> dict:
    chart = module.chart(rows.copy(), given, width).properties(datasets={"model": given})
    spec = draw.specification(chart, width)
    moved = " || ".join(f"{key} != {value:g}" for key, value in defaults.items())
    spec["params"] = [{"name": key, "value": value} for key, value in defaults.items()] + [{"name": "moved", "expr": moved}]
    spec["config"]["axis"] = spec["config"]["axis"] | {"aria": False}
    return spec


def live_specification(module, static: dict) -> dict:
    """The same drawing with the model's rows computed in place: a sequence of years, a field for each expression."""
    spec = copy.deepcopy(static)
    del spec["datasets"]["model"]
    spec["data"] = {"sequence": {"start": 1, "stop": module.YEARS + 1, "as": "year"}}
    spec["transform"] = [{"calculate": text, "as": field} for field, text in module.FORMULA.items()]
    spec["transform"] += [{"window": [{"op": "sum", "field": flow, "as": total}], "frame": [None, 0]} for total, flow in module.RUNNING.items()]
    spec["transform"] += [{"calculate": text, "as": field} for field, text in module.WORDS.items()]
    for layer in spec["layer"]:
        if layer.get("data", {}).get("name") == "model":
            del layer["data"]
    return spec


def _compiled(module, static: dict) -> dict:
    import vl_convert

    return vl_convert.vegalite_to_vega(live_specification(module, static))


def _results_table(vega: dict, module) -> str:
    """The name of the data that holds the results of all years."""
    last = list(module.WORDS)[-1]
    return next(data["name"] for data in vega["data"] if any(t.get("as") == last for t in data.get("transform", [])))


def adjustable_html(page, model: Adjustable) -> Markup:
    """The model in a page: picture, result and scenarios for everyone, and a form that the script shows."""
    facts = [page.ledger.facts[name] for name in dict.fromkeys(model.fact_ids)]
    page.shown += facts
    levels = [page.ledger.facts[name] for name in model.levels]
    payload = htmlsafe_json_dumps({"table": model.table, **model.vega}, ensure_ascii=False, separators=(",", ":"))
    rounded = {
        key
        for key, p in model.parameters.items()
        if p.fact and page.ledger.facts[p.fact].value * page.ledger.facts[p.fact].unit.factor != p.default * p.unit.factor
    }
    return page.render(
        "adjustable.html",
        model=model,
        svg=Markup(model.svg["wide"] + model.svg["narrow"]),
        runtime=runtime_path(),
        rounded=rounded,
        said=say_value,
        number=lambda value: f"{float(value):g}",
        kinds=[kind for kind in KINDS if any(fact.kind == kind for fact in levels)],
        sources=list({s.id: s for fact in facts for s in page.ledger.sources_of(fact)}.values()),
        payload=payload,
    )
