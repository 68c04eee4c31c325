"""One source file -> Source. A file may say what these models say; anything else is an error with its remedy."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zlib import crc32
from zoneinfo import ZoneInfo

from cssselect import HTMLTranslator, SelectorError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.errors import ConfigError
from pipeline.model import ArchivePages, Feed, Layout, Politeness, Source, Terms
from pipeline.model.source import FAIL_ABOVE, REVISIT
from pipeline.sources.cron import read_cron
from pipeline.sources.day_address import read_day_address
from pipeline.sources.local import LocalAddress, refuse_real_hosts
from pipeline.sources.mistakes import tell

KEY = re.compile(r"[a-z][a-z0-9_]{1,40}")
_USUAL = Politeness()
_ATTRIBUTE = re.compile(r"::attr\([A-Za-z_:][\w:.-]*\)$")


def _web_address(text: str) -> str:
    if not (re.match(r"https?://[^/\s]+", text) and _names_place(text)):
        raise ValueError("is no web address; write it in full, with https:// or http://")
    if "@" in text.partition("://")[2].partition("/")[0]:
        raise ValueError("holds a user name or a password, which is sent to nobody; write the address without it")
    return text


def _names_place(text: str) -> bool:
    """Whether the host ends its brackets, and the port is one."""
    try:
        return urlsplit(text).port != 0
    except ValueError:
        return False


def _form(pattern: str, otherwise: str) -> AfterValidator:
    """All of the text must match; `otherwise` says what it is not, and what to write."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(otherwise)
        return text

    return AfterValidator(check)


def _css(text: str) -> str:
    try:
        HTMLTranslator().css_to_xpath(_ATTRIBUTE.sub("", text))
    except SelectorError as error:
        raise ValueError(f"is no CSS selector ({error}); '::attr(name)' at its end takes an attribute") from error
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("is no time zone; write an IANA name such as 'Europe/Moscow'") from error
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return text


def _span(value: Any) -> Any:
    """'90m', '1h' or '7d'."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"([1-9]\d{0,3})([mhd])", value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("is no span of time; write a number with m, h or d, such as '1h' or '7d'")
    return timedelta(minutes=int(found.group(1)) * {"m": 1, "h": 60, "d": 1440}[found.group(2)])


WebAddress = Annotated[str, AfterValidator(_web_address)]
Country = Annotated[str, _form(r"[A-Z]{2}", "is no country code; write two capital letters of ISO 3166 such as 'NO'")]
Embedded = Annotated[
    str, _form(r"(next_f|json_ld):[\w.]+", "names no embedded body; write 'next_f:key' or 'json_ld:key'")
]
Host = Annotated[
    str,
    _form(
        r"[a-z0-9.-]+\.[a-z0-9-]+",
        "is no host name; write it in lower case without https://, port and path, and what is not ASCII as xn--...",
    ),
]
Language = Annotated[
    str, _form(r"[a-z]{2,3}", "is no language code; write two or three small letters such as 'ru', or 'und'")
]
LayoutKey = Annotated[
    str,
    _form(
        r"[a-z0-9][a-z0-9_.-]*",
        "is no key of a layout; write small letters, digits, _ . and -, such as '2025-05'",
    ),
]
Proxy = Annotated[
    str,
    _form(
        r"https?://(?:[^/\s@]+@)?[^/\s@:]+(?::\d{1,5})?/?",
        "is no proxy; write 'http://host:port', SOCKS is not supported",
    ),
]
Css = Annotated[str, AfterValidator(_css)]
Pattern = Annotated[str, AfterValidator(_pattern)]
DayUrl = Annotated[str, AfterValidator(read_day_address), AfterValidator(_web_address)]
TimeZone = Annotated[str, AfterValidator(_zone)]
Cron = Annotated[str, AfterValidator(read_cron)]
Visit = Annotated[timedelta, BeforeValidator(_span)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FeedPart(Part):
    url: WebAddress
    dates_believed: bool = True


class ArchivePagesPart(Part):
    url: DayUrl
    links: Css
    first_page: int = Field(default=1, ge=0)
    last_page: int = Field(default=1, ge=0, le=500)


class LayoutPart(Part):
    key: LayoutKey
    valid_from: date
    body: Css | None = None
    lead: Css | None = None
    title: Css | None = None
    subtitle: Css | None = None
    authors: Css | None = None
    published: Css | None = None
    modified: Css | None = None
    section: Css | None = None
    caption: Css | None = None
    embedded: Embedded | None = None
    embedded_lead: Embedded | None = None
    drop: tuple[Css, ...] = ()
    erase: tuple[Pattern, ...] = ()
    paywall: Css | None = None


class PolitenessPart(Part):
    pause: float = Field(default=_USUAL.pause, ge=0, le=600)
    timeout: float = Field(default=_USUAL.timeout, gt=0, le=600)
    total_time: float = Field(default=_USUAL.total_time, gt=0, le=3600)
    max_body: int = Field(default=_USUAL.max_body, gt=0, le=100_000_000)
    max_redirects: int = Field(default=_USUAL.max_redirects, ge=0, le=20)
    retries: int = Field(default=_USUAL.retries, ge=0, le=10)
    rest: float = Field(default=_USUAL.rest, gt=0, le=86_400)
    proxy: Proxy | None = None
    obey_opt_outs: bool = True
    opt_out_words: tuple[Literal["noai", "noimageai", "noarchive"], ...] = ("noai",)


class TermsPart(Part):
    terms_url: WebAddress
    terms_checked_on: date | None = None
    quote_limit: int = Field(ge=0)
    text_visible_to: Literal["operators", "everyone"] = "operators"
    retention_days: int | None = Field(default=None, ge=1)
    legal_note: Annotated[str, Field(min_length=10)]


class SourceFile(Part):
    """A whole file. The key of the source is the file's name without '.toml'."""

    name: Annotated[str, Field(min_length=1)]
    language: Language
    time_zone: TimeZone
    country: Country | None = None
    hosts: Annotated[tuple[Host, ...], Field(min_length=1)]
    poll_cron: Cron | None = None
    sample: bool = False
    unverified: bool = False
    aliases: tuple[str, ...] = ()
    revisit: tuple[Visit, ...] = REVISIT
    fail_above: float = Field(default=FAIL_ABOVE, gt=0, le=1)
    sitemaps: tuple[WebAddress, ...] = ()
    day_sitemap: DayUrl | None = None
    past_sitemaps: tuple[WebAddress, ...] = ()
    article_url: Pattern | None = None
    native_id: Pattern | None = None
    terms: TermsPart
    politeness: PolitenessPart = PolitenessPart()
    feed: tuple[FeedPart, ...] = ()
    archive_pages: ArchivePagesPart | None = None
    layout: tuple[LayoutPart, ...] = ()
    address: LocalAddress | None = None

    def to_source(self, key: str) -> Source:
        plain = {
            name: getattr(self, name)
            for name in type(self).model_fields
            if name not in {"poll_cron", "terms", "politeness", "feed", "archive_pages", "layout"}
        }
        return Source(
            key=key,
            poll_cron=self.poll_cron or _usual_polls(key),
            terms=Terms(**self.terms.model_dump()),
            politeness=Politeness(**self.politeness.model_dump()),
            feeds=tuple(Feed(**part.model_dump()) for part in self.feed),
            archive_pages=ArchivePages(**self.archive_pages.model_dump()) if self.archive_pages else None,
            layouts=tuple(Layout(**part.model_dump()) for part in self.layout),
            **plain,
        )


