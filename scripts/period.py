"""The time that a figure speaks of: a year, half, quarter, month or day, a fiscal year, or a range of days.

Quarters and halves are those of the calendar. FY2026 is Alibaba's fiscal year, which ended on 31 March 2026.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FORMS = "2025, 2025Q3, 2025H1, 2025-09, 2025-09-24, FY2026, or 2025-04-01/2025-09-30"


@dataclass(frozen=True)
class Period:
    """`text` as written in data/, with its first and last day."""

    text: str
    start: date
    end: date

    @property
    def label(self) -> str:
        """Say the period as a reader would: Q3 2025, September 2025, 24 September 2025."""
        if m := re.fullmatch(r"(\d{4})([QH])(\d)", self.text):
            return f"{m[2]}{m[3]} {m[1]}"
        if m := re.fullmatch(r"FY(\d{4})", self.text):
            return f"fiscal year {m[1]} (to March {m[1]})"
        if "/" in self.text:
            return f"{say_date(self.text.split('/')[0])} to {say_date(self.text.split('/')[1])}"
        return say_date(self.text)


@cache
def find_period(text: str) -> Period | None:
    """Return the period written as `text`, or None where it is no possible period."""
    if "/" in text:
        first, last = (find_period(part) for part in text.split("/", 1))
        ordered = first and last and first.start <= last.end
        return Period(text, first.start, last.end) if ordered else None
    try:
        return _single(text)
    except ValueError:
        return None


def _single(text: str) -> Period | None:
    if m := re.fullmatch(r"FY(\d{4})", text):
        return Period(text, date(int(m[1]) - 1, 4, 1), date(int(m[1]), 3, 31))
    if m := re.fullmatch(r"(\d{4})([QH])(\d)", text):
        year, length, number = int(m[1]), {"Q": 3, "H": 6}[m[2]], int(m[3])
        if not 1 <= number <= 12 // length:
            return None
        return Period(text, date(year, length * (number - 1) + 1, 1), _last_day(year, length * number))
    if m := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text):
        year, month, day = (int(part) if part else None for part in m.groups())
        if not 1900 <= year <= 2100:
            return None
        if day:
            return Period(text, date(year, month, day), date(year, month, day))
        if month:
            return Period(text, date(year, month, 1), _last_day(year, month))
        return Period(text, date(year, 1, 1), date(year, 12, 31))
    return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def say_date(text: str) -> str:
    """Say an ISO date of any precision in words: 2025-09-24 becomes 24 September 2025."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    words = [calendar.month_name[int(parts[1])], parts[0]]
    return " ".join([str(int(parts[2])), *words] if len(parts) == 3 else words)


STEPS = {"week": 7, "month": 31, "quarter": 92, "half-year": 183, "year": 366}
GRACE = timedelta(days=60)  # results appear some weeks after the time they speak of


def due(last: date, every: str) -> date | None:
    """Return the day by which the figure after the one ending on `last` should be out; None where nothing more is expected."""
    return last + timedelta(days=STEPS[every]) + GRACE if every in STEPS else None
