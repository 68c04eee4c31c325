"""Fixtures: database."""
