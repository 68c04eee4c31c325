"""A series as asked for -> its points and what is said of them."""
