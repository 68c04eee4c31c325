"""Whatever happens between looks, in whatever order: many small looks come to the rows of one look at everything."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count, permutations

import pytest
from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.errors import ConfigError
from pipeline.observe.consequences import conflict_rules
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import checksums
from pipeline.warehouse.conflicts import one_conflict, settle_conflict, switch_rule
from pipeline.warehouse.judging import judge
from pipeline.warehouse.reviewing import Known, Word, accept_alias, accept_entity, find_candidates, reject, reopen
from tests.observe.test_changes import from_nothing
from tests.support.figures import Printed, story_of
from tests.support.press import GAZETTE, MEOWTALK, look, print_stories, table
from tests.support.rows import at

PURR = catalog.Entity(key="purr", kind="service", names={"en": ("Purr", "Meow Talk")})
CATALOGUES = ((MEOWTALK, PURR, GAZETTE), (MEOWTALK, PURR, GAZETTE), (PURR, GAZETTE), (MEOWTALK, GAZETTE))
NAMES = ("MeowTalk", "MeowTalk", "MeowTalk", "Meow Talk", "meow talk", "Purr", "Мяу Ток")
MONTHS = ("2025-02", "2025-03", "2026-01", "2026-02", "2026-03")
TIMES = (*MONTHS, *MONTHS, "2025", "2026", "2026-05")  # what is printed of May in April is a forecast
SURE = (None, None, Decimal("0.95"), Decimal("0.65"), Decimal("0.1"))
LEVELS = ("612300", "612300", "612400", "560000", "548100", "61230", "5016000")
PAPERS = ("gazette", "courier", "herald", "vestnik")


def some_figure(chance: random.Random, times: Sequence[str]) -> Printed:
    time, region = chance.choice(times), chance.choice((None, None, "KR"))
    qualifier = chance.choice(("exact", "exact", "about", "more_than"))
    said_by = chance.choice((None, None, "Tallyhouse", "The Gazette"))
    level = Printed(
        value=chance.choice(LEVELS), period=time, region=region, qualifier=qualifier, said_by=said_by,
        series_confidence=chance.choice(SURE),
    )  # fmt: skip
    share = replace(level, kind="share", unit="percent", value=chance.choice(("8.7", "12", "104")))
    return chance.choice(
        (
            level,
            level,
            level,
            level,
            replace(
                level, kind="change", unit="percent", value=chance.choice(("9", "12", "82")),
                direction=chance.choice(("up", "down")), baseline=chance.choice((None, *MONTHS)),
            ),
            share,
            replace(share, whole="its users abroad"),
            replace(level, metric="precipitation", unit="km", value="12.5"),
            replace(level, limit=chance.choice(("abroad", "abroad+android", "other"))),
        )
    )  # fmt: skip


@dataclass
class Newsroom:
    """What may happen to a warehouse between two looks, drawn by chance."""

    conn: Connection
    chance: random.Random
    known: tuple[catalog.Entity, ...] = (MEOWTALK, GAZETTE)
    hours: Iterator[int] = field(default_factory=lambda: count(100))

    def act(self) -> None:
        acts: list[tuple[int, Callable[[], None]]] = [
            (8, self.print_some), (2, self.judge_one), (1, self.forget_some), (1, self.settle_one),
            (1, self.review_one), (1, self.switch_one), (1, self.learn),
        ]  # fmt: skip
        self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def print_some(self) -> None:
        """Articles of a few papers; one at an address that had another text before is a correction of that."""
        stories = {}
        for _ in range(self.chance.randint(1, 3)):
            times, names = self.chance.choices(TIMES, k=2), self.chance.choices(NAMES, k=self.chance.choice((1, 1, 2)))
            story = story_of(
                self.chance.choice(PAPERS),
                *(some_figure(self.chance, times) for _ in range(self.chance.randint(2, 6))),
                hours=self.chance.choice((0, 3, 6, 9, 12, 15, 200)),
            )
            named = [replace(claim, entity=self.chance.choice(names)) for claim in story.claims]
            stories[story.url] = replace(story, claims=named)
        first = next(iter(stories.values()))
        copied = replace(first, paper=self.chance.choice(PAPERS), language=self.chance.choice(("en", "ru")))
        print_stories(self.conn, *{**stories, copied.url: copied}.values())

    def judge_one(self) -> None:
        verdict = self.chance.choice(("wrong", "right", "fix"))
        fix = {"value": self.chance.choice(LEVELS)} if verdict == "fix" else None
        for claim_id in self.drawn("SELECT claim_id FROM core.claim WHERE is_current ORDER BY claim_id", 1):
            now = at(next(self.hours))
            judge(self.conn, claim_id, verdict, by="editor", note="", now=now, fix=fix)  # type: ignore[arg-type]

    def forget_some(self) -> None:
        """Claims are deleted with the evidence that they were."""
        gone = {"gone": self.drawn("SELECT claim_id FROM core.claim ORDER BY claim_id", 3)}
        for name in ("core.observation_claim", "core.claim_past", "core.claim"):
            self.conn.execute(text(f"DELETE FROM {name} WHERE claim_id = ANY(:gone)"), gone)  # noqa: S608

    def settle_one(self) -> None:
        for conflict_id in self.drawn("SELECT conflict_id FROM core.conflict ORDER BY conflict_id", 1):
            conflict = one_conflict(self.conn, str(conflict_id))
            choices = ("settled_a", "settled_b", "both_right") if conflict["observation_b"] else ("both_right",)
            status = self.chance.choice((*choices, "open"))
            settle_conflict(self.conn, conflict, status=status, by="editor", note="", now=at(next(self.hours)))

    def review_one(self) -> None:
        word = Word(by="editor", at=at(next(self.hours)))
        for candidate in find_candidates(self.conn):
            answers: tuple[Callable[[], bool], ...] = (
                lambda name=candidate.name: accept_alias(self.conn, name, "meowtalk", word, kind="service"),
                lambda name=candidate.name: accept_entity(
                    self.conn, name, Known(key="own", kind="service", name="Own"), word
                ),
                lambda name=candidate.name: reject(self.conn, name, word),
            )
            # a person is told no where the catalogue, or an answer before, has that name already
            with suppress(ConfigError):
                self.chance.choice(answers)()
            return
        for (name,) in table(self.conn, "SELECT printed FROM ops.entity_said WHERE verdict <> 'open' LIMIT 1"):
            with suppress(ConfigError):
                reopen(self.conn, str(name), word)

    def switch_one(self) -> None:
        rule = self.chance.choice(conflict_rules(BUILT_IN_SQL)).key
        is_on = self.chance.random() < 0.7
        switch_rule(self.conn, rule, is_on=is_on, by="editor", now=at(next(self.hours)))

    def learn(self) -> None:
        """The catalogue comes to know an entity, and names that were another's or nobody's, or knows them no longer."""
        self.known = self.chance.choice(CATALOGUES)

    def drawn(self, query: str, most: int) -> list[object]:
        held = [row[0] for row in table(self.conn, query)]
        return self.chance.sample(held, min(most, len(held)))


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.acceptance) for seed in range(2, 10))])
def test_many_looks_come_to_the_rows_of_one(conn: Connection, seed: int) -> None:
    room = Newsroom(conn, random.Random(seed))
    for _ in range(12):
        for _ in range(room.chance.randint(1, 4)):
            room.act()
        look(conn, *room.known)
    assert table(conn, "SELECT COUNT(DISTINCT rule) >= 2 FROM core.derivation") == [(True,)]
    small = checksums(conn)
    assert from_nothing(conn, *room.known) == small


@pytest.mark.acceptance
def test_each_rule_has_its_turn(conn: Connection) -> None:
    """What the test above compares is not empty: over its looks every rule comes to something."""
    seen: set[object] = set()
    room = Newsroom(conn, random.Random(1))
    for _ in range(12):
        for _ in range(10):
            room.print_some()
        look(conn)
        seen.update(table(conn, "SELECT rule FROM core.conflict UNION SELECT rule FROM core.derivation"))
    rules = {(path.stem,) for folder in ("conflicts", "derivations") for path in (BUILT_IN_SQL / folder).glob("*.sql")}
    assert seen == rules


LEVEL, EARLIER = Printed(value="612300"), Printed(value="548100", period="2026-02")
RISE = Printed(value="47", kind="change", unit="percent", direction="up", baseline="2026-02")


@pytest.mark.parametrize(
    "figures", permutations((LEVEL, EARLIER, RISE)), ids=lambda one: ", ".join(f.value for f in one)
)
def test_a_change_meets_its_two_levels_whichever_comes_last(conn: Connection, figures: tuple[Printed, ...]) -> None:
    for hours, figure in enumerate(figures):
        print_stories(conn, story_of("gazette", figure, hours=hours))
        look(conn)
    assert table(conn, "SELECT rule FROM mart.fct_conflict") == [("change_misfit",)]
