"""Pages whose bytes were broken end as an article or a drop, within their time and memory, and a table holds them all.

Run by `make acceptance`; -s shows the figures, NEWSFIGURES_FUZZ_SEED makes other cases.
"""

from functools import partial

import pytest

from pipeline.extract import read_claims
from pipeline.languages import known
from pipeline.model import Article, Claim, Drop, Reason
from pipeline.parse import parse_page
from pipeline.warehouse import Warehouse, stage_storable
from tests.support.broken_pages import PAGES, broken
from tests.support.fuzzing import MEGABYTE, Fuzz, load_the_reader
from tests.support.rows import fetch_page, make_reading, start_run, url_of

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

CASES = 500
WITH_CLAIMS = 10
"""Of so many articles the claims of one are read as well: it takes longer than all the rest."""


def read(body: bytes, *, with_claims: bool) -> tuple[Article | Drop, list[Claim]]:
    found = parse_page(body, url=url_of("any"), content_type=None, source=None, captured_at=None)
    assert isinstance(found, Article | Drop)
    if isinstance(found, Drop) or not with_claims or found.language not in known():
        return found, []
    claims = read_claims(found, None)
    assert all(claim.span.of(found.text) == claim.surface for claim in claims)
    return found, claims


def test_every_broken_page_is_read_or_dropped_and_stored(warehouse: Warehouse) -> None:
    load_the_reader()
    fuzz, results = Fuzz("pages", cpu=6.0, memory=128 * MEGABYTE), []
    for number in range(CASES):
        chance = fuzz.chance(number)
        body = broken(chance.choice(PAGES), chance)
        with fuzz.case(number, body) as case:
            found, claims = read(body, with_claims=number % WITH_CLAIMS == 0)
            case.ending = "article" if isinstance(found, Article) else str(found.reason)
        results.append((found, claims))
    print(fuzz.told())
    refused: list[Exception] = []
    with warehouse.begin() as conn:
        run_key = start_run(conn)
        refs = [fetch_page(conn, run_key, f"{number}", f"{number}") for number in range(CASES)]
        readings = [make_reading(ref, found, *claims) for ref, (found, claims) in zip(refs, results, strict=True)]
        rows, _ = stage_storable(conn, run_key, readings, partial(refuse, refused))
    assert refused == []
    assert (rows["stage.reading"], rows["stage.article"]) == (CASES, fuzz.endings["article"])
    assert rows["stage.claim"] > 0
    assert fuzz.endings["article"] > CASES // 2


def refuse(refused: list[Exception], url: str, error: Exception) -> Drop:
    refused.append(error)
    return Drop(Reason.READER_FAILED, url)
