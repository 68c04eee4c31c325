"""Who stands behind whom: *the Herald reported, citing the tracker Mobimeter* -> behind the Herald, Mobimeter.

The contract asks who states a figure first. Of a passage that passes a figure on, the reader may name the paper; where
the sentence says whom the paper has it from, that one is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.reader.inputs import DocumentInput, SpeakerInput
from pipeline.reader.likeness import alike

_CITING = frozenset({"citing", "with reference to"})  # rules that find whom somebody has it from
_PASSING = "cited by"  # the rule that finds who passes it on
_PAPER, _BODY, _DOCUMENT = "media", "organisation", "document"  # sorts of speakers
_MOST = 3  # links behind the first
_MOST_LINKS = 50  # of one text: news has a few, and each is compared with each figure's speaker
_FEW = 4  # words ahead of a source that name nobody: It cites the Herald


@dataclass(frozen=True, slots=True)
class Link:
    """`words`: those in which who passes it on is named. `passing`: who is said there to tell something."""

    sentence: int
    line: int
    words: str
    passing: tuple[str, ...]
    source: SpeakerInput

    def is_passed_by(self, name: str, *, is_paper: bool) -> bool:
        """A paper that the words only name may be a body that is called so: *Halden Mail* does not pass on its own
        report, which the paper that is said there to tell it cites."""
        if _same(self.source.base, name):
            return False
        is_named = is_paper and self.source.kind != _DOCUMENT and name in self.words
        return is_named or any(_same(name, other) for other in self.passing)


class Chains:
    def __init__(
        self,
        document: DocumentInput,
        sentence_of: Callable[[int], int],
        line_of: Callable[[int], int],
        speakers: Mapping[int, Sequence[SpeakerInput]],
    ) -> None:
        """`speakers`: by their sentence."""
        self._document, self._sentence_of, self._line_of, self._speakers = document, sentence_of, line_of, speakers

    def behind(self, name: str, at: int, *, is_paper: bool) -> SpeakerInput | None:
        """Whom that speaker has a figure from which stands at `at`, and whom that one has it from."""
        sentence, line = self._sentence_of(at), self._line_of(at)
        found = self._source(name, sentence, line, is_paper=is_paper)
        for _ in range(_MOST):
            further = found and self._source(found.base, sentence, line, is_paper=found.kind == _PAPER)
            if not further or _same(further.base, name):
                break
            found = further
        return found

    def is_cited(self, name: str) -> bool:
        """Whether others have something from that speaker, anywhere in the text."""
        return any(_same(one.source.base, name) for one in self._links)

    def cites(self, name: str) -> bool:
        return any(one.is_passed_by(name, is_paper=False) for one in self._links)

    def _source(self, name: str, sentence: int, line: int, *, is_paper: bool) -> SpeakerInput | None:
        """Of one link, the last. Papers pass things on all along a text, others may speak for themselves in the next
        line."""
        for one in reversed(self._links):
            is_near = one.sentence <= sentence + 1 and (is_paper or one.line == line)
            if is_near and one.is_passed_by(name, is_paper=is_paper):
                return one.source
        return None

    @cached_property
    def _links(self) -> list[Link]:
        by_sentence = {
            sentence: sorted((one for one in here if not _is_unnamed(one)), key=lambda one: one.start)
            for sentence, here in sorted(self._speakers.items())
        }
        found = []
        for sentence, here in by_sentence.items():
            for one in here:
                if one.rule == _PASSING:
                    found += self._passed(sentence, one, here)
                elif one.rule in _CITING:
                    found.append(self._cited(sentence, one, here, by_sentence.get(sentence - 1, [])))
        return found[:_MOST_LINKS]

    def _passed(self, sentence: int, paper: SpeakerInput, here: list[SpeakerInput]) -> list[Link]:
        ahead = [one for one in here if one.start < paper.start and not _same(one.base, paper.base)]
        return [Link(sentence, self._line_of(one.start), "", (paper.base,), one) for one in ahead[-1:]]

    def _cited(self, sentence: int, source: SpeakerInput, here: list[SpeakerInput], before: list[SpeakerInput]) -> Link:
        """In a script without capitals who cites may stand behind the source too: *B-cited A-paper*."""
        text, (start, end) = self._document.text, self._document.sentences[sentence]
        either = _is_mostly_uncased(text[start:end])
        words = text[start : source.start] + (f" {text[source.end : end]}" if either else "")
        passing = [one for one in here if (one.kind == _PAPER if either else one.start < source.start)]
        if len(words.split()) < _FEW and sentence:
            words = text[self._document.sentences[sentence - 1][0] : start] + words
            passing += before
        names = tuple(one.base for one in passing if not _same(one.base, source.base))
        return Link(sentence, self._line_of(source.start), words, names, source)


def _is_unnamed(one: SpeakerInput) -> bool:
    """A body that one small word stands for, such as the agency, is named elsewhere."""
    return one.kind == _BODY and one.base.islower() and " " not in one.base


def _is_mostly_uncased(text: str) -> bool:
    """Whether most of its letters have no capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(sign.lower() == sign.upper() for sign in letters) > len(letters)


def _same(one: str, other: str) -> bool:
    return alike(one.lower(), other.lower())
