"""Phrases that name who says something -> options and features of an attribution."""

from pipeline.reader.beliefs import key_of
from pipeline.reader.document_index import last_at_most
from pipeline.reader.inputs import SpeakerInput
from pipeline.reader.likeness import alike
from pipeline.reader.options import Features, View

_BEFORE, _BEHIND = 6, 1  # sentences before and behind a number whose speakers are looked at
Spoken = dict[str, list[tuple[str, SpeakerInput]]]  # base form -> where it stands, seen from the number, and its phrase


def speakers_near(view: View, number: int) -> Spoken:
    """The speakers of the sentences around a number, the nearest first."""
    row = view.row(number)
    rows = []
    for sentence, one in view.index.speakers_between(row.sentence - _BEFORE, row.sentence + _BEHIND):
        gap = row.sentence - sentence
        rows.append((abs(gap), abs(row.start - one.start), _where(view, number, one, gap), one))
    rows.sort(key=lambda each: each[:2])
    found: Spoken = {}
    last = True
    for gap, _, where, one in rows:
        key = key_of(one.base, view.document.language)
        if key:
            labels = (where, "last before") if last and gap >= 0 and one.start <= row.start else (where,)
            last = last and len(labels) == 1
            found.setdefault(key, []).extend((label, one) for label in labels)
    return found


def _where(view: View, number: int, one: SpeakerInput, gap: int) -> str:
    row = view.row(number)
    if gap:
        return f"{gap} sentences back" + ("" if _same_line(view, one.start, row.start) else ", another line")
    quoted = view.document.text.count('"', one.end, row.start) % 2
    return ("ahead" if one.start <= row.start else "behind") + (", in a quote" if quoted else "")


def _same_line(view: View, start: int, end: int) -> bool:
    return view.document.text.find("\n", min(start, end), max(start, end)) < 0


def of_speakers(text: str, spoken: Spoken) -> Features:
    found: Features = {}
    for key, phrases in spoken.items():
        if key == text or alike(key, text):
            for where, one in phrases:
                found[f"speaker {where}"] = 1.0
                found[f"speaker {one.rule}, {where}"] = 1.0
                found[f"speaker is {one.kind}"] = 1.0
    return found


def of_chains(view: View, printed: str) -> Features:
    """Whether the text says of a speaker that others have something from it, or whom it has something from."""
    chains = view.index.chains
    return {"is cited": float(chains.is_cited(printed)), "cites": float(chains.cites(printed))}


def without_speakers(view: View, number: int) -> Features:
    """How far the last sentence with a speaker is."""
    sentence = view.row(number).sentence
    last = last_at_most(view.index.speaker_sentences, sentence)
    return {f"speaker {'never' if last is None else min(sentence - last, _BEFORE)} back": 1.0}
