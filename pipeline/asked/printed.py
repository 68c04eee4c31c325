"""Where words stand in a text: what a language model says is taken only where the text prints it."""

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property

from pipeline.languages import language as language_of
from pipeline.model import Span

_ALIKE = {
    **dict.fromkeys("«»“”„‟″‘’‚‛′`《》〈〉「」『』'\"", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_ENDS_RUN = re.compile(r"[.!?;:](?=\s)|\n")
_STEM = 4  # letters that forms of one word share at least
_LONGEST = 200  # characters of a name or a phrase: what is longer names nothing


class PrintedText:
    """A text in which words are looked for. Case, space, and the forms of quotes and hyphens do not count; nor, in a
    language whose words change their forms, do these."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self._language = language_of(language)
        self._plain, self._at = _plain(text)

    def find(self, words: str, *, near: int = 0) -> Span | None:
        """The place nearest to `near` where the text prints the words; None where it does not."""
        wanted = _plain(words)[0].strip(' "')
        if not wanted or len(words) > _LONGEST:
            return None
        found = self._as_printed(wanted) or self._in_other_forms(words)
        return min(found, key=lambda span: abs(span.start - near), default=None)

    def _as_printed(self, wanted: str) -> list[Span]:
        """Words begin and end where words of the text do; particles of Hangul may be glued to their end."""
        found, at = [], self._plain.find(wanted)
        while at >= 0:
            if not (wanted[0].isalnum() and at and self._plain[at - 1].isalnum()):
                found.append(Span(self._at[at], self._at[at + len(wanted) - 1] + 1))
            at = self._plain.find(wanted, at + 1)
        return [span for span in found if self._ends_word(span.end)]

    def _ends_word(self, end: int) -> bool:
        after = self.text[end : end + 1]
        return not after.isalpha() or _is_hangul(after)

    def _in_other_forms(self, words: str) -> list[Span]:
        wanted = [self._lemma(match[0]) for match in _WORD.finditer(words)]
        signs = _signs(words)
        lemmas, spans = self._words
        found = []
        for at in range(len(lemmas) - len(wanted) + 1 if wanted else 0):
            if all(self._same_word(lemma, one) for lemma, one in zip(lemmas[at:], wanted, strict=False)):
                run = Span(spans[at].start, spans[at + len(wanted) - 1].end)
                if signs <= _signs(run.of(self.text)) and not _ENDS_RUN.search(self.text, run.start, run.end):
                    found.append(run)
        return found

    @cached_property
    def _words(self) -> tuple[list[str], list[Span]]:
        found = list(_WORD.finditer(self.text))
        return [self._lemma(match[0]) for match in found], [Span(*match.span()) for match in found]

    def _lemma(self, word: str) -> str:
        lemma: Callable[[str], str] = self._language.lemma
        return _plain(lemma(word.lower()))[0]

    def _same_word(self, one: str, other: str) -> bool:
        """By their base forms, or for names that no dictionary has, by a stem of letters before short endings: GPT-4.1
        and GPT-4.2 are two things."""
        if one == other:
            return True
        pairs = zip(one, other, strict=False)
        stem = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
        endings = one[stem:], other[stem:]
        return (
            stem >= _STEM
            and max(map(len, endings)) <= self._language.case_ending
            and f"{one[stem - 1]}{''.join(endings)}".isalpha()
        )


def _signs(words: str) -> set[str]:
    """What stands in them beside letters and figures. Blanks, quotes and hyphens are put as anyone likes."""
    return {one for one in _plain(words)[0] if not one.isalnum() and one not in ' "-'}


def as_a_name(words: str) -> str:
    """Words as a model gives them, without what no reader sees and without quotes around the whole.

    >>> as_a_name(" «Halden  Yard» "), as_a_name("Yard “Halden”")
    ('Halden Yard', 'Yard “Halden”')
    """
    seen = " ".join("".join(one for one in words if not is_unseen(one)).split())
    quotes = [at for at, one in enumerate(seen) if _ALIKE.get(one, one) == '"']
    return seen[1:-1].strip() if quotes == [0, len(seen) - 1] and len(seen) > 1 else seen


def is_unseen(letter: str) -> bool:
    """Soft hyphens, zero-width and tag characters: what programs read and no reader sees."""
    return unicodedata.category(letter) == "Cf"


def _is_hangul(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("HANGUL SYLLABLE")


def _parts(letter: str) -> str:
    """A letter without what is one in its look only: ligatures and wide forms; accents stand behind it."""
    return letter if _is_hangul(letter) else unicodedata.normalize("NFKD", letter)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in lower case and without accents, runs of space as one blank, quotes and hyphens alike; and where each
    character stood."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        if is_unseen(letter):
            continue
        for one in _parts(_ALIKE.get(letter, letter)).lower():
            is_space = one.isspace()
            if unicodedata.combining(one):
                continue
            if not (is_space and letters and letters[-1] == " "):
                letters.append(" " if is_space else _ALIKE.get(one, one))
                places.append(at)
    return "".join(letters), places
