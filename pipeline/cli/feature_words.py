"""Features of the learned reader -> words for a person: what held of an answer when it was chosen."""

from collections.abc import Iterable

_SHOWN = 4
_WORDS = {
    # of all answers
    "first best": "first choice before other numbers were looked at",
    "rank": "first choice of the network",
    "rules": "the rules say so",
    "rules none": "the rules find none",
    # of names
    "after": "behind the number in its sentence",
    "ahead": "before the number in its sentence",
    "capital": "written with a capital",
    "country": "a country",
    "first of its sentence": "first name of the sentence",
    "like rules": "like what the rules say",
    "nearest ahead": "nearest name before the number",
    "nearest behind": "nearest name behind the number",
    "opening": "named in the first sentence",
    "title": "named in the headline",
    # of times
    "in the sentence, ahead": "before the number in its sentence",
    "in the sentence, behind": "behind the number in its sentence",
    "in another line": "in another line",
    "in a later sentence": "in a later sentence",
    "of a comparison": "words of a comparison",
    "printed most": "the time printed most",
    "relative": "counted from another time",
    "same as before": "the time of the number before",
    "source further": "another reading of a printed time",
    "source last_day": "last day of a printed time",
    "source printed": "printed in the text",
    "source shifted": "counted from a printed time",
    "the earliest": "the earliest of the text",
    "the latest": "the latest of the text",
    "the only one": "the only time of the text",
    "the only one of the sentence": "the only time of its sentence",
}
"""One row a feature that tells a person something; `pipeline/reader/options*.py` and `time_features.py` make them."""
_PLACE = (
    "in the sentence, ahead",
    "in the sentence, behind",
    "ahead",
    "after",
    "in a later sentence",
    "in another line",
    "opening",
    "title",
)


def in_words(features: Iterable[str]) -> list[str]:
    """
    The most telling ones, where it stands first. Features that say nothing to a person are left out.

    >>> in_words(["rules", "rank", "grain month", "in the sentence, ahead"])
    ['before the number in its sentence', 'the rules say so', 'first choice of the network']
    """
    given = list(features)
    ordered = [*(name for name in _PLACE if name in given), *(name for name in given if name not in _PLACE)]
    return list(dict.fromkeys(_WORDS[name] for name in ordered if name in _WORDS))[:_SHOWN]
