"""feeds.toml -> sources: any feed in one line.

    harbour_post = "https://harbourpost.example/rss.xml"
    fjord = { url = "https://fjord.example/feed", language = "en", time_zone = "Europe/Oslo" }
    my_paper = { url = "http://my-paper.test/feed.xml", address = "127.0.0.1:8000" }

Such a source has a feed, the general reader and no layouts. It is unverified and reaches no past day.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from pipeline.errors import ConfigError
from pipeline.model import Source
from pipeline.sources.file import (
    KEY,
    FeedPart,
    Language,
    Part,
    SourceFile,
    TermsPart,
    TimeZone,
    WebAddress,
    explain,
    read_toml,
)
from pipeline.sources.local import refuse_real_hosts

FEEDS_FILE = "feeds.toml"

_NOTE = "A feed of the operator's own choice. Nobody has read its publisher's terms: do so before unpausing it."


class FeedLine(Part):
    """`language` und: the text of each article decides. `time_zone` is that of dates which name none. `address`
    is where a paper of one's own is served on this machine."""

    url: WebAddress
    name: str | None = None
    language: Language = "und"
    time_zone: TimeZone = "UTC"
    address: str | None = None

    def to_source(self, key: str) -> Source:
        place = urlsplit(self.url)
        host = place.hostname or ""
        return SourceFile(
            name=self.name or host,
            language=self.language,
            time_zone=self.time_zone,
            hosts=(host.removeprefix("www."),),
            unverified=True,
            address=self.address,  # type: ignore[arg-type]  # as printed: SourceFile reads it
            feed=(FeedPart(url=self.url),),
            terms=TermsPart(terms_url=f"{place.scheme}://{place.netloc}/", quote_limit=300, legal_note=_NOTE),
        ).to_source(key)


def read_feeds_file(path: Path) -> tuple[dict[str, Source], dict[str, str]]:
    """The sources of its lines, and what is wrong with the other lines; by key. ConfigError where it is no TOML."""
    sources: dict[str, Source] = {}
    wrong: dict[str, str] = {}
    for key, line in read_toml(path).items():
        try:
            sources[key] = _read_line(path, key, line)
        except ConfigError as error:
            wrong[key] = str(error)
    return sources, wrong


def _read_line(path: Path, key: str, line: Any) -> Source:
    if not KEY.fullmatch(key):
        raise ConfigError(
            f"{path}: {key!r} is no source key; write 2 to 41 small letters, digits and _, the first a letter"
        )
    try:
        source = FeedLine.model_validate({"url": line} if isinstance(line, str) else line).to_source(key)
    except ValidationError as error:
        raise ConfigError(explain(path, error, under=key)) from error
    refuse_real_hosts(path, source)
    return source
