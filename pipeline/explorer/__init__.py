"""The explorer: figures, their sentences and their disagreements as web pages and as JSON. It only reads."""

from pipeline.explorer.app import build_app

__all__ = ["build_app"]
