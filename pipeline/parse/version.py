"""The version of everything that decides what an article's text is: a change of text is a change of it."""

PARSER_VERSION = "9"
