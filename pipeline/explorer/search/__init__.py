"""Words and facets -> claims, counts and suggestions."""
