"""/.well-known/tdmrep.json: what of a site is kept from text and data mining. https://www.w3.org/2022/tdmrep/"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from protego import Protego

from pipeline.fetch.pauses import SiteFiles
from pipeline.fetch.robots import MAX_BYTES
from pipeline.fetch.sites import Ask, SiteRules, UnreachableError
from pipeline.model.text import without_half_pairs

_PATH = "/.well-known/tdmrep.json"
_MAX_RULES = 1000
_MAX_LOCATION = 2000
_UNSAFE = re.compile(r"[\x00-\x20#\x7f]")
_US = "any"
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks of encodings, and what they make of blanks."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`location` is a path as robots.txt writes it, with * and $."""

    location: str
    reserved: bool


_ALL = Rule("/", reserved=True)


def read_reservations(body: bytes) -> list[Rule]:
    """The rules in their order. What is no rule is left out; what is no JSON holds none, such as a page that a site
    answers with whatever is asked for. A list that is not read to its end reserves the whole site: one longer than
    1,000, or one that breaks off after MAX_BYTES."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        is_cut = len(body) >= MAX_BYTES and body.lstrip(_BEFORE_JSON).startswith((b"[", b"{"))
        return [_ALL] if is_cut else []
    entries = told if isinstance(told, list) else [told]
    if len(entries) > _MAX_RULES:
        return [_ALL]
    return [rule for rule in map(_rule, entries) if rule is not None]


def is_reserved(rules: Sequence[Rule], url: str) -> bool:
    """Whether the rule that fits the URL reserves it. Where several fit, and the first of them says otherwise than the
    longest, the stricter counts: the protocol is read in both ways.
    """
    first = next((rule for rule in rules if _denied([rule], url) is rule.reserved), None)
    return (first is not None and first.reserved) or _denied(rules, url)


def _denied(rules: Sequence[Rule], url: str) -> bool:
    lines = [f"{'Disallow' if rule.reserved else 'Allow'}: {rule.location}" for rule in rules]
    return not Protego.parse("\n".join(["User-agent: *", *lines])).can_fetch(url, _US)


def _rule(told: object) -> Rule | None:
    if not isinstance(told, dict):
        return None
    location, said = told.get("location"), told.get("tdm-reservation")
    if not isinstance(location, str) or len(location) > _MAX_LOCATION or str(said) not in {"0", "1"}:
        return None
    # as browsers do: no address holds U+FFFD
    location = without_half_pairs(location.strip())
    location = _UNSAFE.sub(lambda found: f"%{ord(found.group()):02X}", location)
    return Rule(location if location.startswith(("/", "*")) else f"/{location}", str(said) == "1")


class Reservations:
    """The rules of each origin."""

    def __init__(self, files: SiteFiles, monotonic: Callable[[], float]) -> None:
        self._rules = SiteRules(_PATH, lambda found: read_reservations(found.body), files, monotonic)

    def of(self, url: str, ask: Ask) -> str | None:
        """What reserves the URL, or None. UnreachableError where the file cannot be had."""
        place = self._rules.place(url)
        try:
            rules = self._rules.of(url, ask)
        except UnreachableError as error:
            raise UnreachableError(f"{place} cannot be had") from error
        return f"{place} reserves {url}" if is_reserved(rules, url) else None
