"""TOML files -> frozen rows. A broken table is a ConfigError that names the file and the key."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from pipeline.catalog.forms import BOUNDS, FLAG, NAMES, NUMBER, SOME_TEXTS, TEXT, TEXTS, check_known, check_row
from pipeline.errors import ConfigError

ENTITY_KINDS = ("body", "company", "media", "person", "place", "product", "service")
_AMOUNTS = frozenset({"count", "money"})
_FLAGS = ("of_parts", "of_prices", "of_services", "is_rate", "is_counted", "is_stock", "is_flow", "plain")
_METRIC = {"definition": TEXT, "dimensions": SOME_TEXTS}
_METRIC_MORE = {"unit": TEXT, "broader": TEXT, "negative_of": TEXT, "bounds": BOUNDS, **dict.fromkeys(_FLAGS, FLAG)}
CUES = {"cues": SOME_TEXTS, "positive": TEXTS, "negative": TEXTS}
_MORE_CUES = {"told": TEXTS}
_FORMS = {"after": TEXTS, "hundredth": TEXTS, "signs": TEXTS, "before": TEXTS}
_LINE_BREAK = re.compile(r"\n\s*")
_UNLISTED_UNIT = re.compile(r"[A-Z]{3}|count:.+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One thing that is measured. `dimensions` are those its values may have (units.toml); `unit` is what a bare
    number of it counts. `broader` is the metric that news goes on to say once it has named this one: after monthly
    active users, plain users."""

    key: str
    definition: str
    dimensions: frozenset[str]
    unit: str | None
    broader: str | None = None
    of_parts: bool = False  # 71 percent of what it counts may be told as this: requests that were fulfilled
    of_prices: bool = False  # a figure of what is priced, whoever sells it
    of_services: bool = False  # a figure of a service: whoever is counted beside it uses one
    is_rate: bool = False  # so many percent of it are a rate and no part of a whole
    is_counted: bool = False  # it counts people or things: a level of it is a whole number
    is_stock: bool = False  # it is held at a moment: what a month closed with is the figure of that month
    is_flow: bool = False  # it adds up over time: a single day is mostly the one on which it was announced
    negative_of: str | None = None  # its levels stand in that metric's series with the sign turned
    bounds: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict, hash=False)  # of levels, by dimension
    plain: bool = False  # what a number of its unit counts where an earlier one counted something of that unit

    @property
    def is_share(self) -> bool:
        """Whether a part of a whole can be this metric: a market share is, while 12 percent of users are no users."""
        return "percent" in self.dimensions and ("ratio" not in self.dimensions or not self.dimensions & _AMOUNTS)

    @property
    def told_in_shares(self) -> bool:
        """Whether a share may be told as this metric, be it one by itself or a part of what the metric counts."""
        return self.is_share or self.of_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricCue:
    """How a language prints a metric. The sentences are the cue's own tests. `told`: around a number, for which ①
    stands, what leaves no doubt that it is of the metric."""

    metric: Metric
    pattern: re.Pattern[str]
    told: re.Pattern[str]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForms:
    """How a language prints a unit, before (signs) or after the number; `words` need a boundary, `signs` may touch.
    `hundredths` are those of the words that mean a hundredth of it: cents."""

    code: str
    after_words: tuple[str, ...]
    after_signs: tuple[str, ...]
    before: tuple[str, ...]
    hundredths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A service, company or body that news in several languages names; the first name of a language is the one to
    print. `source` is the key of the source that a medium is, if it is one of ours."""

    key: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    source: str | None = None


def read_table(name: str) -> dict[str, Any]:
    """The parsed TOML file `name`; an empty table where a language has none yet. A text may go on in further lines,
    between three quotation marks: line breaks in it, and blanks that begin its lines, do not count."""
    path = resources.files("pipeline.catalog") / name
    if not path.is_file():
        return {}
    try:
        found: dict[str, Any] = _joined(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"pipeline/catalog/{name} cannot be read: {error}") from error
    return found


def _joined(value: Any) -> Any:
    if isinstance(value, str):
        return _LINE_BREAK.sub("", value)
    if isinstance(value, dict):
        return {key: _joined(one) for key, one in value.items()}
    return [_joined(one) for one in value] if isinstance(value, list) else value


@lru_cache
def metrics() -> Mapping[str, Metric]:
    file = "metrics.toml"
    rows = read_table(file)
    for key, row in rows.items():
        check_row(file, key, row, _METRIC, _METRIC_MORE)
        check_known(file, f"{key}.dimensions", row["dimensions"], {*units().values(), "money"})
        check_known(file, f"{key}.bounds", row.get("bounds", ()), row["dimensions"])
        for other in ("broader", "negative_of"):
            check_known(file, f"{key}.{other}", [row[other]] if other in row else (), rows)
        if "unit" in row:
            _check_unit(file, f"{key}.unit", row["unit"])
    return {
        key: Metric(
            key=key,
            definition=row["definition"],
            dimensions=frozenset(row["dimensions"]),
            unit=row.get("unit"),
            broader=row.get("broader"),
            negative_of=row.get("negative_of"),
            bounds={name: (Decimal(least), Decimal(most)) for name, (least, most) in row.get("bounds", {}).items()},
            **{flag: row.get(flag, False) for flag in _FLAGS},
        )
        for key, row in rows.items()
    }


def _check_unit(file: str, place: str, code: str) -> None:
    """ConfigError for a unit that units.toml does not list, and that is neither a currency nor things counted."""
    if not _UNLISTED_UNIT.fullmatch(code):
        check_known(file, place, [code], units())


@lru_cache
def plain_metrics() -> Mapping[str, str]:
    """Unit -> what a number of it counts, once a text has counted something of that unit: requests."""
    return {metric.unit: metric.key for metric in metrics().values() if metric.plain and metric.unit}


@lru_cache
def units() -> Mapping[str, str]:
    """Unit code -> dimension. Currencies (CLDR) are not listed: their dimension is money."""
    rows = read_table("units.toml")
    for code, row in rows.items():
        check_row("units.toml", code, row, {"dimension": TEXT})
    return {code: row["dimension"] for code, row in rows.items()}


@lru_cache
def conversions() -> Mapping[str, tuple[str, Decimal]]:
    """Unit code -> the unit to which it converts exactly, and how many of that one of it is."""
    rows = read_table("conversions.toml")
    for code, row in rows.items():
        check_row("conversions.toml", code, row, {"base": TEXT, "factor": NUMBER})
        check_known("conversions.toml", code, [code, row["base"]], units())
    return {code: (row["base"], Decimal(row["factor"])) for code, row in rows.items()}


@lru_cache
def unit_forms(language: str) -> tuple[UnitForms, ...]:
    name = f"units_{language}.toml"
    rows = read_table(name)
    for code, row in rows.items():
        check_row(name, code, row, {}, _FORMS)
        _check_unit(name, code, code)
    return tuple(
        UnitForms(
            code=code,
            after_words=(*row.get("after", ()), *row.get("hundredth", ())),
            hundredths=tuple(row.get("hundredth", ())),
            after_signs=tuple(row.get("signs", ())),
            before=tuple(row.get("before", ())),
        )
        for code, row in rows.items()
    )


def any_of(cues: Sequence[str]) -> re.Pattern[str]:
    """Any of these patterns; nothing where there is none."""
    return re.compile("|".join(f"(?:{cue})" for cue in cues) or "(?!)", re.IGNORECASE)


@lru_cache
def metric_cues(language: str) -> tuple[MetricCue, ...]:
    """The cues of a language in the order of its file: the more particular metric stands first there."""
    name = f"metrics_{language}.toml"
    found = []
    for key, row in read_table(name).items():
        if key not in metrics():
            raise ConfigError(f"pipeline/catalog/{name}: no metric {key!r}; define it in metrics.toml first")
        check_row(name, key, row, CUES, _MORE_CUES)
        try:
            pattern, told = (any_of(row.get(sort, ())) for sort in ("cues", "told"))
        except re.error as error:
            raise ConfigError(f"pipeline/catalog/{name}: cue of {key} is no pattern: {error}") from error
        found.append(
            MetricCue(
                metric=metrics()[key],
                pattern=pattern,
                told=told,
                positive=tuple(row["positive"]),
                negative=tuple(row["negative"]),
            )
        )
    return tuple(found)


@lru_cache
def entities() -> tuple[Entity, ...]:
    """Whom figures are about; the names that the extractor knows."""
    return _entities("entities_sample.toml", "entities.toml")


@lru_cache
def media() -> tuple[Entity, ...]:
    """Papers as those who say a figure."""
    return _entities("media.toml")


def _entities(*files: str) -> tuple[Entity, ...]:
    rows: dict[str, Any] = {}
    for file in files:
        for key, row in read_table(file).items():
            check_row(file, key, row, {"kind": TEXT, "names": NAMES}, {"source": TEXT})
            check_known(file, f"{key}.kind", [row["kind"]], ENTITY_KINDS)
            rows[key] = row
    return tuple(
        Entity(
            key=key,
            kind=row["kind"],
            names={code: tuple(names) for code, names in row["names"].items()},
            source=row.get("source"),
        )
        for key, row in rows.items()
    )
