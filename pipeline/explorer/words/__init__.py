"""Values -> the words that pages show. Pure."""
