"""Keys of entities, sources and metrics, runs and sentences -> the addresses of their pages. Pure."""

from urllib.parse import quote, urlencode

from pipeline.explorer.words.show import plain

_STEPS = {"", ".", ".."}
"""Parts of a path that a browser takes away, however they are spelled."""


def entity_href(key: str) -> str:
    """
    >>> entity_href("candidate/Meow & Sons"), entity_href("candidate/..")
    ('/entities/candidate/Meow%20%26%20Sons', '/entities?key=candidate%2F..')
    """
    return _page("entities", key)


def source_href(key: str) -> str:
    """
    >>> source_href("warc:hostile.test")
    '/sources/warc%3Ahostile.test'
    """
    return _page("sources", key)


def metric_href(key: str) -> str:
    return _page("metrics", key)


def _page(place: str, key: str) -> str:
    if _STEPS.isdisjoint(key.split("/")):
        return f"/{place}/{quote(key)}"
    return f"/{place}?{urlencode({'key': key})}"


def run_link(airflow_url: str | None, dag_id: str | None, run_id: str | None) -> str | None:
    """The run in Airflow; commands have no page there."""
    if not airflow_url or not dag_id or not run_id or dag_id.startswith("cli_"):
        return None
    return f"{airflow_url}/dags/{quote(dag_id, safe='')}/runs/{quote(run_id, safe='')}"


def at_the_words(url: str, sentence: str | None) -> str:
    """The live page, scrolled to the sentence where the browser knows text fragments (WICG scroll-to-text-fragment)."""
    told = plain(sentence).strip("…").split()
    if not told or "#" in url:
        return url
    few = 6
    ends = [" ".join(told)] if len(told) <= 2 * few else [" ".join(told[:few]), " ".join(told[-few:])]
    return f"{url}#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
