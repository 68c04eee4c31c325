"""A key -> all that its page shows."""
