"""The page of an article: its claims in their context, what was read of each, and what has changed in it."""

from typing import Any

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.content.article_panel import fields_of, legend, mark_of, outsiders
from pipeline.explorer.content.changes import Change, changes
from pipeline.explorer.content.claim_rows import in_sentence
from pipeline.explorer.files import as_file
from pipeline.explorer.questions import read_id
from pipeline.explorer.reading import Row
from pipeline.explorer.rendering import render
from pipeline.explorer.words.doubts import trusts

router = APIRouter(include_in_schema=False)


@router.get("/articles/{article_id}")
def article(request: Request, article_id: str) -> Response:
    ask, wanted = lists.asked(request), read_id(article_id, "article")
    claim_id = request.query_params.get("claim")
    found = lists.one_article(ask, wanted, claim_id)
    if file := as_file(request, found["claims"], f"article-{wanted}"):
        return file
    whole = found["limit"] is None
    steps = ask.reader.ask("article_text_changes", {"article_id": wanted}) if whole else []
    return render(
        request, "article.html", **found, whole=whole, lost=bool(claim_id) and found["chosen"] is None,
        steps=[{**one, "changes": changes(one["text_before"], one["text"])} for one in steps],
        sentences=[_sentence(one) for one in found["figures_changed"]],
        legend=legend(found["claims"]), outsiders=outsiders(found["claims"]), mark_of=mark_of, **_panel(ask, found),
    )  # fmt: skip


def _panel(ask: lists.Asked, found: dict[str, Any]) -> dict[str, Any]:
    """The fields of the chosen claim, and what speaks for and against it."""
    if found["chosen"] is None:
        return {"fields": [], "signs": []}
    claim, text = in_sentence(found["article"], found["chosen"]), found["article"]["text"]
    observation = claim["observation_id"] if claim["series_id"] else None
    against = ask.reader.ask("claims_contested", {"observation_ids": [observation]}) if observation else []
    claim["contested"] = against[0] if against else None
    return {"fields": fields_of(claim, text, found["cell"]), "signs": trusts(claim, text)}


def _sentence(changed: Row) -> list[Change]:
    return changes(changed["sentence_before"] or "", changed["sentence"] or "")
