"""The units a fact may have, how they are said, and how they convert.

The list is closed: a unit that is not here is a mistake in data/. Money and counts take a scale
("CNY bn", "downloads mn"); two units compare when they share a dimension, and then by their factors.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

SCALES = {"": (Decimal(1), ""), "k": (Decimal(10**3), "thousand"), "mn": (Decimal(10**6), "million"),
          "bn": (Decimal(10**9), "billion"), "tn": (Decimal(10**12), "trillion")}  # fmt: skip

CURRENCIES = {"CNY": "yuan", "USD": "dollars", "HKD": "Hong Kong dollars", "EUR": "euros"}

COUNTED = """models downloads derivatives repositories users customers companies developers parameters tokens
accelerators chips servers nodes racks switches ports regions zones countries quarters platforms languages
people images sites""".split()

# dimension: {unit: factor}; what is said after the number is the unit's own name
MEASURES: dict[str, dict[str, object]] = {
    # a byte is eight bits, so that 800 GB/s and 6.4 Tbit/s can be compared
    "data rate": {"kbit/s": 10**3, "Mbit/s": 10**6, "Gbit/s": 10**9, "Tbit/s": 10**12, "Pbit/s": 10**15,
                  "MB/s": 8 * 10**6, "GB/s": 8 * 10**9, "TB/s": 8 * 10**12, "PB/s": 8 * 10**15},
    "data": {"kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "PB": 10**15, "EB": 10**18,
             "MiB": 2**20, "GiB": 2**30, "TiB": 2**40, "PiB": 2**50},
    "power": {"W": 1, "kW": 10**3, "MW": 10**6, "GW": 10**9},
    "energy": {"kWh": 1, "MWh": 10**3, "GWh": 10**6, "TWh": 10**9},
    "floating-point rate": {"GFLOPS": 1, "TFLOPS": 10**3, "PFLOPS": 10**6, "EFLOPS": 10**9},
    "integer rate": {"TOPS": 1},
    "duration": {"ns": "1e-9", "µs": "1e-6", "ms": "1e-3", "s": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800},
    "calendar": {"months": 1, "years": 12},
    "length": {"nm": 1},
    "area": {"mm²": 1, "m²": 10**6},
    "frequency": {"MHz": 1, "GHz": 10**3},
    "temperature": {"°C": 1},
    "angle": {"°": 1},
    "operations": {"IOPS": 1},
    "throughput": {"images/s": 1},
    "efficiency": {"images/s/W": 1},
    "percent": {"%": 1},
    "percentage points": {"points": 1},
    "ratio": {"x": 1},
    "rank": {"rank": 1},
    "rating": {"rating points": 1},
    "index": {"index points": 1},
    "power usage effectiveness": {"PUE": 1},
}  # fmt: skip

RATES = {
    "CNY per USD": "yuan per dollar",
    "HKD per USD": "Hong Kong dollars per US dollar",
    "USD per mn tokens": "dollars per million tokens",
    "CNY per mn tokens": "yuan per million tokens",
}


@dataclass(frozen=True)
class Unit:
    """A unit of the list; `noun` is what is said after number and scale ("yuan", "models", "GB/s")."""

    name: str
    dimension: str
    factor: Decimal
    noun: str = ""
    scale: str = ""

    @property
    def scale_word(self) -> str:
        return SCALES[self.scale][1]


def _all_units() -> dict[str, Unit]:
    units = {}
    for scale, (factor, _) in SCALES.items():
        tail = f" {scale}" if scale else ""
        for code, noun in CURRENCIES.items():
            units[code + tail] = Unit(code + tail, code, factor, noun, scale)
        for noun in ["count", *COUNTED]:
            units[noun + tail] = Unit(noun + tail, "count", factor, "" if noun == "count" else noun, scale)
    for dimension, members in MEASURES.items():
        for name, factor in members.items():
            units[name] = Unit(name, dimension, Decimal(str(factor)), {"x": "times", "rank": "", "PUE": ""}.get(name, name))
    for name, words in RATES.items():
        units[name] = Unit(name, name, Decimal(1), words)
    return units


UNITS = _all_units()
