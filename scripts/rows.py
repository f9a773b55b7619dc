"""Turns one dataset file into a Dataset and its Facts, inheriting what rows leave out from column and dataset."""

from __future__ import annotations

import re
from decimal import Decimal

from scripts.derive import OPERATIONS
from scripts.facts import QUALIFIERS, TYPED_KINDS, Column, Dataset, Fact, Ledger
from scripts.nodes import NUMBER, Mapping, Page, Scalar, Sequence
from scripts.period import FORMS, STEPS, Period, find_period
from scripts.problem import nearest
from scripts.units import UNITS, Unit

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
LOOKS_LIKE_PERIOD = re.compile(r"FY\d+|\d{4}([QH]\d+|-\d\d(-\d\d)?)?", re.I)
DEFAULTS = {"entity", "metric", "unit", "kind", "claimed_by", "period"}
ATTRIBUTES = DEFAULTS | {"source", "qualifier", "note", "dispute", "preferred"}
DATASET_KEYS = DEFAULTS | {"title", "every", "note", "columns", "rows"}
COLUMN_KEYS = DEFAULTS | {"title", "type", "note"}


class DatasetReader:
    """Turns one dataset file into a Dataset and its Facts."""

    def __init__(self, page: Page, name: str, ledger: Ledger):
        self.page, self.name, self.ledger = page, name, ledger
        self.top = page.mapping(page.top, "a dataset")
        self.columns: dict[str, Column] = {}

    def read(self) -> None:
        page, top = self.page, self.top
        if not isinstance(page.top, Mapping):
            return  # reported already
        if not ID.fullmatch(self.name):
            page.report(top, f"“{self.name}” cannot name a dataset: use letters, digits and hyphens")
            return
        if self.name in self.ledger.datasets:
            page.report(top, f"{self.ledger.datasets[self.name].path} is called “{self.name}” already; a file's name is its dataset's id, so rename one")
            return
        page.check_keys(top, DATASET_KEYS, "a dataset")
        self._columns()
        rows = page.mapping(top.entries["rows"], "“rows”") if "rows" in top.entries else Mapping()
        if not rows.entries:
            page.report(top, "a dataset without rows; add “rows:” with one line each")
        self.ledger.datasets[self.name] = Dataset(
            id=self.name,
            path=page.path,
            title=page.text(top, "title", "a dataset", required=True) or self.name,
            entity=page.text(top, "entity", "a dataset"),
            every=page.choice(top, "every", (*STEPS, "never"), "a dataset", required=True) or "never",
            note=page.text(top, "note", "a dataset"),
            columns=self.columns,
            rows={key: self._row_title(key, node) for key, node in rows.entries.items()},
        )
        for key, node in rows.entries.items():
            if not ID.fullmatch(key):
                page.report(rows.keys[key], f"“{key}” cannot name a row: use letters, digits and hyphens")
            elif LOOKS_LIKE_PERIOD.fullmatch(key) and not find_period(key):
                page.report(rows.keys[key], f"“{key}” is an impossible period; expected {FORMS}")
            else:
                self._row(key, rows.keys[key], node)

    def _columns(self) -> None:
        page = self.page
        declared = self.top.entries.get("columns")
        if declared is None:
            self.columns["value"] = Column("value", page.text(self.top, "title", "a dataset") or self.name, "number", self._unit(self.top))
            return
        for key, node in page.mapping(declared, "“columns”").entries.items():
            what = f"column “{key}”"
            entry = page.mapping(node, what)
            page.check_keys(entry, COLUMN_KEYS, what)
            if not ID.fullmatch(key) or key in ATTRIBUTES | {"value", "title"}:
                page.report(
                    declared.keys[key], f"“{key}” cannot name a column: use letters, digits and hyphens, and none of the words that a row has for itself"
                )
            kind = page.choice(entry, "type", ("number", "text", "date"), what) or "number"
            title = page.text(entry, "title", what, required=True) or key
            self.columns[key] = Column(key, title, kind, self._unit(entry) or (self._unit(self.top) if kind == "number" else None))

    def _row_title(self, key: str, node) -> str:
        title = node.entries.get("title") if isinstance(node, Mapping) else None
        period = find_period(key)
        return title.text if isinstance(title, Scalar) else period.label if period else key

    def _row(self, key: str, place: Scalar, node) -> None:
        page = self.page
        if "columns" not in self.top.entries:
            self._cell(key, "value", node, [self.top])
            return
        row = page.mapping(node, f"row “{key}”")
        page.check_keys(row, set(self.columns) | ATTRIBUTES | {"title"}, f"row “{key}”")
        cells = {name: cell for name, cell in row.entries.items() if name in self.columns}
        if not cells and isinstance(node, Mapping):
            page.report(place, f"row “{key}” has no value in any column; expected one of {', '.join(self.columns)}")
        for name, cell in cells.items():
            self._cell(key, name, cell, [row, self.top.entries["columns"].entries[name], self.top])

    def _cell(self, row: str, column: str, node, defaults: list[Mapping]) -> None:
        page = self.page
        own = node if isinstance(node, Mapping) else Mapping({"value": node}, {}, node.line, node.column)
        what = f"“{row}”" if column == "value" else f"“{row}.{column}”"
        operation = next((name for name in OPERATIONS if name in own.entries), None)
        allowed = {"title"} | (ATTRIBUTES - {"source", "kind"} | {operation} if operation else ATTRIBUTES | {"value"})
        page.check_keys(own, allowed if own.keys else set(own.entries), what)
        scopes = [m for m in (own, *defaults) if isinstance(m, Mapping)]
        source = None if operation else self._source(scopes, own, what)
        unit = next((u for m in scopes if (u := self._unit(m))), None) if self.columns[column].type == "number" else None
        if self.columns[column].type == "number" and not operation and unit is None:
            if not any("unit" in m.entries for m in scopes):  # an unknown one is reported where it stands
                page.report(own, f"{what} has no unit; add “unit” to the dataset, the column or the row")
            unit = UNITS["count"]  # so that the rest of the check can go on
        period = self._period(row, scopes)
        metric = self._inherited(scopes, "metric") or (self.columns[column].title if column != "value" else self._said_title(own))
        identifier = f"{self.name}/{row}" + ("" if column == "value" else f".{column}")
        value = None if operation else self._value(own, what, self.columns[column].type)
        fact = Fact(
            id=identifier,
            dataset=self.name,
            row=row,
            column=column,
            row_title=self.ledger.datasets[self.name].rows[row],
            column_title=self.columns[column].title,
            entity=self._inherited(scopes, "entity") or "",
            metric=metric,
            type=self.columns[column].type,
            value=Decimal(0) if value is None else value,
            unit=unit,
            qualifier=page.choice(own, "qualifier", QUALIFIERS, what) or self._inherited(scopes, "qualifier") or "exact",
            kind="derived" if operation else self._kind(scopes, what),
            source=source,
            claimed_by=self._inherited(scopes, "claimed_by"),
            period=period,
            note=self._inherited(scopes[:-1], "note") if own is not self.top else None,
            dispute=self._dispute(scopes, what),
            preferred=page.flag(own, "preferred", what) or any(page.flag(m, "preferred", what) for m in scopes[1:2] if len(defaults) > 1),
            operation=operation,
            inputs=self._inputs(own, operation, what) if operation else (),
            path=page.path,
            line=own.line,
            column_number=own.column,
        )
        self._check_share(fact, own)
        self.ledger.facts[identifier] = fact

    def _said_title(self, own: Mapping) -> str:
        title = own.entries.get("title")
        return title.text if isinstance(title, Scalar) else self.columns["value"].title

    def _inherited(self, scopes: list[Mapping], key: str) -> str | None:
        for mapping in scopes:
            if key in mapping.entries:
                return self.page.text(mapping, key, "this entry")
        return None

    def _unit(self, mapping: Mapping) -> Unit | None:
        name = self.page.choice(mapping, "unit", UNITS, "this entry") if "unit" in mapping.entries else None
        return UNITS.get(name) if name else None

    def _kind(self, scopes: list[Mapping], what: str) -> str:
        for mapping in scopes:
            if "kind" in mapping.entries:
                return self.page.choice(mapping, "kind", TYPED_KINDS, what) or "reported"
        return "reported"

    def _dispute(self, scopes: list[Mapping], what: str) -> str | None:
        """A row of several columns may lend its dispute to its cells; a dataset may not."""
        for mapping in scopes[: max(1, len(scopes) - 2)]:
            name = self.page.text(mapping, "dispute", what)
            if name:
                if name not in self.ledger.disputes:
                    self.page.report(
                        mapping.entries["dispute"], f"unknown dispute “{name}”{nearest(name, self.ledger.disputes)}; declare it in data/disputes.yml"
                    )
                return name
        return None

    def _source(self, scopes: list[Mapping], own: Mapping, what: str) -> str | None:
        for mapping in scopes:
            name = self.page.text(mapping, "source", what) if "source" in mapping.entries else None
            if name:
                if name not in self.ledger.sources and self.ledger.sources:  # where none could be read, that was reported
                    self.page.report(
                        mapping.entries["source"], f"unknown source “{name}”{nearest(name, self.ledger.sources)}; sources are declared in data/sources.yml"
                    )
                return name
        self.page.report(own, f"{what} has no source; add “source” with an id of data/sources.yml, or leave the figure out")
        return None

    def _period(self, row: str, scopes: list[Mapping]) -> Period | None:
        for mapping in scopes:
            said = self.page.text(mapping, "period", "this entry") if "period" in mapping.entries else None
            if said:
                period = find_period(said)
                if said != "undated" and not period:
                    self.page.report(mapping.entries["period"], f"“{said}” is an impossible period; expected {FORMS}, or “undated”")
                return period
        return find_period(row)

    def _value(self, own: Mapping, what: str, kind: str):
        node = own.entries.get("value")
        if node is None:
            self.page.report(own, f"{what} has neither a value nor one of {', '.join(OPERATIONS)}")
            return None
        if kind == "number":
            return self._number(node, what)
        if not isinstance(node, Scalar) or not node.text.strip():
            self.page.report(node, f"the value of {what} must be a text")
            return None
        if kind == "date" and (not re.fullmatch(r"\d{4}(-\d\d){0,2}", node.text) or not find_period(node.text)):
            self.page.report(node, f"“{node.text}” is no date; write 2025, 2025-09 or 2025-09-24")
            return None
        if kind == "text" and node.plain and node.text.lower() in {"yes", "no", "on", "off", "true", "false", "null", "~"}:
            self.page.report(node, f"“{node.text}” without quotes means something else to other readers of YAML; quote it")
        return node.text.strip()

    def _number(self, node, what: str):
        if isinstance(node, Sequence):
            pair = [self._number(item, what) for item in node.items]
            if len(pair) != 2 or (None not in pair and pair[0] > pair[1]):
                self.page.report(node, f"a range in {what} has a low and a high value, in this order: [115, 135]")
                return None
            return None if None in pair else tuple(pair)
        if not isinstance(node, Scalar) or not node.plain or not NUMBER.fullmatch(node.text):
            got = node.text if isinstance(node, Scalar) else "a mapping"
            never = " (a value that is not known is left out)" if got.strip(".+-").lower() in {"nan", "inf", "infinity", ""} else ""
            self.page.report(node, f"the value of {what} is “{got}”; a number without quotes or separators was expected{never}")
            return None
        return Decimal(node.text)

    def _inputs(self, own: Mapping, operation: str, what: str) -> tuple[str, ...]:
        node = own.entries[operation]
        if not isinstance(node, Sequence) or len(node.items) < 2 or not all(isinstance(i, Scalar) for i in node.items):
            self.page.report(node, f"“{operation}” of {what} takes a list of two or more facts: [dataset/row, dataset/row]")
            return ()
        return tuple(item.text for item in node.items)

    def _check_share(self, fact: Fact, own: Mapping) -> None:
        says_share = re.search(r"\bshare\b", f"{fact.metric} {fact.column_title}", re.I)
        values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        if fact.unit and fact.unit.name == "%" and says_share and not all(0 <= value <= 100 for value in values):
            self.page.report(own, f"a share of {'–'.join(map(str, values))} % is impossible; expected 0 to 100 (a growth rate should not be called a share)")
