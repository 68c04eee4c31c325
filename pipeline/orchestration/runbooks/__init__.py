"""What the UI shows beside each DAG: the runbooks in this folder, with the source's own facts filled in."""

from functools import cache
from pathlib import Path
from string import Template

from pipeline.model import Source

_FOLDER = Path(__file__).resolve().parent


def runbook(kind: str, source: Source | None = None, dag_id: str = "") -> str:
    """Markdown of `kind`.md; its `$words` are facts of the source."""
    return _template(kind).substitute(_facts(source, dag_id) if source else {})


@cache
def _template(kind: str) -> Template:
    return Template((_FOLDER / f"{kind}.md").read_text(encoding="utf-8"))


def _facts(source: Source, dag_id: str) -> dict[str, str]:
    ways = [
        *[f"feed {feed.url}" for feed in source.feeds],
        *[f"sitemap {url}" for url in source.sitemaps],
        *([f"archive pages {source.archive_pages.url}"] if source.archive_pages else []),
        *([f"day sitemap {source.day_sitemap}"] if source.day_sitemap else []),
        *[f"past sitemap {url}" for url in source.past_sitemaps],
    ]
    return {
        "dag_id": dag_id,
        "key": source.key,
        "name": source.name,
        "zone": source.time_zone,
        "cron": source.poll_cron,
        "terms": source.terms.terms_url,
        "ways": "\n".join(f"* {way}" for way in ways),
        "past": (
            "Past days **are reachable** for this source."
            if source.reaches_past
            else "**No method reaches past days of this source**: it has no schedule here, and a run by hand says so. "
            "Give its file `archive_pages`, `day_sitemap` or `past_sitemaps` to change this."
        ),
    }
