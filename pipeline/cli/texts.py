"""`extract` and `parse`: read claims out of texts, and articles out of saved pages. No database."""

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from pipeline.cli.show import print_claims, print_explanation, print_no_claims, refuse_unknown
from pipeline.cli.tables import say_next
from pipeline.cli.usage import refuse_together
from pipeline.errors import ConfigError
from pipeline.model import Drop, ReaderMode, Reason

if TYPE_CHECKING:
    from pipeline.extract import ReadText


_TEXT_OR_NULL = str | None
_DOCUMENT = {"id": object, "lang": _TEXT_OR_NULL, "text": str}
_DOCUMENT_MAY = {"published": _TEXT_OR_NULL, "title": _TEXT_OR_NULL}
_PAGE = {"id": object, "url": str, "file": str}
_PAGE_MAY = {"captured": _TEXT_OR_NULL}
"""Fields of a line: those that it must have, and those that it may have."""


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"


def extract(
    jsonl: Annotated[
        Path | None,
        typer.Option(
            help='A document a line: {"id","lang","published","text"}; `-` is standard input.', allow_dash=True
        ),
    ] = None,
    text: Annotated[str | None, typer.Option(help="One text. Without --jsonl and --text: standard input.")] = None,
    lang: Annotated[
        str | None, typer.Option(help="Language of the text: en, ru or ko. Without it the text tells.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD: what 'last year' counts from.")
    ] = None,
    form: Annotated[Format | None, typer.Option("--format", help="Default: a table for one text, else jsonl.")] = None,
    quantities: Annotated[bool, typer.Option("--quantities", help="Every number with its unit, claim or not.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Which numbers were seen, blocked and why; where each field came from.")
    ] = False,
    reader: Annotated[
        ReaderMode,
        typer.Option(
            help="llm and both send the text to the model of NEWSFIGURES_LLM_*, at its price, and keep nothing."
        ),
    ] = ReaderMode.BUILTIN,
) -> None:
    if reader is not ReaderMode.BUILTIN and (explain or quantities):
        raise typer.BadParameter("--explain and --quantities are of the built-in reader; leave --reader out")
    table = {"--format table": form is Format.TABLE}
    of_one_text = {"--text": text, "--lang": lang, "--published": published, "--explain": explain}
    refuse_together("--jsonl", jsonl, {**of_one_text, **table})
    refuse_together("--explain", explain, {"--quantities": quantities, "--format": form})
    refuse_together("--quantities", quantities, table)
    _refuse_no_day(published)
    with read_by(reader) as read:
        if jsonl is not None:
            for document in _json_lines(jsonl, _check_document):
                typer.echo(json.dumps(_claims_of(document, quantities, read), ensure_ascii=False))
            return
        if lang:
            refuse_unknown(lang)
        said = _standard_input().read() if text is None else text
        lang = lang or _told_by(said)
        document = {"id": "text", "lang": lang, "published": published, "text": said}
        if explain:
            print_explanation(said, lang, _day(document))
        elif quantities or form is Format.JSONL:
            typer.echo(json.dumps(_claims_of(document, quantities, read), ensure_ascii=False))
        else:
            found = read(document)
            if found.claims:
                print_claims(found.claims)
            else:
                print_no_claims(said, lang, _day(document))
            _say_lost(found)


def _refuse_no_day(published: str | None) -> None:
    try:
        _day({"published": published})
    except ConfigError as error:
        raise typer.BadParameter(f"--{error}") from error


def _say_lost(found: "ReadText") -> None:
    """What JSON has as `fell_back` and `numbers_unread`: without it the built-in reader's fields pass for a model's."""
    for reason, count in found.fell_back.items():
        say_next(f"what the model has said in vain, where the built-in reader's fields stand: {reason} {count}")
    if found.numbers_unread:
        say_next(
            f"{found.numbers_unread} more numbers in digits are not read: they stand behind the place up to which one "
            "text is read"
        )


def _told_by(text: str) -> str:
    from pipeline.languages import known
    from pipeline.parse.tongue import language_of_plain  # here, since it takes a second to import

    told = language_of_plain(text)
    if told not in known():
        names = ", ".join(sorted(known()))
        raise ConfigError(
            f"the text is taken for {told!r}, which cannot be read; say --lang where it is one of {names}"
        )
    return told


def parse(
    jsonl: Annotated[
        Path,
        typer.Option(
            help='A page a line: {"id","url","file"[,"captured"]}; the file lies beside the list, gzip or not.',
            allow_dash=True,
        ),
    ],
) -> None:
    from pipeline.parse import as_json, parse_page  # here, since it takes a second to import
    from pipeline.settings import Settings
    from pipeline.sources import load_sources, named_host, owner_of

    sources = load_sources(Settings.from_env().sources_dir)
    folder = Path() if str(jsonl) == "-" else jsonl.parent
    for page in _json_lines(jsonl, _check_page):
        source = owner_of(sources, named_host(page["url"]))
        try:
            body = _bytes_of(folder / page["file"])
        except (OSError, EOFError, ValueError, zlib.error) as error:  # ValueError: a name that no file can have
            result: Any = Drop(Reason.UNREADABLE, page["url"], f"{page['file']}: {error}")
        else:
            result = parse_page(body, url=page["url"], content_type=None, source=source, captured_at=_moment(page))
        typer.echo(json.dumps(as_json(page["id"], page["url"], result), ensure_ascii=False))


