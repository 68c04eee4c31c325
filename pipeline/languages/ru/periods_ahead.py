"""Whether the clause that prints a Russian time tells what is still to be. Pure."""

import re

from pipeline.languages.ru.morphology import parses

# verbs of what is still to be
_AHEAD = re.compile(
    r"(?<!\w)(?:буд(?:ет|ут)|пройд[её]т|пройдут|состоится|состоятся|планиру\w+|запланирован\w*|намечен\w*|назначен\w*|истека\w+|начн[её]тся|начнутся|"
    r"завершится|вступит|вступят|предстоит|выйдет|выйдут|откроется|стартует)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,.;:!?()—–\n]*")
_SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁ«])|\n")
_VERBS = frozenset({"VERB", "PRTS"})


def lies_ahead(match: re.Match[str]) -> bool:
    """Whether the clause of a time tells what is still to be: it says so, or the verb behind the time, or else the one
    before it, is in the future (в воскресенье откроют)."""
    text, start, end = match.string, match.start(), match.end()
    before = _SENTENCE.split(text[max(0, start - 60) : start])[-1]
    if _AHEAD.search(f"{before} {_SENTENCE.split(text[end : end + 40])[0]}"):
        return True
    behind = _CLAUSE.match(text, end)
    before = re.split(r"[;:()—–]|,\s", before)[-1]
    verb = _verb(behind[0].split() if behind else []) or _verb(before.split()[::-1])
    return verb == "futr"


def _verb(words: list[str]) -> str | None:
    """The tense of the first verb of these words."""
    likeliest = (parses(word.strip('«»"').lower())[0].tag for word in words if word[:1].isalpha())
    return next((str(tag.tense) for tag in likeliest if tag.POS in _VERBS and tag.tense), None)
