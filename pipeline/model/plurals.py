"""How many of something there are, for pages and commands alike. Pure."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """
    >>> counted(1, "figure"), counted(12, "newspaper"), counted(1200, "address", "addresses")
    ('1 figure', '12 newspapers', '1,200 addresses')
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"
