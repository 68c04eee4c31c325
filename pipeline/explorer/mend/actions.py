"""What a person says on a page -> the rows of ops that hold it, and one row of ops.edit: who, when, before, after.

Each function is called within Writer.editing, whose observe then lets marts obey. None, where it is so already.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from pipeline.errors import ConfigError, PipelineError
from pipeline.explorer.mend.fields import changed, now_said
from pipeline.explorer.reading import Row
from pipeline.model import make_id
from pipeline.warehouse.conflicts import one_conflict, place_settled, settle_conflict
from pipeline.warehouse.copying import run
from pipeline.warehouse.judging import FIXABLE, judge
from pipeline.warehouse.names import name_key
from pipeline.warehouse.quarantine import settle_quarantine
from pipeline.warehouse.reviewing import (
    Known,
    Verdict,
    Word,
    accept_alias,
    accept_entity,
    find_reviews,
    reject,
)

ONE_EDIT = {"edit_id": None, "after_at": None, "after_id": None, "max_rows": 1}
"""How explore/mend_edits is asked for the one whose id is given with it."""
_MOMENT = timedelta(microseconds=1)
"""The last word holds, also where the clock of the machine that wrote the one before is ahead."""


class ChangedMeanwhileError(PipelineError):
    """What the page shows is not what the warehouse holds any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a form says of a name. `other` is the entity of which it is another name; `key` that of a new one."""

    verdict: Verdict
    other: str = ""
    key: str = ""
    kind: str = ""
    print_as: str = ""


def claim_now(conn: Connection, claim_id: UUID) -> Row:
    found = run(conn, "explore/mend_claims", {"claim_ids": [claim_id]}).mappings().first()
    if found is None:
        raise ConfigError(f"no claim {claim_id}; its article may have been forgotten")
    return dict(found)


def standing(claim: Mapping[str, Any]) -> str | None:
    """The verdict that holds for this reading: right and wrong are said of one reading, mended is a number."""
    return claim["verdict"] if claim["verdict"] == "fix" or claim["is_of_this"] else None


def last_word(claim: Mapping[str, Any]) -> str:
    """Tells two states of what persons said of a claim apart."""
    return claim["judged_at"].isoformat() if claim["judged_at"] else ""


def judge_claim(
    conn: Connection, claim_id: UUID, verdict: str, word: Word, *, form: Mapping[str, str], last: str | None
) -> UUID | None:
    """`last` is what last_word said when the page was made. What was mended before stays mended."""
    claim = claim_now(conn, claim_id)
    if last is not None and last != last_word(claim):
        raise ChangedMeanwhileError("somebody has judged this number since the page was made; look at it again")
    stands, said = standing(claim), now_said(claim)
    fix = changed(said, form) if verdict == "fix" else {}
    if not fix if verdict == "fix" else (verdict == stands or (verdict, stands) == ("right", "fix")):
        return None
    if claim["judged_at"] and claim["judged_at"] >= word.at:
        word = replace(word, at=claim["judged_at"] + _MOMENT)
    kept = {name: value or "" for name, value in (claim["fix"] or {}).items() if name in FIXABLE}
    whole = {**kept, **fix} if verdict == "fix" else None
    judge(conn, claim_id, verdict, by=word.by, note=word.note, now=word.at, fix=whole)
    before = {"verdict": stands, **{name: said[name] for name in fix if name in said}}
    about = ", ".join(str(part) for part in (claim["surface"], said["entity"]) if part)
    return _kept(conn, word, {"claim_id": claim_id}, (about, before, {"verdict": verdict, **fix}))


def review_name(conn: Connection, name: str, review: Review, word: Word) -> UUID | None:
    earlier = next(iter(find_reviews(conn, name=name)), None)
    if not _reviewed(conn, name, review, word):
        return None
    said = next(iter(find_reviews(conn, name=name)))
    before = {"verdict": earlier and earlier.verdict.value, "entity": earlier and earlier.entity and earlier.entity.key}
    after = {"verdict": said.verdict.value, "entity": said.entity and said.entity.key}
    return _kept(conn, word, {"alias_key": name_key(name)}, (said.printed, before, after))


def _reviewed(conn: Connection, name: str, review: Review, word: Word) -> bool:
    if review.verdict is Verdict.REJECT:
        return reject(conn, name, word)
    if review.verdict is Verdict.ALIAS:
        if not review.other:
            raise ConfigError("say of which entity it is another name: its key, or one of its names")
        return accept_alias(conn, name, review.other, word, kind=review.kind or None)
    if not review.key or not review.kind:
        raise ConfigError("a new entity needs a key, such as quill_gram, and a kind")
    made = Known(key=review.key, kind=review.kind, name=review.print_as or name)
    return accept_entity(conn, name, made, word)


def settle(conn: Connection, conflict_id: UUID, status: str, word: Word) -> UUID | None:
    conflict = one_conflict(conn, str(conflict_id))
    if conflict["status"] == status:
        return None
    key = {"conflict_key": conflict["conflict_key"]}
    before = run(conn, "load/edit_conflict_before", key).mappings().first()
    if before and before["settled_at"] >= word.at:
        word = replace(word, at=before["settled_at"] + _MOMENT)
    settle_conflict(conn, conflict, status=status, by=word.by, note=word.note, now=word.at)
    after = run(conn, "load/edit_conflict_before", key).mappings().one()
    about = f"{conflict['entity_name']}: {conflict['metric_key']}, {conflict['rule']}"
    told = (about, dict(before or {"status": "open"}), dict(after))
    return _kept(conn, word, {"conflict_key": after["printed_key"]}, told)


def settle_held(conn: Connection, item: str, settled_as: str, word: Word) -> UUID:
    settle_quarantine(conn, item, settled_as, by=word.by, note=word.note, now=word.at)
    return _kept(conn, word, {"item": item}, (item, {"state": "waits"}, {"state": settled_as}))


def undo(conn: Connection, edit_id: UUID, word: Word) -> UUID:
    """Take an edit back: what was said before it is said again. ChangedMeanwhileError where more was said since."""
    found = run(conn, "explore/mend_edits", {**ONE_EDIT, "edit_id": edit_id}).mappings().first()
    if found is None:
        raise ConfigError(f"no edit {edit_id}; see /edits")
    edit = dict(found)
    if edit["undoes"]:
        raise ConfigError("this edit undoes another one; to have that again, make it again")
    if edit["undone_at"]:
        raise ChangedMeanwhileError("it is undone already")
    word = replace(word, at=max(word.at, edit["made_at"] + _MOMENT))
    _UNDONE[_subject(edit)](conn, edit, word)
    key = {name: edit[name] for name in _UNDONE}
    return _kept(conn, word, key, (edit["about"], edit["after"], edit["before"]), undoes=edit_id)


def _subject(edit: Row) -> str:
    return next(name for name in _UNDONE if edit[name] is not None)


def _undo_claim(conn: Connection, edit: Row, _: Word) -> None:
    if claim_now(conn, edit["claim_id"])["edit_id"] != edit["edit_id"]:
        raise _overtaken()
    run(conn, "load/edit_judgement_undone", {"claim_id": edit["claim_id"], "made_at": edit["made_at"]})


def _undo_name(conn: Connection, edit: Row, word: Word) -> None:
    made = run(conn, "load/edit_reviews", {"made_at": edit["made_at"], "made_by": edit["made_by"]}).all()
    if not made or not all(row.is_last for row in made):
        raise _overtaken()
    names = [row.alias_key for row in made]
    given = {"names": names, "made_at": edit["made_at"], "made_by": word.by, "now": word.at}
    run(conn, "load/edit_reviews_undone", given)


def _undo_conflict(conn: Connection, edit: Row, _: Word) -> None:
    key, before = {"printed_key": edit["conflict_key"]}, edit["before"]
    held = run(conn, "load/edit_conflict_held", key).first()
    if held is None or not held.is_last or held.settled_at != edit["made_at"]:
        raise _overtaken()
    if before.get("settled_by") and before.get("printed_key") in {None, edit["conflict_key"]}:
        run(conn, "load/edit_conflict_restored", {**before, **key})
    else:  # nothing was said before, or of other names, and that is still there
        run(conn, "load/edit_undoing", {"state": "on"})
        run(conn, "load/edit_conflict_unsettled", key)
        run(conn, "load/edit_undoing", {"state": "off"})
    place_settled(conn)


def _undo_held(conn: Connection, edit: Row, _: Word) -> None:
    given = {"item": edit["item"], "made_at": edit["made_at"]}
    held = run(conn, "load/edit_held", given).one()
    if not held.checks:
        raise _overtaken()
    if held.is_run_since:
        raise ChangedMeanwhileError("its source has been run since, which has carried it out; judge its claims instead")
    run(conn, "load/edit_held_again", given)


def _overtaken() -> ChangedMeanwhileError:
    return ChangedMeanwhileError("more was said of it since; undo that first")


_UNDONE = {
    "claim_id": _undo_claim,
    "alias_key": _undo_name,
    "conflict_key": _undo_conflict,
    "item": _undo_held,
}  # fmt: skip
"""Column of ops.edit that says what an edit is about -> how it is taken back."""


def _kept(
    conn: Connection, word: Word, key: Mapping[str, Any], told: tuple[str, Row, Row], undoes: UUID | None = None
) -> UUID:
    """`told`: what it is about in words, and what was said before and after."""
    about, before, after = told
    subject = next(value for value in key.values() if value is not None)
    edit_id = make_id("edit", subject, word.at.isoformat())
    row = {
        **dict.fromkeys(_UNDONE),
        **key,
        "edit_id": edit_id,
        "made_at": word.at,
        "made_by": word.by,
        "about": about,
        "before": json.dumps(before, ensure_ascii=False, default=_as_text),
        "after": json.dumps(after, ensure_ascii=False, default=_as_text),
        "note": word.note,
        "undoes": undoes,
    }
    run(conn, "load/edit_made", row)
    return edit_id


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
