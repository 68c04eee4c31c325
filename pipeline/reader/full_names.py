"""Short forms of names -> the full names that the same text prints: RIM of Research In Motion.

Who says a figure is named by either, and two articles that quote one body in two forms are not two origins of it."""

import re
from functools import cached_property

from pipeline.languages import language as language_of
from pipeline.reader.inputs import DocumentInput

_INITIALS = re.compile(r"[^\W\d_](?:&?[^\W\d_]){1,5}")
_WORD, _FILLER, _AND = r"[\w'’]*", r"(?:[ \u00a0-]\w{1,3})?[ \u00a0-]", r" (?:&|\w{1,3}) "
_FEWEST = 3  # initials, or two with an ampersand; of two letters many words have them by chance
_SHORT, _LONGEST = 3, 5  # signs of a word without capitals that may be a short form
_MOST = 50  # names of one text that are looked for: each is a way through the whole text
_MORE, _MUCH_MORE = 3, 4  # signs by which the full form is longer, where their beginnings or only their ends differ


class FullNames:
    """Of one text, each looked for once."""

    def __init__(self, document: DocumentInput) -> None:
        self._document = document
        self._found: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The full form of a name in its base form; the name itself where the text prints no fuller one."""
        if name not in self._found:
            self._found[name] = (self._look_for(name) if len(self._found) < _MOST else None) or name
        return self._found[name]

    def _look_for(self, name: str) -> str | None:
        if name.isupper() and _INITIALS.fullmatch(name):
            found = _of_initials(name, self._printed)
            return language_of(self._document.language).base_form(found) if found else None
        if _is_uncased(name) and _SHORT <= len(name) <= _LONGEST:
            longer = (one for one in self._uncased if _shortens(name, one))
            return max(longer, key=lambda one: (len(one), one), default=None)
        return None

    @cached_property
    def _printed(self) -> str:
        return f"{self._document.title}\n{self._document.text}"

    @cached_property
    def _uncased(self) -> list[str]:
        """Names of one word in a script without capitals."""
        return [one for one in dict.fromkeys(phrase.base for phrase in self._document.phrases) if _is_uncased(one)]


def _is_uncased(name: str) -> bool:
    return name.isalpha() and name.upper() == name.lower()


def _of_initials(name: str, text: str) -> str | None:
    """Words that begin with these capitals, a short word between two of them at most; small letters, and names of two,
    need the short form in brackets behind them: the European Central Bank, or companies of internet trade (CIT)."""
    head, *rest = re.findall(r"&?\w", name)
    tail = "".join((_AND if one[0] == "&" else _FILLER) + one[-1] + _WORD for one in rest)
    named = rf"\s\W?\({re.escape(name)}\b"
    if found := re.search(rf"\b({head}{_WORD}(?i:{tail})){named}", text):
        return found[1]
    enough = len(head + "".join(rest)) >= _FEWEST
    found = re.search(rf"\b{head}(?!{name[1:]}\b){_WORD}{tail}", text) if enough else None
    return found[0] if found else None


def _shortens(short: str, full: str) -> bool:
    """Signs of the full form in their order, the first of them first, not as they stand there in a row; and its last
    one, or the head of its last three, as a body that is named by its sort."""
    if len(full) <= len(short) or full[0] != short[0] or short in full or not _is_within(short, full):
        return False
    longer = len(full) - len(short)
    if full[-1] == short[-1]:
        return longer >= _MORE or not full.startswith(short[:-1])
    return full[-3] == short[-1] and longer >= _MUCH_MORE


def _is_within(short: str, full: str) -> bool:
    signs = iter(full)
    return all(sign in signs for sign in short)
