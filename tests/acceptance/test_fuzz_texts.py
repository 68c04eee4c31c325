"""Whatever was done to a text, its claims stand where they are printed, with values that can be written down.

Run by `make acceptance`; -s shows the figures, NEWSFIGURES_FUZZ_SEED makes other cases.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from pipeline.extract import read_text
from pipeline.model import Claim, Period
from tests.support.fuzzing import MEGABYTE, Fuzz, load_the_reader
from tests.support.mutated_texts import DAY, DAYS, LANGUAGES, mutated

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(1800)]

CASES = 2_000
HALF_PAIR = re.compile("[\ud800-\udfff]")
TWICE = 20
"""Of so many texts one is read twice."""


def check(text: str, claims: Sequence[Claim]) -> None:
    for claim in claims:
        assert claim.span.of(HALF_PAIR.sub("\ufffd", text)) == claim.surface
        assert claim.surface.strip()
        assert claim.value.is_finite()
        assert claim.value_high is None or claim.value_high.is_finite()
        assert claim.sentence.end <= len(text)
        assert all(0 <= rate <= 1 for rate in (claim.confidence, *claim.confidences.values()))
        assert not (claim.attribution and claim.attribution.span) or claim.attribution.span.end <= len(text)
        for time in (claim.period, claim.baseline):
            check_time(text, time)
        told = claim.as_dict()
        assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert [claim.span for claim in claims] == sorted(claim.span for claim in claims)


def check_time(text: str, time: Period | None) -> None:
    if time is not None and time.span is not None:
        assert time.span.end <= len(text)
        assert time.start < time.end


def made(chance: Random, code: str) -> tuple[str, date | None, str]:
    """A text, its day of publication, and a title that stands apart."""
    day = DAY if chance.random() < 0.7 else chance.choice(DAYS)
    return mutated(chance, code), day, mutated(chance, code)[:120] if chance.random() < 0.2 else ""


def test_every_mutated_text_is_read() -> None:
    load_the_reader()
    fuzz, found = Fuzz("texts", cpu=10.0, memory=256 * MEGABYTE), Counter[str]()
    for number in range(CASES):
        chance, code = fuzz.chance(number), LANGUAGES[number % len(LANGUAGES)]
        text, day, title = made(chance, code)
        with fuzz.case(number, json.dumps([text, code, str(day), title]).encode()) as case:
            claims = read_text(text, code, day, title=title)
            check(text, claims)
            if number % TWICE == 0:
                assert read_text(text, code, day, title=title) == claims
            case.ending = f"{code} with claims" if claims else f"{code} without"
        found[code] += len(claims)
    print(fuzz.told())
    print(f"claims: {dict(found)}")
    assert min(fuzz.endings[f"{code} with claims"] for code in LANGUAGES) > CASES // len(LANGUAGES) // 2
