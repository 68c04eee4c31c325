"""Decisions of the learned reader -> claims: each field as it is printed, with how sure it is."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date

from pipeline.catalog.limits import is_another, is_of_a_day, region_within, whole_metric
from pipeline.catalog.limits_around import Texts, limit_among
from pipeline.extract.speakers import kind_of
from pipeline.languages import language as language_of
from pipeline.model import Attribution, AttributionKind, Claim, ClaimKind, Direction, Grain, Modality, Period, Span
from pipeline.model.claim import MOVING, UNKNOWN_LIMIT
from pipeline.reader.base_forms import based, name_based
from pipeline.reader.beliefs import Belief
from pipeline.reader.beside import beside
from pipeline.reader.decisions import Decision
from pipeline.reader.document_index import DocumentIndex
from pipeline.reader.inputs import ONE_DAY, RELATIVE, NumberInput, TimeInput
from pipeline.reader.units import dimension

LURE = "lure"


def is_claim(decisions: Mapping[str, Decision]) -> bool:
    return decisions["claim"].answer.key != LURE


def answered(
    index: DocumentIndex, number: NumberInput, beliefs: Mapping[str, Belief], decisions: Mapping[str, Decision]
) -> Claim:
    """The rules' claim with the reader's answers in its fields; confidences are left to `rated`."""
    claim = number.claim
    kind = ClaimKind(str(decisions["kind"].answer.key))
    said = str(decisions["direction"].answer.key)
    names = {slot: _text(index, claim, beliefs, decisions, slot) for slot in ("entity", "metric", "whole")}
    key, region = decisions["metric_id"].answer.key, decisions["region"].answer.key
    return replace(
        claim,
        unit=str(decisions["unit"].answer.key),
        kind=kind,
        direction=Direction(said) if kind in MOVING and said != "none" else None,
        modality=Modality(str(decisions["modality"].answer.key)),
        entity=names["entity"],
        metric=names["metric"],
        metric_id=None if key is None else str(key),
        region=claim.region if number.placed else None if region is None else str(region),
        period=_period(index, number, decisions["period"].answer.key, claim.period),
        baseline=(_period(index, number, decisions["baseline"].answer.key, claim.baseline) if kind in MOVING else None),
        whole=names["whole"] if kind is ClaimKind.SHARE else None,
        attribution=_attribution(index, claim, beliefs, decisions),
    )


def limited(claim: Claim, language: str, text: str = "", words: Span | None = None) -> Claim:
    """The claim with what its words limit a metric of the catalogue to; nothing where no word names the metric.

    `words`: where `text` prints them, so that those beside them count too. What news tells of a day, as it does of the
    price of a share, does not last as long as a longer time that another sentence prints: such a claim is left without
    a period. What is of no place, users abroad or the price of a share, has no region.
    """
    if claim.metric_id is None or claim.metric is None:
        return claim
    near = beside(text, claim.span, claim.sentence, words) if text else Texts()
    if claim.kind is ClaimKind.CHANGE and dimension(claim.unit) not in {"percent", "money"}:
        near.pop("leading", None)  # *lost 3 million users*: that is what a change says, and no limit
    found = limit_among(claim.metric_id, claim.metric, language, entity=claim.entity, region=claim.region, **near)
    if found is not None and is_another(claim.metric_id, found):
        return replace(claim, metric_id=None)
    untimed = found is not None and is_of_a_day(found) and _is_borrowed(claim.period)
    return replace(
        claim,
        metric_limit=UNKNOWN_LIMIT if found is None else found,
        region=region_within(found, claim.kind, claim.region, language, near.get("between", "")),
        period=None if untimed else claim.period,
        whole_metric=whole_metric(claim.metric_id, claim.whole, language, entity=claim.entity),
    )


def words_of_metric(beliefs: Mapping[str, Belief], decisions: Mapping[str, Decision]) -> Span | None:
    """Where the words are printed that were chosen for the metric."""
    shown = beliefs["metric"].place(decisions["metric"].answer.key)
    return Span(shown.start, shown.end) if shown and shown.start >= 0 else None


def _is_borrowed(period: Period | None) -> bool:
    """Whether another sentence prints it and it lasts for more than a day."""
    return period is not None and period.basis == "inherited" and period.end - period.start > ONE_DAY


def _text(
    index: DocumentIndex, claim: Claim, beliefs: Mapping[str, Belief], decisions: Mapping[str, Decision], slot: str
) -> str | None:
    key = decisions[slot].answer.key
    if key is None:
        return None
    shown = beliefs[slot].place(key)
    if shown is None:  # only the grammars have named it
        spoken = index.speakers.get(str(key)) if slot == "attribution" else None
        return spoken.base if spoken else getattr(claim, slot) or str(key)
    found = based(index, str(key), shown)
    return name_based(index, found, shown) if slot == "entity" else found


def _attribution(
    index: DocumentIndex, claim: Claim, beliefs: Mapping[str, Belief], decisions: Mapping[str, Decision]
) -> Attribution | None:
    text = _text(index, claim, beliefs, decisions, "attribution")
    if text is None:
        return None
    key = decisions["attribution"].answer.key
    spoken, shown = index.speakers.get(str(key)), beliefs["attribution"].place(key)
    span = Span(shown.start, shown.end) if shown and shown.start >= 0 else None
    kind = AttributionKind(spoken.kind) if spoken else kind_of(text, language_of(index.document.language))
    if first := index.chains.behind(text, claim.span.start, is_paper=kind is AttributionKind.MEDIA):
        text, kind, span = first.base, AttributionKind(first.kind), Span(first.start, first.end)
    elif spoken:
        text, span = spoken.base, span or Span(spoken.start, spoken.end)
    return Attribution(text=index.full_names.of(text), kind=kind, span=span)


def _period(index: DocumentIndex, number: NumberInput, key: Hashable, ruled: Period | None) -> Period | None:
    if not isinstance(key, tuple):
        return None
    if ruled and (ruled.start, ruled.end) == key:
        return ruled
    nearest = index.nearest_printed(key, number.sentence)
    if nearest is None:
        others = index.by_days.get(key)
        return _unprinted(index.document.times[others[0]] if others else None, key)
    return period_at(index, nearest, number.sentence)


def period_at(index: DocumentIndex, time: TimeInput, sentence: int) -> Period:
    """A time as the period of a number of that sentence."""
    if time.at < 0:
        return _unprinted(time, time.days)
    basis = "relative" if time.flags[RELATIVE] else "explicit"
    return Period(
        start=time.start,
        end=time.end,
        grain=Grain(time.grain),
        text=index.document.text[time.at : time.upto],
        basis=basis if time.sentence == sentence else "inherited",
        span=Span(time.at, time.upto),
    )


def _unprinted(time: TimeInput | None, days: tuple[date, date]) -> Period:
    """A time that no word prints and that follows from the day of publication."""
    grain = Grain(time.grain) if time else Grain.DAY
    return Period(start=days[0], end=days[1], grain=grain, text="", basis="assumed")
