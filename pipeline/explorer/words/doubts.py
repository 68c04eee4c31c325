"""What was read of a claim -> which fields are unsure and why, how each is known, why it is in no series: in words.
Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from babel import Locale, UnknownLocaleError

from pipeline.explorer.words.show import amount, words
from pipeline.explorer.words.trust import JUDGED, UNSURE_BELOW, Trust, backed

FIELDS: Mapping[str, str] = {
    "value": "number",
    "unit": "unit",
    "qualifier": "exact or about",
    "kind": "kind",
    "direction": "up or down",
    "modality": "whether it happened",
    "entity": "entity",
    "metric_id": "metric",
    "metric": "what it measures",
    "region": "place",
    "period": "period",
    "baseline": "time compared with",
    "whole": "whole",
    "attribution": "speaker",
}
"""Field of `confidences` -> its short name, in the order in which doubts are told."""

REASONS: Mapping[str, str] = {
    "no_entity": "it does not say whom or what it is about",
    "no_metric": "it measures nothing that the catalogue knows",
    "no_period": "it does not say for which time",
    "limited": "what it measures is limited in a way that the catalogue does not know",
    "unit_misfit": "its metric is not measured in this unit",
    "period_misfit": "a total over time is told for a single day, mostly that of the announcement",
    "implausible": "its metric cannot have this value",
    "unsure": "the reader is not sure enough of it",
    "not_observed": "figures have not been put together since it was read",
}
"""Why a claim is in no series, by the reasons of core.pinned_claim; unsure: its figure waits in mart.fct_unsure."""

IN_SENTENCE, AS_PRINTED = "in the sentence", "as printed"
_BASES = {
    "explicit": "printed",
    "relative": "reckoned from the day of publication",
    "inherited": "taken over from a sentence before",
    "assumed": "assumed: not printed",
}
_STEM = 4
"""Letters of a place's name that its other forms share at least: Norway's in Russian are Норвегия and Норвегии."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field of which the reader is unsure. `why` is empty where no more is known than that."""

    field: str
    name: str
    why: str

    @property
    def said(self) -> str:
        return f"{self.name} unsure" + (f": {self.why}" if self.why else "")


def doubts(claim: Mapping[str, Any], text: str | None = None) -> list[Doubt]:
    """Fields of which the reader is unsure, in the order of FIELDS. `text` is the whole article, where it is at hand.
    A row that `told` was added to has them: they were told by its sentence before that was cut.

    >>> row = {"confidences": {"period": 0.6, "value": 0.99}, "period_basis": "relative", "period_text": "last year"}
    >>> [one.said for one in doubts(row)]
    ['period unsure: reckoned from the day of publication, “last year”']
    """
    if "doubts" in claim:
        return [Doubt(**one) for one in claim["doubts"]]
    rates = claim.get("confidences") or {}
    known = [*(name for name in FIELDS if name in rates), *sorted(set(rates) - set(FIELDS))]
    names = [name for name in known if float(rates[name]) < UNSURE_BELOW]
    if "metric_id" in names and "metric" in names:
        names.remove("metric")
    return [Doubt(name, FIELDS.get(name, words(name)), _why(claim, name, text)) for name in names]


def _why(claim: Mapping[str, Any], field: str, text: str | None) -> str:
    """What is printed in the sentence is no reason to be unsure."""
    known = known_by(claim, field, text)
    return "" if known in {IN_SENTENCE, AS_PRINTED} or known.startswith(f"{_BASES['explicit']},") else known


def known_by(claim: Mapping[str, Any], field: str, text: str | None) -> str:
    """How a field is known, as far as the printed words tell it; empty where they do not."""
    if field in {"entity", "metric", "whole", "attribution"}:
        return _printed(claim, claim.get(field), text)
    if field == "region":
        return _place_printed(claim)
    if field == "period":
        return _time_printed(claim.get("period_basis"), claim.get("period_text"))
    printed = {"baseline": claim.get("baseline_text"), "metric_id": claim.get("metric")}.get(field)
    if printed:
        return f"{_BASES['explicit']}, “{printed}”" if field == "baseline" else f"printed as “{printed}”"
    return AS_PRINTED if field == "value" else ""


def _printed(claim: Mapping[str, Any], name: str | None, text: str | None) -> str:
    if not name:
        return ""
    if name.casefold() in (claim.get("sentence") or "").casefold():
        return IN_SENTENCE
    if text is None:
        return "not in these words in the sentence"
    return "elsewhere in the article" if name.casefold() in text.casefold() else "not in these words in the article"


def _place_printed(claim: Mapping[str, Any]) -> str:
    code, sentence = claim.get("region"), (claim.get("sentence") or "").casefold()
    if not code or not sentence:
        return ""
    try:
        name = Locale(claim.get("language") or "en").territories.get(code, "")
    except (UnknownLocaleError, ValueError):
        name = ""
    stem = name.casefold()[: max(_STEM, len(name) - 2)]
    return IN_SENTENCE if stem and stem in sentence else "not in the sentence"


def _time_printed(basis: str | None, words: str | None) -> str:
    """
    >>> _time_printed("explicit", "in March"), _time_printed("explicit", "March 2026")
    ('year not printed, “in March”', 'printed, “March 2026”')
    """
    if not basis:
        return ""
    known = _BASES.get(basis, basis)
    if basis == "explicit" and words and not any(map(str.isdigit, words)):
        known = "year not printed"
    return f"{known}, “{words}”" if words else known


def outside(claim: Mapping[str, Any]) -> str:
    """Why a claim is in no series, in words; empty for one that is in one.

    >>> outside({"series_id": None, "drop_reason": "no_period"}), outside({"series_id": "x", "drop_reason": None})
    ('it does not say for which time', '')
    """
    reason = outside_reason(claim)
    if reason is None:
        return ""
    fields = [one.name for one in doubts(claim)] if reason == "unsure" else []
    return REASONS.get(reason, reason.replace("_", " ")) + (f": {', '.join(fields)}" if fields else "")


def outside_reason(claim: Mapping[str, Any]) -> str | None:
    """A key of REASONS; None for a claim that is in a series."""
    if claim.get("series_id"):
        return None
    reason: str | None = claim.get("drop_reason")
    return reason or ("unsure" if claim.get("observation_id") else "not_observed")


def trusts(claim: Mapping[str, Any], text: str | None = None) -> list[Trust]:
    """What speaks for and against a claim, the weightiest first. `contested` is the figure that it is in conflict
    with, if there is one.

    >>> [one.words for one in trusts({"series_id": "x", "origins": 1, "sources": 5, "confidences": None})]
    ['five papers, one origin']
    """
    found = []
    if claim.get("verdict"):
        found.append(Trust("mended", JUDGED.get(claim["verdict"], JUDGED["fix"])))
    if other := claim.get("contested"):
        found.append(Trust("clash", f"another figure says {amount(other)}"))
    found += [Trust("unsure", one.said) for one in doubts(claim, text)]
    if reason := outside_reason(claim):
        found.append(Trust("none", f"in no series: {REASONS.get(reason, reason)}"))
    else:
        found.append(backed(claim.get("origins") or 1, claim.get("sources") or 1))
    return found


def told(claim: Mapping[str, Any], text: str | None = None) -> dict[str, Any]:
    """For programs: doubts by field with their reasons, and why it is in no series."""
    return {"doubts": [asdict(one) for one in doubts(claim, text)], "in_no_series": outside_reason(claim)}
