"""What is new in a search or series, as Atom feeds."""
