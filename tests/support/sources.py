"""Sources of invented papers, with the terms that a test wants."""

from pipeline.model import Politeness, Source, Terms


def paper(key: str, limit: int = 300, visible_to: str = "operators") -> Source:
    return Source(
        key=key,
        name=key.title(),
        language="en",
        time_zone="UTC",
        country=None,
        hosts=(f"{key}.test",),
        poll_cron="0 * * * *",
        sample=True,
        unverified=False,
        politeness=Politeness(),
        terms=Terms(
            terms_url=f"http://{key}.test/terms",
            terms_checked_on=None,
            quote_limit=limit,
            text_visible_to=visible_to,
            retention_days=None,
            legal_note="Invented.",
        ),
    )
