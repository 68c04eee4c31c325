"""What a text must hold for a pattern to match it: most patterns of a language fail on most sentences, and asking for
a few letters first costs a hundredth of trying them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar
from unicodedata import east_asian_width

Row = TypeVar("Row")
Needs = frozenset[str] | None  # one of these stands in every match; None: nothing is sure

_ESCAPED = re.compile(r"\\(?:(?P<wide>[sdwSDW]|\d)|(?P<edge>[bBAZ])|u(?P<code>[0-9a-fA-F]{4})|(?P<sign>.))", re.DOTALL)
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_AROUND = re.compile(r"\?(?:=|!|<=|<!)")
_HEAD = re.compile(r"\?(?:P<\w+>|[aiLmsux]*(?:-[imsx]+)?:)")
_CONDITION = re.compile(r"\?\(\w+\)")
_TIMES = re.compile(r"(?:(?P<none>[*?]|\{0?,\d*\}|\{0\})|(?P<many>\+|\{\d+(?:,\d*)?\}))[?+]?")
_WIDE = 3  # a syllable or an ideograph says as much as three letters


def required_literals(pattern: re.Pattern[str]) -> Needs:
    """The strings, case folded, of which every match of the pattern holds one.

    >>> sorted(required_literals(re.compile("(?:запрос|ордер)[а-яё]*")))
    ['запрос', 'ордер']
    >>> required_literals(re.compile(r"[0-9]{2}"))
    """
    return None if pattern.flags & re.VERBOSE else _Reader(pattern.pattern).branches()


def _worth(needs: frozenset[str]) -> tuple[int, int]:
    """The shortest of them decides how much they sift; then fewer are better."""
    return min(sum(_WIDE if east_asian_width(sign) == "W" else 1 for sign in one) for one in needs), -len(needs)


class _Reader:
    """Recursive descent over the syntax that the tables use; what it does not know promises nothing."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def branches(self) -> Needs:
        found = [self._sequence()]
        while self._next("|"):
            found.append(self._sequence())
        sure = [needs for needs in found if needs is not None]
        return frozenset().union(*sure) if len(sure) == len(found) else None

    def _next(self, sign: str) -> bool:
        here = self.text.startswith(sign, self.at)
        self.at += here
        return here

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match

    def _sequence(self) -> Needs:
        run, found = "", list[frozenset[str]]()
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            literal, needs, edge = self._atom()
            if edge:
                continue  # takes no room: what stands before and behind it touch
            times = self._take(_TIMES)
            left_out = times is not None and times["none"] is not None
            run += literal if literal and not left_out else ""
            if times or not literal:
                found.extend([frozenset({run.casefold()})] if run else [])
                run = ""
            if needs and not left_out:
                found.append(needs)
        found.extend([frozenset({run.casefold()})] if run else [])
        return max(found, key=_worth, default=None)

    def _atom(self) -> tuple[str, Needs, bool]:
        """A literal sign, or what a group needs; and whether it takes no room."""
        if self._next("("):
            return self._group()
        if self._take(_CLASS) or self._next("."):
            return "", None, False
        escaped = self._take(_ESCAPED)
        if escaped:
            sign = chr(int(escaped["code"], 16)) if escaped["code"] else escaped["sign"] or ""
            return sign, None, escaped["edge"] is not None
        sign = self.text[self.at]
        self.at += 1
        return ("", None, True) if sign in "^$" else (sign, None, False)

    def _group(self) -> tuple[str, Needs, bool]:
        around, condition = self._take(_AROUND), self._take(_CONDITION)
        if not around and not condition:
            self._take(_HEAD)
        needs = self.branches()
        self._next(")")
        return "", None if around or condition else needs, around is not None


def _shortest(needs: frozenset[str]) -> tuple[str, ...]:
    """Without those that hold another one: where they stand, it does."""
    kept: list[str] = []
    for one in sorted(needs, key=len):
        if not any(short in one for short in kept):
            kept.append(one)
    return tuple(kept)


class RegexPrefilter(Generic[Row]):
    """Rows with a pattern each, of which only those that can match a text come through, in their order."""

    def __init__(self, rows: Iterable[Row], pattern: Callable[[Row], re.Pattern[str]]) -> None:
        found = [(row, _shortest(required_literals(pattern(row)) or frozenset({""}))) for row in rows]
        sorts = {needs: index for index, needs in enumerate(dict.fromkeys(needs for _, needs in found))}
        self._needs = list(sorts)  # many rules wait for the same words, which are looked for once
        self._rows = [(row, sorts[needs]) for row, needs in found]

    def through(self, folded: str) -> Iterator[Row]:
        """`folded`: the text in which matches would lie, case folded."""
        able = [any(map(folded.__contains__, needs)) for needs in self._needs]
        return (row for row, sort in self._rows if able[sort])
