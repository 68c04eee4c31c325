"""A small local web server that sells invented newspapers under invented host names: the sample the main job runs on.

Nothing in it is real: companies, apps, people and events are made up, and so is every figure. See stories.py for the
shape of an article file, and times.py, kurier.py and ilbo.py for what each site serves.
"""

from pipeline.newsstand.faults import Fault
from pipeline.newsstand.recent import yesterday
from pipeline.newsstand.server import HOSTS, Newsstand, Request, advance, serve
from pipeline.newsstand.stories import Paper, PlantedClaim, Story, load_papers
from pipeline.newsstand.world import DAY_ZERO

__all__ = [
    "DAY_ZERO",
    "HOSTS",
    "Fault",
    "Newsstand",
    "Paper",
    "PlantedClaim",
    "Request",
    "Story",
    "advance",
    "load_papers",
    "serve",
    "yesterday",
]
