"""Routes that answer with a page, a module each."""
