"""What a text prints in any case -> the form to print in a claim, by which its figures meet in one series."""

from pipeline.languages import language as language_of
from pipeline.reader.beliefs import Shown, key_of
from pipeline.reader.document_index import DocumentIndex

_ENDING = 2  # letters of a case ending at most
_LONGEST_CUT = 4  # letters of a word that is cut short, with its dot
_QUOTES = "«»“”„\"'"


def based(index: DocumentIndex, key: str, shown: Shown) -> str:
    """The form of the phrase which stands there, but for a pair that it ends, else of the same words."""
    return without_full_stop(_based(index, key, shown))


def without_full_stop(words: str) -> str:
    """The end of a sentence is no part of a phrase, that of an abbreviation is.

    >>> without_full_stop("sales of lamps."), without_full_stop("Halden Inc."), without_full_stop("млн руб.")
    ('sales of lamps', 'Halden Inc.', 'млн руб.')
    """
    last = words.rpartition(" ")[2]
    return words[:-1] if last.endswith(".") and len(last) > _LONGEST_CUT and last[:-1].islower() else words


def _based(index: DocumentIndex, key: str, shown: Shown) -> str:
    if (base := index.phrase_bases.get((shown.start, shown.end))) and not base.endswith(f" {shown.text}"):
        return base
    if shown.text.lower() == key:  # printed in its base form
        return shown.text
    alike = index.bases.get(key)
    return alike.most_common(1)[0][0] if alike else language_of(index.document.language).base_form(shown.text)


def name_based(index: DocumentIndex, base: str, shown: Shown) -> str:
    """A name of one word whose phrase left it as it is printed: as the text prints it elsewhere without an ending, or
    as the dictionary has it (*прибыль Лиманбанка*, *выручка «Морошки»*)."""
    bare = base.strip(_QUOTES)
    if bare != shown.text.strip(_QUOTES) or " " in bare or not bare[:1].isupper():
        return base
    within = (index.phrase_bases.get((shown.start, shown.end - cut)) for cut in range(1, _ENDING + 1))
    if known := next(filter(None, within), None):  # a name that the text has elsewhere ends before its ending
        return known
    code = index.document.language
    key = key_of(bare, code)
    others = (one.strip(_QUOTES) for one in index.bases.get(key, ()))
    elsewhere = next((one for one in others if one.lower() == key and one[:1].isupper()), None)
    made = elsewhere or language_of(code).base_form(bare)
    return made if len(made) <= len(bare) else bare  # a longer one is a plural
