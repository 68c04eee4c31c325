"""Imported to have the tables and patterns of every language, which take three seconds."""

from pipeline.flow import load_languages

load_languages()
