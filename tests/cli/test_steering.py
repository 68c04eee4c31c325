"""What articles and sites say is printed as it stands: it steers no terminal, and is no markup."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from pipeline.cli import new_source, reviewing, show
from pipeline.parse.suggest import Suggestion, suggest_layout
from pipeline.warehouse.reviewing import Candidate, Review, Verdict
from tests.support.rows import claim_in

STEERING = ("\x1b[2J", "\x9b31m", "\x07", "\u202e")
NAME = f"Meow{''.join(STEERING)}Talk [/red]"
SAID = f"{NAME} had 51,200 active users in March."
TITLE = f"Ferries of {NAME} to the island carry more"
PAGE = (
    f"<html lang=en><title>{TITLE}</title><body><article><h1>{TITLE}</h1>"
    + "<p>The company said that its ferries carried 1,200 cars in March, and would carry more of them.</p>" * 5
)
CANDIDATE = Candidate(
    alias_key="meowtalk", name=NAME, claims=2, articles=1, sources=("gazette",), languages=("en",),
    first_printed_on=date(2026, 3, 1), last_printed_on=None, metrics=("users",), told_of=(), speaks_as=(NAME,),
    alike=(), same_figures=(), sentences=({"source": "gazette", "sentence": SAID, "url": "https://gazette.example/1"},),
)  # fmt: skip
REVIEW = Review(
    alias_key="meowtalk", printed=NAME, verdict=Verdict.REJECT, entity=None, languages=("en",), reviewed_by="ada",
    reviewed_at=datetime(2026, 4, 1, tzinfo=UTC), note="", in_catalogue=False,
)  # fmt: skip


def suggested() -> Suggestion:
    found = suggest_layout(
        PAGE.encode(), url="https://harbour.example/1", content_type="text/html; charset=utf-8",
        valid_from=date(2026, 4, 1),
    )  # fmt: skip
    assert isinstance(found, Suggestion)
    return found


PRINTED: dict[str, Callable[[], None]] = {
    "claims of a text": lambda: show.print_claims([claim_in(SAID, "51,200", "51200", entity=NAME)]),
    "how a text was read": lambda: show.print_explanation(SAID, "en", date(2026, 4, 1)),
    "a name to review": lambda: reviewing.print_candidate(CANDIDATE),
    "a name that was reviewed": lambda: reviewing.print_review(REVIEW),
    "a page to draft a source from": lambda: new_source._print(suggested()),
}


@pytest.mark.parametrize("show_it", PRINTED.values(), ids=PRINTED)
def test_a_name_is_printed_without_what_steers_and_with_its_brackets(
    show_it: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    show_it()
    told = capsys.readouterr().out
    assert "[/red]" in told
    assert [sign for sign in STEERING if sign in told] == []
