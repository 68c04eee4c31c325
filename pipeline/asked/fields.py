"""Fields that hold, of one number -> its claim, with how sure it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.asked.check import Words
from pipeline.asked.draft import Draft
from pipeline.asked.printed import as_a_name
from pipeline.asked.trust import rated
from pipeline.extract.answers import limited, period_at
from pipeline.extract.learned import Chosen
from pipeline.extract.speakers import kind_of
from pipeline.languages import language as language_of
from pipeline.model import Attribution, AttributionKind, Claim, ClaimKind, Direction, Modality, Period, Span
from pipeline.model.claim import MOVING
from pipeline.reader.inputs import TimeInput

_SPOKEN = ("entity", "metric", "whole")


def claim_of(draft: Draft, chosen: Chosen, fields: Mapping[str, Any]) -> Claim:
    """The claim of a number: the model's fields, and what the built-in reader says where one does not hold."""
    built_in = chosen.claim
    claim = filled(draft, built_in or chosen.number.claim, fields)
    return rated(claim, built_in)


def filled(draft: Draft, claim: Claim, fields: Mapping[str, Any]) -> Claim:
    """The claim with these fields in the place of its own. What its kind cannot have is left empty."""
    sentence = draft.index.sentence_of(claim.span.start)
    new: dict[str, Any] = {name: _text(draft, fields[name]) for name in _SPOKEN if name in fields}
    new |= {name: fields[name] for name in ("unit", "metric_id", "region") if name in fields}
    new |= {
        name: _period(draft, fields[name], sentence, old)
        for name, old in (("period", claim.period), ("baseline", claim.baseline))
        if name in fields
    }
    if "attribution" in fields:
        new["attribution"] = _attribution(draft, fields["attribution"], fields.get("attribution_kind"))
    kind = ClaimKind(fields["kind"]) if fields.get("kind") else claim.kind
    said = fields.get("direction", claim.direction)
    claim = replace(
        claim,
        **new,
        kind=kind,
        direction=Direction(said) if said and kind in MOVING else None,
        modality=Modality(fields["modality"]) if fields.get("modality") else claim.modality,
    )
    claim = replace(
        claim,
        baseline=claim.baseline if kind in MOVING else None,
        whole=claim.whole if kind is ClaimKind.SHARE else None,
    )
    metric = fields.get("metric")
    at = metric.span if isinstance(metric, Words) else None
    return limited(claim, draft.document.language, draft.document.text, at)


def _text(draft: Draft, words: Words | None) -> str | None:
    """The catalogue's name where the words are one that it knows. Else as the model gave them, which is asked for base
    forms: those that our grammars make are wrong of some names."""
    if words is None:
        return None
    known = words.span and draft.known_names.get((words.span.start, words.span.end))
    return known or as_a_name(words.said)


def _period(draft: Draft, time: TimeInput | None, sentence: int, built_in: Period | None) -> Period | None:
    if time is None:
        return None
    if built_in and (built_in.start, built_in.end) == time.days:
        return built_in
    return period_at(draft.index, time, sentence)


def _attribution(draft: Draft, words: Words | None, kind: str | None) -> Attribution | None:
    text = _text(draft, words)
    if words is None or not text:
        return None
    language = language_of(draft.document.language)
    return Attribution(text=text, kind=AttributionKind(kind) if kind else kind_of(text, language), span=words.span)


def claim_at(draft: Draft, span: Span, value: Any, high: Any, fields: Mapping[str, Any]) -> Claim:
    """Of a number that only the model has pointed out, as our grammar reads it there."""
    text = draft.document.text
    bare = Claim(
        surface=span.of(text),
        span=span,
        value=value,
        value_high=high,
        unit=fields["unit"],
        block=draft.block_at(span.start),
        sentence=Span(*draft.document.sentences[draft.index.sentence_of(span.start)]),
    )
    return rated(filled(draft, bare, fields), None)
