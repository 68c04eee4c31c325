"""Two texts of an article -> the words that are gone and those that are new."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.explorer.words import show

_AROUND = 12
"""Words around a change that are shown."""
_LONG = 2_000
"""Words of a changed paragraph above which it is shown as a whole: comparing words takes the square of their number."""


@dataclass(frozen=True, slots=True)
class Change:
    """Some words of a revision: "same", "gone" from the one before or "new" in this one."""

    kind: str
    text: str


def changes(before: str, after: str) -> list[Change]:
    """What has changed, paragraph by paragraph and in these word by word, with a few words around it."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Change] = []
    for tag, old_from, old_to, new_from, new_to in _steps(old, new):
        gone, come = " ".join(old[old_from:old_to]).split(), " ".join(new[new_from:new_to]).split()
        if tag == "equal":
            found.append(_same(come))
        elif len(gone) + len(come) > _LONG:
            found += _replaced(gone, come)
        else:
            found += _word_by_word(gone, come)
    return found


def _word_by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for tag, old_from, old_to, new_from, new_to in _steps(old, new):
        if tag == "equal":
            yield _same(new[new_from:new_to])
        else:
            yield from _replaced(old[old_from:old_to], new[new_from:new_to])


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _replaced(gone: Sequence[str], come: Sequence[str]) -> list[Change]:
    both = (("gone", gone), ("new", come))
    return [Change(kind, show.plain(" ".join(words))) for kind, words in both if words]


def _same(words: Sequence[str]) -> Change:
    cut = words if len(words) <= 2 * _AROUND else [*words[:_AROUND], "…", *words[-_AROUND:]]
    return Change("same", show.plain(" ".join(cut)))
