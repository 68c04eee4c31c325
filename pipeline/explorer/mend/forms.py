"""What templates ask for the forms of a page: who mends, the token of the page, and what persons said before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from fastapi import HTTPException, Request

from pipeline import catalog
from pipeline.explorer.mend.actions import ONE_EDIT, last_word, standing
from pipeline.explorer.mend.fields import FIELDS, now_said, shown
from pipeline.explorer.mend.guard import TOKEN, editor_of, mending_of, page_token
from pipeline.explorer.mend.words import Edited, edited
from pipeline.explorer.questions import KINDS
from pipeline.explorer.reading import Reader, Row
from pipeline.explorer.security import base_of

EDITED = "edited"
"""The parameter of an address that names the edit that led to it."""
_TYPED = {**FIELDS, "other": "The same as", "key": "Its key", "print_as": "Name to print", "note": "Why"}
"""Fields of all forms that a person types into, and their names."""
_PATH = re.compile(r"/(?!/)[^\s\\]*")


class RefusedFormError(HTTPException):
    """A form that cannot be done as it was sent: `back` leads to where it stands, `typed` is what was typed into it."""

    def __init__(self, status_code: int, detail: str, form: Mapping[str, str]) -> None:
        super().__init__(status_code, detail)
        self.back = way_back(form, None)
        self.typed = [(name, form[field]) for field, name in _TYPED.items() if form.get(field)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What holds of a claim: `verdict` a person's, if there is one, `edit_id` the edit of it, and the form's fields."""

    verdict: str | None
    by: str
    edit_id: UUID | None
    last: str
    fields: Mapping[str, str]


@dataclass(slots=True)
class Mend:
    """Of one page. `back` is its address below the explorer's base, to which a form leads back."""

    token_field: ClassVar = TOKEN
    kinds: ClassVar = KINDS
    entity_kinds: ClassVar = catalog.ENTITY_KINDS
    editor: str
    token: str
    back: str
    _reader: Reader
    _edit: str
    _judged: dict[UUID, Judged] = field(default_factory=dict)

    def claim(self, claim_id: UUID, among: Iterable[Mapping[str, Any]] = ()) -> Judged | None:
        """`among`: all claims of the page, which are asked for together."""
        if claim_id not in self._judged:
            ids = {claim_id, *(one["claim_id"] for one in among if one.get("claim_id"))}
            for row in self._reader.ask("mend_claims", {"claim_ids": sorted(ids)}):
                self._judged[row["claim_id"]] = judged(row)
        return self._judged.get(claim_id)

    def made(self) -> tuple[Row, Edited] | None:
        """The edit that led to this page."""
        try:
            wanted = UUID(self._edit)
        except ValueError:
            return None
        found = self._reader.one("mend_edits", {**ONE_EDIT, "edit_id": wanted})
        return (found, edited(found)) if found else None

    def metrics(self) -> list[str]:
        return sorted(catalog.metrics())

    def units(self) -> list[str]:
        return sorted(catalog.units())


def judged(row: Mapping[str, Any]) -> Judged:
    verdict = standing(row)
    return Judged(
        verdict=verdict,
        by=row["judged_by"] if verdict else "",
        edit_id=row["edit_id"] if verdict else None,
        last=last_word(row),
        fields=shown(now_said(row)),
    )


def mend(request: Request) -> Mend | None:
    """None for who may not mend: templates show no form then."""
    if mending_of(request) is None:
        return None
    found: Mend | None = getattr(request.state, "mend", None)
    if found is None:
        edit = request.query_params.get(EDITED, "")
        reader: Reader = request.app.state.reader
        found = Mend(str(editor_of(request)), page_token(request), _address(request), reader, edit)
        request.state.mend = found
    return found


def _address(request: Request) -> str:
    path = request.url.path.removeprefix(base_of(request)) or "/"
    query = [pair for pair in request.query_params.multi_items() if pair[0] not in {EDITED, "token"}]
    return f"{path}?{urlencode(query)}" if query else path


def way_back(form: Mapping[str, str], edit_id: UUID | None) -> str:
    """An address below the explorer's base, from where the form was sent; the edit that was made stands in it."""
    given = form.get("back", "")
    path, _, query = (given if _PATH.fullmatch(given) else "/edits").partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    if edit_id:
        pairs.append((EDITED, str(edit_id)))
    place = form.get("at", "")
    anchor = f"#{place}" if re.fullmatch(r"[A-Za-z0-9-]{1,80}", place) else ""
    return path + (f"?{urlencode(pairs)}" if pairs else "") + anchor
