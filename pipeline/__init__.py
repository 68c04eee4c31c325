"""newsfigures: every number the news prints, as a row you can query, with the sentence it came from."""

__version__ = "0.1.0"
