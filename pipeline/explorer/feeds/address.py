"""Where a feed is to be had: with a token of its own where the explorer asks for one, not at all inside Airflow, into
which no feed reader can log in."""

from fastapi import Request

from pipeline.explorer.security import feed_token_of, is_alone


def follow_address(request: Request, address: str) -> str | None:
    """The address of a feed with what opens it; None where no feed reader gets in."""
    if not is_alone(request):
        return None
    token = feed_token_of(request)
    address = address.removesuffix("?")
    return f"{address}{'&' if '?' in address else '?'}token={token}" if token else address
