"""Article or Drop -> the JSON of `newsfigures parse`."""

from datetime import datetime
from typing import Any

from pipeline.model import Article, Drop


def as_json(page_id: str, url: str, result: Article | Drop) -> dict[str, Any]:
    """`text` is the running text, without headline and captions; a page that is no article has an empty one."""
    if isinstance(result, Drop):
        empty: dict[str, Any] = {"id": page_id, "url": url, "title": None, "text": "", "published": None}
        empty |= {"modified": None, "authors": [], "lang": None, "layout": None, "blocks": []}
        return empty | {"dropped": [{"reason": result.reason.value, "text": result.detail}]}
    return {
        "id": page_id,
        "url": url,
        "title": result.title,
        "text": result.body_text,
        "published": _instant(result.published_at),
        "modified": _instant(result.modified_at),
        "authors": list(result.authors),
        "lang": result.language,
        "layout": result.layout,
        "blocks": [{"kind": block.kind.value, "text": block.text} for block in result.blocks],
        "dropped": [{"reason": gone.reason, "text": gone.text} for gone in result.dropped],
    }


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
