"""Settings from the environment, read once at the edge and passed on as an argument."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

from pipeline.errors import NO_SPACE, ConfigError, naming_full_disk, no_space
from pipeline.model.crawl import DATA, INDEX, PAUSE, CrawlAddresses
from pipeline.model.endpoint import Endpoint, ReaderMode

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are. `database_url` None means the embedded PostgreSQL under `home`, `sources_dir` None that nobody
    has made a folder for sources of their own.

    `host_map` sends invented host names of the sample newsstand to a local port. Besides `address` in a source's file
    it is the one way past the rule that no URL found in content may lead to a loopback or private address.
    """

    home: Path
    database_url: str | None
    archive_url: str
    sources_dir: Path | None
    sql_dir: Path
    host_map: Mapping[str, tuple[str, int]]
    user_agent: str
    port: int = 8080
    """Where Airflow's UI and API are served on this machine; a free one when it is taken."""
    reader: ReaderMode = ReaderMode.BUILTIN
    commoncrawl: CrawlAddresses = field(default_factory=CrawlAddresses)
    spark_url: str = ""
    """Where the DAG reextract_spark and Spark's workers hand files to each other; a folder or any fsspec URL."""
    llm: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What is said of the language model, by the names of Endpoint; in no repr, for its key."""

    @property
    def endpoint(self) -> Endpoint:
        """ConfigError where no model is named, or what is said of it is wrong."""
        if not self.llm.get("model"):
            raise ConfigError(
                "no language model is named: set NEWSFIGURES_LLM_MODEL, NEWSFIGURES_LLM_URL and NEWSFIGURES_LLM_KEY "
                "as it needs them (docs/language-model.md)"
            )
        return Endpoint.of_words(self.llm)

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        env = os.environ if env is None else env
        home = Path(env.get("NEWSFIGURES_HOME") or ".newsfigures").resolve()
        named = env.get("NEWSFIGURES_SOURCES_DIR")
        own = sources_folder(home)
        return cls(
            home=home,
            database_url=env.get("NEWSFIGURES_DATABASE_URL") or None,
            archive_url=env.get("NEWSFIGURES_ARCHIVE_URL") or (home / "archive").as_uri(),
            sources_dir=Path(named).resolve() if named else own if own.is_dir() else None,
            sql_dir=_sql_dir(),
            host_map=read_host_map(env.get("NEWSFIGURES_HOST_MAP", "")),
            user_agent=_user_agent(env.get("NEWSFIGURES_CONTACT", "")),
            port=read_port(env.get("NEWSFIGURES_PORT") or "8080"),
            reader=read_reader(env.get("NEWSFIGURES_READER") or ReaderMode.BUILTIN),
            commoncrawl=_commoncrawl(env),
            spark_url=env.get("NEWSFIGURES_SPARK_URL") or (home / "spark").as_uri(),
            llm=_llm(env),
        )


def sources_folder(home: Path) -> Path:
    """Where a person's own sources are looked for when NEWSFIGURES_SOURCES_DIR names no other folder."""
    return home / "sources"


def _umask() -> int:
    """There is no asking for it without setting it."""
    found = os.umask(PRIVATE)
    os.umask(found)
    return found


PRIVATE = 0o077
"""What nobody but the owner may do with files of ours: articles belong to their publishers."""
_USUAL = _umask()
"""What this user lets others do with files made by hand."""


@contextmanager
def private_files() -> Iterator[None]:
    """Files and folders made inside are for their owner alone. It holds for the whole process."""
    before = os.umask(PRIVATE)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def files_to_pass_on() -> Iterator[None]:
    """Within private_files: what a person asked for, to take along or to share, has the modes of any other file."""
    before = os.umask(_USUAL)
    try:
        yield
    finally:
        os.umask(before)


def write_to_pass_on(path: Path, text: str) -> None:
    """A file that a person asked for. TransientError that names its folder where the disk is full."""
    with files_to_pass_on(), naming_full_disk(path.parent):
        path.write_text(text, encoding="utf-8")


def make_home(home: Path) -> Path:
    """The state folder, made where it is missing. ConfigError where this user cannot make anything in it."""
    try:
        with private_files():
            home.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=home).close()
    except OSError as error:
        if error.errno in NO_SPACE:
            raise no_space(home) from error
        raise ConfigError(
            f"the state folder {home} cannot be written ({error.strerror}); set NEWSFIGURES_HOME to a folder of yours"
        ) from error
    return home


def read_host_map(text: str) -> dict[str, tuple[str, int]]:
    """
    >>> read_host_map("times.newsstand.test=127.0.0.1:8099")
    {'times.newsstand.test': ('127.0.0.1', 8099)}
    """
    found: dict[str, tuple[str, int]] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        host, _, peer = entry.partition("=")
        address, _, port = peer.rpartition(":")
        if not (host and address and port.isdigit()):
            raise ConfigError(f"NEWSFIGURES_HOST_MAP has {entry!r}; write host=address:port, several with commas")
        found[host.lower()] = (address, int(port))
    return found


def read_port(text: str) -> int:
    if not (text.isdigit() and 0 < int(text) < 65536):
        raise ConfigError(f"NEWSFIGURES_PORT is {text!r}; write a number between 1 and 65535")
    return int(text)


def read_reader(text: str) -> ReaderMode:
    try:
        return ReaderMode(text)
    except ValueError as error:
        known = ", ".join(ReaderMode)
        raise ConfigError(f"NEWSFIGURES_READER is {text!r}; known: {known}") from error


LLM = "NEWSFIGURES_LLM_"


def _llm(env: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(LLM).lower(): word for name, word in env.items() if name.startswith(LLM) and word}


def _commoncrawl(env: Mapping[str, str]) -> CrawlAddresses:
    pause = env.get("NEWSFIGURES_COMMONCRAWL_PAUSE") or str(PAUSE)
    try:
        seconds = float(pause)
    except ValueError as error:
        raise ConfigError(f"NEWSFIGURES_COMMONCRAWL_PAUSE is {pause!r}; write seconds, such as 2") from error
    return CrawlAddresses(
        index=(env.get("NEWSFIGURES_COMMONCRAWL_INDEX") or INDEX).rstrip("/"),
        data=(env.get("NEWSFIGURES_COMMONCRAWL_DATA") or DATA).rstrip("/"),
        pause=seconds,
    )


def _user_agent(contact: str) -> str:
    """A header, which holds no other signs: with them every request would fail, as of a host that is down."""
    if not (contact.isascii() and contact.isprintable()):
        raise ConfigError(
            f"NEWSFIGURES_CONTACT is {contact!r}; write an address in letters of ASCII, since it is sent as a header"
        )
    return f"newsfigures/0.1 (+{contact})" if contact else "newsfigures/0.1"


def _sql_dir() -> Path:
    """The SQL files stand beside the package in a checkout, and inside it when installed as a wheel."""
    inside = _PACKAGE / "_sql"
    return inside if inside.is_dir() else _PACKAGE.parent / "sql"


BUILT_IN_SQL = _sql_dir()
"""The statements that belong to this version of the code, whatever a setting says of checks and marts."""
