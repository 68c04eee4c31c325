"""A day long past -> the stories of that day: invented by rule, the same in every process, so that a paper has a past.

They stand in the archive pages of their day and under their own addresses; no feed, no sitemap and no box names them.
"""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from pipeline.newsstand.stories import Paper, Story, read_parts
from pipeline.newsstand.world import DAY_ZERO

LAST = DAY_ZERO - timedelta(days=15)
"""The last day that has such stories; `back_days` of the paper say how many days before it have them as well."""

_ZONE = ZoneInfo("Asia/Seoul")
_FIRMS = ("Larkmail", "Pebblepost", "Quaynote", "Tinderbox Maps", "Willowchat", "Yonder Taxi")
_PLACES = ("Norway", "Chile", "Portugal", "Japan", "Poland", "Kenya")
_TRACKERS = ("Meterstick", "Tallyhouse")
_BODY = """
{firm} had {users:,} monthly active users in {place} in {month}, {growth} percent more than a year earlier, \
{tracker} said.

The service was downloaded {downloads:,} times in {place} in {month}. Revenue of its owner rose {revenue} percent to \
{income}.{tenth} billion won in the quarter before.

The owner employs {staff} people and plans to open an office in {place} by the end of the year.
"""


def back_stories(paper: Paper, day: date) -> tuple[Story, ...]:
    """One to three stories; none on days without a back issue."""
    if not LAST - timedelta(days=paper.back_days) < day <= LAST:
        return ()
    dice = Random(f"{paper.key} {day}")
    return tuple(_story(paper, day, number, dice) for number in range(dice.randint(1, 3)))


def _story(paper: Paper, day: date, number: int, dice: Random) -> Story:
    firm, place = dice.choice(_FIRMS), dice.choice(_PLACES)
    users = dice.randrange(12_000, 4_000_000, 100)
    slug = f"{firm.lower().replace(' ', '-')}-counts-{users}-users-in-{place.lower()}"
    body = _BODY.format(
        firm=firm,
        place=place,
        users=users,
        month=f"{day.replace(day=1) - timedelta(days=1):%B}",
        growth=dice.randint(2, 60),
        tracker=dice.choice(_TRACKERS),
        downloads=dice.randrange(1_000, 400_000, 10),
        revenue=dice.randint(2, 40),
        income=dice.randint(3, 90),
        tenth=dice.randint(1, 9),
        staff=dice.randint(8, 900),
    )
    return Story(
        key=f"back_{day:%Y%m%d}_{number}",
        host=paper.host,
        path=f"/business/tech-science/{day:%Y%m%d}/{slug}",
        language=paper.language,
        headline=f"{firm} counts {users:,} users in {place}",
        summary=f"{firm} grows in {place}.",
        author="Back Desk",
        section="business",
        published=datetime.combine(day, time(8 + 3 * number, 15), _ZONE),
        body=read_parts(body),
    )