Read = Callable[[dict[str, Any]], "ReadText"]
"""Claims of a document, in a language that is known."""


@contextmanager
def read_by(reader: ReaderMode) -> Iterator[Read]:
    if reader is ReaderMode.BUILTIN:
        from pipeline.extract import read_plain

        yield lambda one: read_plain(one["text"], one["lang"], _day(one), title=one.get("title") or "")
        return
    from pipeline.ask import Client
    from pipeline.flow.ask_text import ask_text
    from pipeline.settings import Settings

    with Client(Settings.from_env().endpoint) as client:
        yield lambda one: ask_text(client, reader, one["text"], one["lang"], _day(one), title=one.get("title") or "")


def _claims_of(document: dict[str, Any], quantities: bool, read_document: Read) -> dict[str, Any]:
    from pipeline.extract import quantities as read_quantities
    from pipeline.languages import known

    text, lang = document["text"], document["lang"]
    if lang not in known():
        return {"id": document["id"], "claims": [], "claims_skipped": Reason.LANGUAGE.value}
    if quantities:
        return {"id": document["id"], "claims": read_quantities(text, lang)}
    read = read_document(document)
    unread = {"numbers_unread": read.numbers_unread} if read.numbers_unread else {}
    fell_back = {"fell_back": dict(read.fell_back)} if read.fell_back else {}
    return {"id": document["id"], "claims": [claim.as_dict() for claim in read.claims], **unread, **fell_back}


def _day(document: dict[str, Any]) -> date | None:
    published = document.get("published")
    if not published:
        return None
    try:
        return datetime.fromisoformat(published).date()
    except ValueError as error:
        raise ConfigError(f"published {published!r} is no day; write YYYY-MM-DD") from error


def _moment(page: dict[str, Any]) -> datetime | None:
    captured = page.get("captured")
    if not captured:
        return None
    try:
        return datetime.fromisoformat(captured)
    except ValueError as error:
        raise ConfigError(f"captured {captured!r} is no moment; write it as 2026-04-14T06:00:00+00:00") from error


def _check_document(found: dict[str, Any]) -> None:
    _refuse_misfits(found, _DOCUMENT, _DOCUMENT_MAY)
    _day(found)


def _check_page(found: dict[str, Any]) -> None:
    from pipeline.sources import named_host

    _refuse_misfits(found, _PAGE, _PAGE_MAY)
    named_host(found["url"])
    _moment(found)


def _refuse_misfits(found: dict[str, Any], must: Mapping[str, Any], may: Mapping[str, Any]) -> None:
    """ConfigError for a field that is missing, or holds something else than text."""
    missing = [name for name in must if name not in found]
    if missing:
        raise ConfigError(f"no {', '.join(missing)}; each line must have {', '.join(must)}")
    for name, kind in {**must, **may}.items():
        if not isinstance(found.get(name), kind):
            raise ConfigError(f"{name} {json.dumps(found[name])[:80]} is no text; write it in quotation marks")


def _json_lines(path: Path, check: Callable[[dict[str, Any]], None]) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-lines file; a line that cannot be read, or that `check` refuses, is an error that names it."""
    with _open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                found = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ConfigError(
                    f"{path}, line {number}: not a JSON object ({error}); write one document a line"
                ) from error
            if not isinstance(found, dict):
                raise ConfigError(f"{path}, line {number}: not a JSON object; write one document a line")
            try:
                check(found)
            except ConfigError as error:
                raise ConfigError(f"{path}, line {number}: {error}") from error
            yield found


_ENCODING = "utf-8-sig"
"""UTF-8, whose mark at the beginning is none of the text: editors of Windows write one."""


def _standard_input() -> TextIO:
    """As a file is read: UTF-8 in every locale, and bytes that are none end no command."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding=_ENCODING, errors="replace")
    return sys.stdin


@contextmanager
def _open_text(path: Path) -> Iterator[TextIO]:
    if str(path) == "-":
        yield _standard_input()
        return
    try:
        lines = path.open(encoding=_ENCODING, errors="replace")
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from error
    with lines:
        yield lines


_LARGEST_PAGE = 50_000_000


def _bytes_of(path: Path) -> bytes:
    """A saved page, gzip or not, cut off where no page can be that long."""
    with path.open("rb") as raw:
        zipped = raw.read(2) == b"\x1f\x8b"
    with gzip.open(path) if zipped else path.open("rb") as page:
        return page.read(_LARGEST_PAGE + 1)
