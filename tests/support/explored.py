"""Pages and API routes of the explorer with the facets people use, of what a warehouse holds; how long each takes, for
one user or for several at once."""

import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import combinations
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi.testclient import TestClient
from sqlalchemy import Connection, text

from pipeline.explorer.search.finding import TOO_COMMON
from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.stack.environment import free_port
from pipeline.warehouse import Warehouse
from tests.support.million import Load, stage
from tests.support.rows import start_run

LONGEST_MS = 300


def fill(warehouse: Warehouse, articles: int, now: Any, tell: Callable[[str], None]) -> None:
    """Generated articles published in runs of a thousand and observed at the end, the tables then as autovacuum keeps
    them."""
    for number, readings in enumerate(Load(articles).batches(1_000)):
        with warehouse.begin() as conn:
            run_key = start_run(conn, f"explored/{number}")
            stage(conn, run_key, readings)
            publish(conn, run_key, now=now)
        if number % 10 == 0:
            tell(f"{number},000 articles published")
    with warehouse.begin() as conn:
        observe(conn, sql_dir=BUILT_IN_SQL)


def vacuum(conn: Connection) -> None:
    """`conn` with the isolation level AUTOCOMMIT."""
    conn.execute(text("VACUUM (ANALYZE)"))


def addresses(client: TestClient) -> dict[str, str]:
    """Name -> address of each page, with every facet: one that many have, one that few have, one that nobody has."""

    def items(question: str) -> Any:
        return client.get(f"/api/{question}").json()

    claims = items("claims?limit=1000")
    claim, series = claims["items"][len(claims["items"]) // 2], items("series")["items"][0]
    figure = items(f"series/{series['series_id']}")["figures"][0]["observation_id"]
    # one of the middle: the words of a generated sentence are all rare, "figure" stands beside each
    rare, entity = claim["sentence"].split()[0], quote(claim["entity_name"])
    return {
        "overview": "/",
        "series": "/series",
        "series, one metric": f"/series?metric={series['metric_key']}",
        "series, one entity": f"/series?entity={entity}",
        "series, no such place": "/series?region=NO",
        "series, no such unit": "/series?unit=bushel",
        "a series": f"/series/{series['series_id']}",
        "a series, as known then": f"/series/{series['series_id']}?known_on=2024-06-30",
        "a figure": f"/figures/{figure}",
        "an article": f"/articles/{claim['article_id']}?claim={claim['claim_id']}",
        "claims": "/search",
        "claims, page 20": f"/search?after={claims['next']}",
        "a rare word": f"/search?q={rare}",
        "a common word": "/search?q=figure",
        "a rare and a common word": f"/search?q={rare}+figure",
        "a word nobody prints": "/search?q=zzzzq",
        "a Korean word nobody prints": f"/search?q={quote('이용자')}",
        "a rare word, one source, one kind": f"/search?q={rare}&source=ilbo&kind=share",
        "claims, one entity": f"/search?entity={entity}",
        "claims, no such entity": "/search?entity=Nobody+at+all",
        "claims, one metric": f"/search?metric={series['metric_key']}",
        "claims, one unit": "/search?unit=user",
        "claims, no such unit": "/search?unit=bushel",
        "claims, one kind": "/search?kind=price",
        "claims, facets that never meet": "/search?kind=price&unit=percent",
        "claims, two that many have and that never meet": "/search?kind=level&unit=percent",
        "claims, three that meet by twos": f"/search?kind=level&unit=USD&entity={entity}&language=en",
        "claims, one kind, one source, one metric": f"/search?kind=price&source=ilbo&metric={series['metric_key']}",
        "claims, one kind of the first month": "/search?kind=price&first_day=2023-01-01&end_day=2023-02-01",
        "claims, one kind long ago": "/search?kind=level&end_day=2023-03-01",
        "claims, all of a long time": "/search?first_day=1990-02-05&end_day=2024-02-02&confidence=0.15&language=en",
        "a common word that a facet excludes": "/search?q=price&unit=percent",
        "a common word that two facets exclude": "/search?q=level&kind=change&source=ilbo",
        "a common word, facets that never meet": "/search?q=figure&kind=level&unit=percent",
        "a common word of long ago": "/search?q=figure&end_day=2023-02-01",
        "all but a common word": "/search?q=-figure",
        "a common word, a thousand": "/search?q=figure&kind=level&limit=1000",
        "claims, one source": "/search?source=ilbo",
        "claims, no such language": "/search?language=ko",
        "claims, no such place": "/search?region=NO",
        "claims, surer than any": "/search?confidence=0.99",
        "claims, one month": "/search?first_day=2024-01-01&end_day=2024-02-01",
        "claims, a time to come": "/search?first_day=2030-01-01",
        "conflicts": "/conflicts",
        "conflicts, none settled": "/conflicts?status=dismissed",
        "conflicts, one entity": f"/conflicts?entity={entity}",
        "health": "/health",
        "an entity": f"/entities/{quote(series['entity_key'])}",
        "a source": "/sources/ilbo",
        "a metric": f"/metrics/{series['metric_key']}",
    }


def alone(client: TestClient) -> dict[str, str]:
    """As `addresses`, of what has no form as JSON beside it."""
    first, *others = client.get("/api/series?limit=50").json()["items"]
    same = [
        one["series_id"] for one in others if (one["metric_key"], one["unit"]) == (first["metric_key"], first["unit"])
    ]
    compared = "&".join(["", *(f"with={series_id}" for series_id in same[:3])])
    here = f"/series/{first['series_id']}"
    return {
        "a series beside others": f"{here}?view=values{compared}",
        "a series as a table": f"{here}?view=table",
        "a chart": f"{here}/chart.json?width=720{compared}",
        "what a series may be compared with": f"{here}/like.json?q=ka",
        "an embedded chart": f"/embed{here}",
        "the news of a series": f"{here}.atom",
        "the news of a search": "/search.atom?kind=price",
        "a common word, the largest first": "/search?q=figure&sort=largest",
        "a common word, the most trusted first": "/search?q=figure&sort=trusted",
        "suggestions": "/suggest?q=ka",
        "entities that begin so": "/entities?q=ka",
        "all metrics": "/metrics",
    }


EXCLUDING = {
    "source": ("ilbo", "ilbo", "nobody"),
    "language": ("en", "en", "ko"),
    "kind": ("price", "level", "ratio"),
    "unit": ("percent", "USD", "bushel"),
    "metric": ("revenue", "salary", "nothing"),
    "region": ("NO", "KR", "zz"),
    "first_day": ("2025-06-01", "2023-01-01", "2031-01-01"),
    "end_day": ("2023-02-01", "2026-01-01", "1999-01-01"),
    "confidence": ("0.8", "0.15", "0.99"),
    "q": ("figure", "price", "zzzzq"),
}
"""Facet -> values: two that many claims have, some of which exclude one another, and one that none has."""


def pairs() -> Iterator[tuple[str, str]]:
    """Name and address of each pair of facets, with values that many have and with one that none has."""
    for (one, values), (other, others) in combinations(EXCLUDING.items(), 2):
        for first, second in ((0, 0), (0, 1), (1, 0), (0, 2), (2, 0)):
            yield (
                f"{one} {values[first]}, {other} {others[second]}",
                (f"/api/claims?{one}={values[first]}&{other}={others[second]}"),
            )


def forms(client: TestClient) -> dict[tuple[str, str], str]:
    """Name of a page and "page", "json" or "alone" -> address; beside the overview, which has no JSON, the API's
    description."""
    found = {(name, "alone"): address for name, address in alone(client).items()}
    for name, address in addresses(client).items():
        told = f"/api{address.replace('/search', '/claims')}" if address != "/" else "/openapi.json"
        found |= {(name, "page"): address, (name, "json"): told}
    return found


def timings(client: TestClient, rounds: int = 5) -> Iterator[tuple[str, str, float]]:
    """Name of a page, "page" or "json", and the median of its milliseconds once it was asked for."""
    for (name, form), asked in forms(client).items():
        yield name, form, median_ms(client, asked, rounds)


def median_ms(client: TestClient, asked: str, rounds: int = 5) -> float:
    """Milliseconds until it is answered, once it was asked for."""
    spent = []
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        answer = client.get(asked)
        spent.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, (asked, answer.text[:200])
    return statistics.median(spent[1:])


@contextmanager
def serving(url: str) -> Iterator[str]:
    """`newsfigures explore` over that warehouse, as a process of its own; where it listens."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")}
    command = [sys.executable, "-m", "pipeline.cli", "explore", "--port", str(free_port())]
    with tempfile.TemporaryDirectory(prefix="newsfigures-explore-") as home:
        env |= {"NEWSFIGURES_HOME": home, "NEWSFIGURES_DATABASE_URL": url}
        child = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        try:
            assert child.stdout
            place = urlsplit(child.stdout.readline().strip()).netloc
            _when_it_answers(place)
            yield place
        finally:
            child.terminate()
            child.wait(timeout=30)


def _when_it_answers(place: str, seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while True:
        try:
            _once(place, "/openapi.json")
        except ConnectionRefusedError:
            assert time.monotonic() < ends, f"nothing answers at {place}"
            time.sleep(0.1)
        else:
            return


ENDED = (TOO_COMMON.encode(), b"This search was ended after")


def crowd_ms(place: str, asked: Sequence[str], *, users: int = 8, rounds: int = 5) -> Mapping[str, list[float]]:
    """Milliseconds of each answer, by address. Each user asks for all of them, in an order of its own and one after the
    other over a connection that stays open, as often as there are rounds; once they were asked for."""

    def user(seed: int) -> list[tuple[str, float]]:
        chance, spent = random.Random(seed), []
        with closing(http.client.HTTPConnection(place, timeout=60)) as conn:
            for _ in range(rounds):
                for address in chance.sample(asked, len(asked)):
                    begun = time.perf_counter()
                    _asked(conn, address)
                    spent.append((address, (time.perf_counter() - begun) * 1000))
        return spent

    found: dict[str, list[float]] = {address: [] for address in asked}
    with ThreadPoolExecutor(users) as pool:
        list(pool.map(lambda address: _once(place, address), asked))
        for address, spent in (one for told in pool.map(user, range(users)) for one in told):
            found[address].append(spent)
    return found


def _once(place: str, address: str) -> None:
    with closing(http.client.HTTPConnection(place, timeout=60)) as conn:
        _asked(conn, address)


def _asked(conn: http.client.HTTPConnection, address: str) -> None:
    """A page where the address is one, else what a program gets. That a search was ended is an answer as well."""
    conn.request("GET", address, headers={"accept": "text/html" if "/api/" not in address else "*/*"})
    answer = conn.getresponse()
    said = answer.read()
    assert answer.status == 200 or any(words in said for words in ENDED), (address, answer.status, said[:200])


def p95(spent: Sequence[float]) -> float:
    """
    >>> p95([float(one) for one in range(1, 41)])
    38.0
    """
    return sorted(spent)[-(-95 * len(spent) // 100) - 1]
