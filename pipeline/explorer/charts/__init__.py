"""Points -> charts, in a page and as files. Pure."""
