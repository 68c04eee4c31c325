"""Articles and claims by the thousand, the same for the same seed: invented names, words and numbers for load tests."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256

from sqlalchemy import Connection

from pipeline import catalog
from pipeline.model import (
    Article,
    Attribution,
    AttributionKind,
    BlockKind,
    CaptureRef,
    Claim,
    ClaimKind,
    Direction,
    Grain,
    Period,
    Span,
    WarcPlace,
    lay_out,
    make_id,
)
from pipeline.warehouse import Reading, stage_batch
from pipeline.warehouse.copying import copy_into

SOURCES = ("gazette", "courier", "herald", "vestnik", "ilbo")
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tu",
    "vas",
    "po",
    "dri",
    "zel",
    "on",
    "ba",
    "sha",
    "quin",
    "fe",
    "or",
    "ul",
    "ta",
)
_FIRST = date(2023, 1, 1)
_DAYS = 3 * 365
_UNITS = {"count": "user", "money": "USD", "percent": "percent"}
_KINDS = (("level", 10), ("change", 3), ("share", 2))
_TOLD, _SURE = 0.95, 0.97
"""Of all claims, those of which a metric is told; of these, those of which the reader is sure."""


@dataclass(frozen=True, slots=True)
class Load:
    """`articles` articles with 15.4 claims each on average; every fiftieth copies one of another paper. More than nine
    claims of ten are in a series."""

    articles: int
    seed: int = 7

    def batches(self, size: int) -> Iterator[list[Reading]]:
        chance = random.Random(self.seed)
        world = _World(
            words=[_word(chance) for _ in range(4_000)],
            names=[_word(chance).title() + " " + _word(chance).title() for _ in range(3_000)],
            measures=_measures(),
        )
        made: list[Reading] = []
        earlier: list[Reading] = []
        for number in range(self.articles):
            if number % 50 == 49 and earlier:
                reading = _copy(chance, number, chance.choice(earlier[-200:]))
            else:
                reading = _own(chance, world, number, _FIRST + timedelta(days=number * _DAYS // self.articles))
                earlier = [*earlier[-199:], reading]
            made.append(reading)
            if len(made) == size:
                yield made
                made = []
        if made:
            yield made


def stage(conn: Connection, run_key: str, readings: Sequence[Reading]) -> int:
    """Leads and captures, as a fetch leaves them, if they are not there yet, and the readings staged; claims staged."""
    known = {row[0] for row in conn.exec_driver_sql("SELECT capture_id FROM raw.capture")}
    fresh = [one.ref for one in readings if one.ref.capture_id not in known]
    leads = [
        (make_id("lead", ref.url), ref.url, ref.source_key, "feed", ref.fetched_at, "done", ref.fetched_at)
        for ref in fresh
    ]
    copy_into(conn, "raw.lead", ("lead_id", "url", "source_key", "origin", "found_at", "state", "due_at"), leads)
    columns = (
        "capture_id", "lead_id", "url", "sha256", "source_key", "final_url", "fetched_at", "status", "content_type",
        "body_bytes", "warc_file", "warc_offset", "warc_length",
    )  # fmt: skip
    copy_into(
        conn,
        "raw.capture",
        columns,
        (
            (
                ref.capture_id,
                make_id("lead", ref.url),
                ref.url,
                ref.sha256,
                ref.source_key,
                ref.final_url,
                ref.fetched_at,
                200,
                "text/html",
                1000,
                "a.warc.gz",
                0,
                100,
            )
            for ref in fresh
        ),
    )
    return stage_batch(conn, run_key, readings)["stage.claim"]


@dataclass(frozen=True, slots=True)
class _World:
    words: list[str]
    names: list[str]
    measures: list[tuple[str, list[str]]]

    def name(self, chance: random.Random) -> str:
        """Some names are in the news often: the first of 3,000 in 2 of 100 claims."""
        return self.names[int(chance.random() ** 2 * len(self.names))]


def _own(chance: random.Random, world: _World, number: int, day: date) -> Reading:
    source = chance.choice(SOURCES)
    text, claims = "", []
    entity = world.name(chance)
    speaker = Attribution(text=chance.choice(world.names[:200]), kind=AttributionKind.ORGANISATION)
    for _ in range(chance.randint(9, 22)):
        if chance.random() < 0.3:
            entity = world.name(chance)
        before = " ".join(chance.choices(world.words, k=chance.randint(3, 9)))
        metric, units = chance.choice(world.measures)
        kind, unit = _measured(chance, units)
        value = _value(chance, f"{entity} {metric} {unit}", unit)
        surface = f"{value}"
        start = len(text) + len(before) + 1
        sentence = f"{before} {surface} {' '.join(chance.choices(world.words, k=4))}. "
        told = chance.random() < _TOLD
        month = _month(day - timedelta(days=chance.choice((20, 20, 20, 50, 380))))
        claims.append(
            Claim(
                surface=surface,
                span=Span(start, start + len(surface)),
                sentence=Span(len(text), len(text) + len(sentence)),
                value=value,
                unit=unit,
                kind=ClaimKind(kind),
                direction=Direction.UP if kind == "change" else None,
                entity=entity,
                metric=f"{kind} figure",
                metric_id=metric if told else None,
                period=month,
                baseline=_month(month.start - timedelta(days=1)) if kind == "change" else None,
                attribution=speaker if chance.random() < 0.4 else None,
                confidence=Decimal("0.8"),
                series_confidence=(Decimal("0.9") if chance.random() < _SURE else Decimal("0.3")) if told else None,
            )
        )
        text += sentence
    return _reading(source, number, day, text, tuple(claims))


def _copy(chance: random.Random, number: int, of: Reading) -> Reading:
    """The text and claims of another one, in another paper, a day later."""
    article = of.result
    assert isinstance(article, Article)
    assert article.published_at is not None
    source = chance.choice([one for one in SOURCES if one != of.ref.source_key])
    day = article.published_at.date() + timedelta(days=1)
    return _reading(source, number, day, article.text, tuple(of.claims))


def _reading(source: str, number: int, day: date, text: str, claims: tuple[Claim, ...]) -> Reading:
    url = f"http://{source}.test/{number}"
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    ref = CaptureRef(
        capture_id=make_id("capture", url),
        url=url,
        source_key=source,
        final_url=url,
        fetched_at=moment,
        content_type="text/html",
        sha256=sha256(url.encode()).hexdigest(),
        place=WarcPlace(file="a.warc.gz", offset=0, length=100),
    )
    article = Article(
        url=url,
        title=text[:60],
        language="en",
        layout="first",
        published_at=moment,
        blocks=lay_out([(BlockKind.PARAGRAPH, text)]),
    )
    return Reading(ref=ref, parser_version="p1", extractor_version="e1", result=article, claims=claims)


def _value(chance: random.Random, series: str, unit: str) -> Decimal:
    """Near what the series always is, as news prints it: figures of a thing seldom leap."""
    usual = int(sha256(series.encode()).hexdigest()[:8], 16)
    if unit == "percent":
        return Decimal(usual % 600 + chance.randint(1, 99)) / 10
    return Decimal(int((usual % 90_000 + 10_000) * (0.9 + chance.random() / 5))) * 10


def _measures() -> list[tuple[str, list[str]]]:
    """Each metric with the units of its dimensions, the one of its levels first."""
    first = {dimension: code for code, dimension in reversed(catalog.units().items())} | _UNITS
    return [
        (key, sorted((first[one] for one in metric.dimensions if one != "ratio"), key=lambda unit: unit == "percent"))
        for key, metric in sorted(catalog.metrics().items())
    ]


def _measured(chance: random.Random, units: list[str]) -> tuple[str, str]:
    """Kind and unit."""
    kind = chance.choices([kind for kind, _ in _KINDS], [weight for _, weight in _KINDS])[0]
    return (kind, "percent") if "percent" in units and kind != "level" else ("level", units[0])


def _month(day: date) -> Period:
    start = day.replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1)
    return Period(start=start, end=end, grain=Grain.MONTH, text=f"{start:%Y-%m}")


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
