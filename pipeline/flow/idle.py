"""Whether a run has anything to do once it knows what its source lists."""

from pipeline.archive import is_any_open
from pipeline.flow.days import today
from pipeline.flow.read import unread
from pipeline.flow.recovery import parts_of
from pipeline.flow.run import now, settings_or_env
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import due_leads, open_warehouse, returns_wait, settle_days


def is_idle(source_key: str, *, run_key: str, settings: Settings | None = None) -> bool:
    """Whether no page of the source is due or waits to be read, none that went back to what it was waits for publish,
    and no killed run has left a part behind: then fetch and all stages behind it would do nothing but settle days that
    are over, which is done here."""
    settings = settings_or_env(settings)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        settle_days(conn, source_key, today(load_source(settings.sources_dir, source_key)))
        wanted = due_leads(conn, source_key, now=now(), limit=1) or returns_wait(conn, source_key)
    if wanted or is_any_open(parts_of(settings, source_key), settings.archive_url, source_key):
        return False
    return not unread(source_key, run_key=run_key, settings=settings)
