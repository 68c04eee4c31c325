"""How a conflict between figures stands."""

CONFLICT_STATUSES = ("open", "settled_a", "settled_b", "both_right", "dismissed")
"""settled_a, settled_b: that figure is right; dismissed: it is no conflict."""