def _usual_polls(key: str) -> str:
    """Three times an hour, at minutes of its own: hundreds of sources that are all due at one minute wait for each
    other, and the machine for the next such minute.

    >>> _usual_polls("harbour_post"), _usual_polls("south_gazette")
    ('4-59/20 * * * *', '6-59/20 * * * *')
    """
    return f"{crc32(key.encode()) % 20}-59/20 * * * *"


def read_source_file(path: Path) -> Source:
    """Raises ConfigError, which names the file, the key in it and what to write instead."""
    key = path.stem
    if not KEY.fullmatch(key):
        raise ConfigError(f"{path}: {key!r} is no source key; name the file in lower case, such as kommersant.toml")
    try:
        source = SourceFile.model_validate(read_toml(path)).to_source(key)
    except ValidationError as error:
        raise ConfigError(explain(path, error)) from error
    _check_whole(path, source)
    return source


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no TOML: {error}; correct that line") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}); let this user read it, or remove it") from error


def explain(path: Path, error: ValidationError, under: str | None = None) -> str:
    """One line per mistake, each with the key's place in the file and what to write instead."""
    known = {name for part in Part.__subclasses__() for name in part.model_fields}
    return tell(path, error, known, under)


def _check_whole(path: Path, source: Source) -> None:
    """What no single field can say."""
    if not (source.present_by or source.past_by):
        raise ConfigError(f"{path}: nothing to discover articles by; add a [[feed]], sitemaps or [archive_pages]")
    refuse_real_hosts(path, source)
    pages = source.archive_pages
    if pages is not None and pages.first_page > pages.last_page:
        raise ConfigError(
            f"{path}: archive_pages.first_page = {pages.first_page} comes after last_page = {pages.last_page}; "
            "raise last_page"
        )
    if pages is not None and pages.last_page > pages.first_page and "{page" not in pages.url:
        raise ConfigError(
            f"{path}: archive_pages.last_page = {pages.last_page}, and its url has no {{page}}; add it where the "
            "number of the page stands, or remove last_page"
        )
    if "{page" in (source.day_sitemap or ""):
        raise ConfigError(
            f"{path}: day_sitemap has {{page}}, and is asked for once a day; write the address without it"
        )
    keys = [layout.key for layout in source.layouts]
    if len(set(keys)) != len(keys):
        raise ConfigError(f"{path}: two layouts share a key in {keys}; name each look once")
    for layout in source.layouts:
        if not (layout.body or layout.embedded):
            raise ConfigError(f"{path}: layout {layout.key} has neither body nor embedded; give it one or remove it")
    if source.unverified and source.layouts:
        raise ConfigError(
            f"{path}: an unverified source invents no selectors; remove its layouts, or back them by a saved page "
            "and set unverified = false"
        )
