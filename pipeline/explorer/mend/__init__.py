"""What persons say on pages of what was read wrongly."""
