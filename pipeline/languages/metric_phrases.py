"""What the text calls a measure that the catalogue does not list: a number and what stands around it -> words.

`MeasureWords` goes the same steps for each language whose subject stands before its verb, by that language's patterns.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.languages.language import NEVER, Measured, MetricWords, Phrase, Role

_Subject = Callable[[str, int, int], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """Patterns and callables. One for what stands *before* a number ends with `\\Z`; one for what stands *after* is
    matched at the number's end. Callables take the whole text and bounds, and give the words as printed."""

    of: re.Pattern[str]  # between a noun and its number: prize money of [about] 70,000 dollars
    by: re.Pattern[str]  # between what is changed and its number: expand the fleet by 30 %
    again: re.Pattern[str]  # between two numbers of one thing: 110 cm (3 feet), 13 % or 2 points
    named: re.Pattern[str] = NEVER  # before a number, group `measure`: общей площадью более миллиона метров
    determined: re.Pattern[str] = NEVER  # before a number that shares its noun: a 2.8 % discount
    behind: re.Pattern[str] = NEVER  # after such a number, group `noun`
    part: re.Pattern[str]  # after a number, up to what it is a part of: of the
    possessive: re.Pattern[str] = NEVER  # between an owner and what is owned: the company's staff
    predicate: _Subject  # right behind what a share is of: are obese, use medication
    linking: re.Pattern[str]  # verbs whose subject is what is measured: is, reached, rose
    verb: _Subject  # the last other verb: what is done, since who does it is no measure
    people: re.Pattern[str]  # nouns that say no more than that people or pieces are counted
    vague: re.Pattern[str]  # subjects that say no metric: the figure
    subject: _Subject | None = None  # of a linking verb, where the noun phrases do not tell it
    dimensions: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # that say it all -> metric and its word

    def __call__(self, number: Measured) -> MetricWords | None:
        if number.noun and number.noun.start >= number.span.start:
            counted = number.text[number.noun.start : number.noun.end]
            if not self.people.fullmatch(counted):
                return None  # 41 jets, but not 41 people
        if number.dimension in self.dimensions:
            metric_id, words = self.dimensions[number.dimension]
            return MetricWords(words, metric_id)
        return MetricWords(self._again(number) or self._word(number))

    def _again(self, number: Measured) -> str | None:
        """110 centimetres (3 feet): what is measured was said of the number before."""
        if number.before is None or number.noun:
            return None
        again = self.again.fullmatch(number.text, number.before.end, number.span.start)
        return number.metric_before if again else None

    def _word(self, number: Measured) -> str | None:
        text, start = number.text, number.span.start
        ahead = [one for one in number.phrases() if one.span.end <= start]
        last = ahead[-1] if ahead else None
        if last and self.of.fullmatch(text, last.span.end, start):
            return last.span.of(text)
        named = self.named.search(text, number.sentence.start, start)
        if named:
            return named["measure"]
        return self._with_noun(number) or self._part(number) or self._done(number, ahead)

    def _with_noun(self, number: Measured) -> str | None:
        """A 2.8 percent discount."""
        if number.noun or not self.determined.search(number.text, number.sentence.start, number.span.start):
            return None
        match = self.behind.match(number.text, number.span.end, number.sentence.end)
        return match["noun"] if match else None

    def _part(self, number: Measured) -> str | None:
        """20 centimetres of water; of people and shares what they do: 41 people drowned, 40 percent of adults smoke."""
        text, end = number.text, number.sentence.end
        if number.noun:
            return self.predicate(text, max(number.span.end, number.noun.end), end)
        match = self.part.match(text, number.span.end, end)
        owners = (one for one in number.phrases() if one.role is Role.OWNER)
        whole = match and next((one for one in owners if one.span.start == match.end()), None)
        if not whole:
            return None
        owned = self._owned(whole, number)
        if owned:
            return owned
        does = self.predicate(text, whole.span.end, end) if number.share else None
        return does or whole.span.of(text)

    def _owned(self, owner: Phrase, number: Measured) -> str | None:
        """11 percent of the messenger's users abroad: what is owned, as far as the whole of the share goes."""
        match = self.possessive.match(number.text, owner.span.end, number.sentence.end)
        if not match or not number.whole:
            return None
        begins = number.text.find(number.whole, number.span.end, number.sentence.end)
        if not 0 <= begins <= owner.span.start:
            return None  # a whole that was said before
        return number.text[match.end() : begins + len(number.whole)] or None

    def _done(self, number: Measured, ahead: Sequence[Phrase]) -> str | None:
        """The tide peaked at 1.1 metres: the subject of a verb that links; of any other verb what is done."""
        text, clause, start = number.text, number.clause, number.span.start
        last = ahead[-1] if ahead else None
        if last and last.role is Role.OBJECT and not last.named and self.by.fullmatch(text, last.span.end, start):
            return last.span.of(text)
        subject = next((one for one in reversed(ahead) if one.role is Role.SUBJECT), None)
        links = [match.end() for match in self.linking.finditer(text, clause, start)]
        linked = bool(links) and self.verb(text, links[-1], start) is None
        if linked and self.subject:
            said = self.subject(text, clause, links[-1])
            return said or (subject.span.of(text) if subject and self._is_thing(subject, number) else None)
        if links and subject and subject.span.end < links[-1] and self._is_thing(subject, number):
            return subject.span.of(text)
        if linked:
            return None
        near = max(last.span.end, clause) if last else clause
        return self.verb(text, near, start) or self.verb(text, subject.span.end if subject else clause, start)

    def _is_thing(self, subject: Phrase, number: Measured) -> bool:
        printed = subject.span.of(number.text)
        if subject.known or self.vague.fullmatch(printed):
            return False
        return not _is_name(printed, opens=subject.span.start == number.sentence.start)


def _is_name(words: str, *, opens: bool) -> bool:
    """Whether a phrase is a name, by its capitals; a single word that opens the sentence has one anyway."""
    capital = words.rpartition(" ")[2][:1].isupper() and not words.isupper()
    return capital and (" " in words or not opens)
