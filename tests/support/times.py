"""Back issues of The Newsstand Times: what a backfill is asked to bring."""

from datetime import date, timedelta

from pipeline.newsstand import load_papers
from pipeline.newsstand.back import back_stories

TIMES = "sample_times"
FIRST = date(2026, 2, 20)
"""From here on every day up to 30 March has a back issue."""


def paths_of(first: date, days: int) -> set[str]:
    """Paths of all stories that the archive lists for these days."""
    paper = load_papers()["times.newsstand.test"]
    span = [first + timedelta(days=number) for number in range(days)]
    own = {story.path for story in paper.stories if story.published.date() in span}
    return own | {story.path for day in span for story in back_stories(paper, day)}
