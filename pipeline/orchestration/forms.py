"""The fields of the trigger forms, with the words a person reads and the values that are refused."""

from airflow.sdk import Param

from pipeline.model.backfill import Mode, Via

LIMIT = Param(
    None,
    type=["null", "integer"],
    minimum=1,
    title="At most so many pages",
    description="Fetch no more than this many pages now; the rest stays due for the next run. Empty: no limit.",
)
URLS = Param(
    None,
    type=["null", "array"],
    items={"type": "string", "pattern": "^https?://"},
    title="Only these pages",
    description="Addresses of articles of this source, one a line. They are fetched instead of what the source lists.",
)
DAY = Param(
    None,
    type=["null", "string"],
    format="date",
    title="Day",
    description="The day of publication to collect, in the source's own time zone. Empty: the day of the run's data "
    "interval, and without one the last whole day.",
)
MODE = Param(
    Mode.REPLAY.value,
    enum=[Mode.REPLAY.value, Mode.REFETCH.value],
    title="How",
    description="replay: take what the source lists for the day and the archive lacks. "
    "refetch: visit the archived pages of the day again, for corrections; unchanged ones cost a short answer each.",
)
VIA = Param(
    Via.SOURCE.value,
    enum=[via.value for via in Via],
    title="From whom",
    description="source: the source itself. commoncrawl: what Common Crawl's index names of it; ccnews: what its files "
    "of news hold. The day is then that of crawling, in UTC, and no article is asked of the publisher.",
)
SOURCE = Param(
    None,
    type=["null", "string"],
    title="Source",
    description="Key of a source, as `newsfigures sources` lists it. Empty: all.",
)
FIRST_DAY = Param(
    None, type=["null", "string"], format="date", title="From", description="Published, else fetched, on or after."
)
END_DAY = Param(
    None,
    type=["null", "string"],
    format="date",
    title="Before",
    description="Published, else fetched, before this day.",
)
READ_BY = Param(
    None,
    type=["null", "string"],
    title="Read by version",
    description="Only pages that this version of the extractor has read. Empty: whoever has, or nobody yet.",
)
REEXTRACT = {"source": SOURCE, "first_day": FIRST_DAY, "end_day": END_DAY, "read_by": READ_BY}
"""The form of a run that reads archived pages again."""
