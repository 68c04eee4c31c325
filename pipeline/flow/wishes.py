"""What somebody asks to have forgotten."""

from dataclasses import dataclass

from pipeline.discover import BadUrlError, canonical_url
from pipeline.errors import ConfigError
from pipeline.flow.words import native_id, spellings
from pipeline.model import Source
from pipeline.settings import Settings
from pipeline.sources import find_source, load_sources, named_host, owner_of
from pipeline.warehouse import (
    article_words,
    captures_to_reread,
    forgotten,
    leads_of,
    open_warehouse,
    source_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to forget: one article, by any of its URLs, or all of a source."""

    url: str | None
    source_key: str | None
    sources: dict[str, Source]

    @property
    def urls(self) -> frozenset[str]:
        """Every spelling of the address that was given."""
        return spellings(self.url) if self.url else frozenset()

    @property
    def owner(self) -> Source | None:
        if self.source_key:
            return self.sources.get(self.source_key)
        return owner_of(self.sources, named_host(self.url or ""))

    @property
    def words(self) -> frozenset[str]:
        """Under which a tombstone stands before anything is known of what is held."""
        if self.source_key:
            return frozenset([source_words(self.source_key)])
        number = native_id(self.owner, self.url or "")
        return self.urls | ({article_words(self.owner.key, number)} if self.owner and number else set())


def read_wish(settings: Settings, *, url: str | None, source_key: str | None) -> Wish:
    """ConfigError for an address that is none, a source of which nobody has heard, or a wish for both or neither."""
    if (url is None) == (source_key is None):
        raise ConfigError("say what to forget: the URL of an article, or a source, not both")
    sources = load_sources(settings.sources_dir)
    if url is not None:
        owner = owner_of(sources, named_host(url))
        try:
            url = canonical_url(url, owner.hosts if owner else ())
        except (BadUrlError, ValueError) as error:
            raise ConfigError(f"{url!r} is no address of an article: {error}; give it in full") from error
    if source_key is not None and source_key not in sources:
        _refuse_unheard(settings, sources, source_key)
    return Wish(url=url, source_key=source_key, sources=sources)


def _refuse_unheard(settings: Settings, sources: dict[str, Source], source_key: str) -> None:
    """A mistyped source holds nothing, and would look like one that is gone. One whose file is gone may have rows."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        held = leads_of(conn, [source_key]) or captures_to_reread(conn, source_key=source_key)
        if not held and not forgotten(conn, [source_words(source_key)]):
            find_source(sources, source_key)
