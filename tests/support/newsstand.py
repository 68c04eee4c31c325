"""Fixtures: newsstand."""
