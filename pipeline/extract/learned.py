"""Proposals of the grammars -> claims as the learned reader chooses them, each with how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.answers import answered, is_claim, limited, words_of_metric
from pipeline.model import Claim
from pipeline.reader.budget import WORK
from pipeline.reader.contradicted import WAITS, doubted, less_sure
from pipeline.reader.decisions import Decision, decide
from pipeline.reader.denied import is_denied
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.losses import as_loss
from pipeline.reader.network import Network
from pipeline.reader.overruled import by_place_and_source, by_record, overruled
from pipeline.reader.rating import rated
from pipeline.reader.untaught import Record, by_rules
from pipeline.reader.windows import within_work

UNREAD = Decimal("0.3")  # confidence of a row that no trained reader has seen


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number with its claim, or none where the reader takes it for no claim, and the decisions behind it."""

    number: NumberInput
    claim: Claim | None
    decisions: Mapping[str, Decision]


def within_budget(document: DocumentInput, network: Network) -> DocumentInput:
    """The document with the numbers that the network has the time to look at."""
    taught = document.language in network.facts["languages"]
    return within_work(document, network.tokenizer, WORK) if taught else document


def choose(document: DocumentInput, network: Network) -> list[Chosen]:
    """In text order. Languages that the network was not trained on keep the rules' claims, with a low confidence."""
    if not document.numbers:
        return []
    if document.language not in network.facts["languages"]:
        return [Chosen(number, unread(number.claim, document), {}) for number in document.numbers]
    view = network.view(document)
    decided = decide(view, network.choosers)
    found = []
    for place, number in enumerate(view.document.numbers):
        if place not in view.beliefs:  # in no window: a number that is longer than one
            found.append(Chosen(number, unread(number.claim, document), {}))
            continue
        decisions = decided[place]
        if not is_claim(decisions):
            found.append(Chosen(number, None, decisions))
            continue
        chosen = answered(view.index, number, view.beliefs[place], decisions)
        decisions = by_place_and_source(decisions, chosen)
        if ruled := by_rules(view, place, network.records):
            chosen = replace(chosen, metric_id=ruled)
            decisions = by_record(decisions, ruled, network.records.get(ruled, Record()).rate, by_rules)
        words = words_of_metric(view.beliefs[place], decisions)
        claim = limited(chosen, document.language, document.text, words)
        decisions, chosen = overruled(decisions, chosen, claim, limited), claim
        claim = as_loss(claim, number, document)  # behind its limit, which the words for the profit tell
        decisions = overruled(decisions, chosen, claim, as_loss)
        claim = rated(claim, decisions, network.curves)
        found.append(Chosen(number, less_sure(claim, WAITS) if is_denied(number, document) else claim, decisions))
    rated_anew = doubted([one.claim for one in found], document.published)
    return [replace(one, claim=claim) for one, claim in zip(found, rated_anew, strict=True)]


def unread(claim: Claim, document: DocumentInput) -> Claim:
    return replace(limited(claim, document.language), confidence=UNREAD)
