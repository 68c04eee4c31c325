"""`new-source`: from the address of an article to a source file, its saved page and the test that joins them."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import typer

from pipeline.cli.tables import on_one_line
from pipeline.errors import ConfigError, PipelineError
from pipeline.settings import Settings, files_to_pass_on, sources_folder

if TYPE_CHECKING:
    from pipeline.fetch import Answer
    from pipeline.model import Source
    from pipeline.parse.suggest import Suggestion
    from pipeline.sources.scaffold import Draft

_TEST = '''"""{name}: its saved page reads as expected. A new look of the site gets a page and a layout of its own."""

import json
from pathlib import Path

from pipeline.parse import as_json, parse_page
from pipeline.sources import find_source, load_sources

HERE = Path(__file__).resolve().parent


def test_the_saved_page_reads_as_expected():
    expected = json.loads((HERE / "pages" / "{key}.json").read_text("utf-8"))
    body = (HERE / "pages" / "{key}.html").read_bytes()
    source = find_source(load_sources(HERE), "{key}")
    content_type = expected.pop("content_type")
    found = parse_page(body, url=expected["url"], content_type=content_type, source=source, captured_at=None)
    read = as_json(expected["id"], expected["url"], found)
    assert {{name: read[name] for name in expected}} == expected
'''
_SITEMAP = re.compile(r"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(https?://\S+)")
_NEWS = re.compile(r"news|latest|recent", re.IGNORECASE)
_EXPECTED = ("id", "url", "title", "published", "lang", "layout", "blocks")


def new_source(
    key: Annotated[str, typer.Argument(help="Key of the source, in lower case: harbour_post.")],
    url: Annotated[str, typer.Argument(help="Address of one of its articles.")],
    feed: Annotated[
        str | None, typer.Option(help="Its feed; default: those that the page, else the front page, names.")
    ] = None,
    sitemap: Annotated[
        str | None, typer.Option(help="A sitemap of its news; default, without a feed: what robots.txt names.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Its name; default: its host.")] = None,
    time_zone: Annotated[str, typer.Option(help="Zone of its dates, such as Europe/Oslo.")] = "UTC",
    address: Annotated[
        str | None,
        typer.Option(help="Where a paper of your own is served on this machine, such as 127.0.0.1:8000."),
    ] = None,
) -> None:
    from pipeline.sources.scaffold import Draft

    _check_options({"--time-zone": time_zone}, {"--feed": feed, "--sitemap": sitemap})
    settings = _settings(url, address)
    folder = settings.sources_dir or sources_folder(settings.home)
    paths = {kind: folder / place for kind, place in _places(key).items()}
    taken = next((path for path in paths.values() if path.exists()), None)
    if taken is not None:
        raise ConfigError(f"{taken} is there already; choose another key, or remove what was drafted under this one")
    _refuse_known(settings, key)
    answer = _fetch(settings, url)
    suggestion = _suggest(answer)
    _print(suggestion)
    if feed or sitemap:
        lists = Lists(feeds=(feed,) if feed else (), sitemaps=(sitemap,) if sitemap else ())
    else:
        lists = _lists(settings, answer, suggestion)
    draft = Draft(name=name or urlsplit(answer.url).hostname or key, language=suggestion.article.language,
                  time_zone=time_zone, url=answer.url, feeds=lists.feeds, sitemaps=lists.sitemaps,
                  more_sitemaps=lists.others, layout=suggestion.layout, address=address)  # fmt: skip
    # what lies in the state folder is for its owner alone, also the page; a folder that a person names may be a team's
    with nullcontext() if folder.is_relative_to(settings.home) else files_to_pass_on():
        _write(key, paths, answer, draft)
    _print_zone(suggestion, time_zone)
    for path in paths.values():
        typer.echo(f"wrote {path}")
    typer.echo(f"next: read {paths['source']}, then run {sys.executable} -m pytest {paths['test']}")


def _places(key: str) -> dict[str, str]:
    from pipeline.sources.file import KEY

    if not KEY.fullmatch(key):
        raise ConfigError(
            f"{key!r} is no source key; write 2 to 41 small letters, digits and _, the first a letter: harbour_post"
        )
    return {"source": f"{key}.toml", "page": f"pages/{key}.html", "expected": f"pages/{key}.json",
            "test": f"test_{key}.py"}  # fmt: skip


def _refuse_known(settings: Settings, key: str) -> None:
    """A draft would take the place of a source that is there, and what was read of that one would bear its name."""
    from pipeline.sources import survey_sources

    sources, wrong = survey_sources(settings.sources_dir)
    if key in sources or key in wrong:
        named = f", {sources[key].name}" if key in sources else ""
        raise ConfigError(f"{key!r} is the key of a source that is there already{named}; choose another key")


def _check_options(zones: Mapping[str, str | None], addresses: Mapping[str, str | None]) -> None:
    """ConfigError for what the source's file could not hold, before anybody is asked for anything."""
    from pydantic import TypeAdapter, ValidationError

    from pipeline.sources.file import TimeZone, WebAddress

    for form, options in ((TypeAdapter[str](TimeZone), zones), (TypeAdapter[str](WebAddress), addresses)):
        for option, value in options.items():
            try:
                if value is not None:
                    form.validate_python(value)
            except ValidationError as error:
                raise ConfigError(f"{option} {error.errors()[0]['msg'].removeprefix('Value error, ')}") from error


def _settings(url: str, address: str | None) -> Settings:
    """Those of the environment, with the paper's host led to where it is served. ConfigError for a name that may be
    somebody's, and for an address of this machine in the place of a name."""
    from pipeline.sources import named_host
    from pipeline.sources.local import INVENTED, is_invented, read_address

    settings, host = Settings.from_env(), named_host(url)
    if not host:
        raise ConfigError(f"{url!r} names no site; give the address of an article in full, as https://paper.test/a")
    if address is None:
        local = re.match(r"https?://((?:127\.[\d.]+|localhost|\[::1\])(?::\d+)?)(/.*)?$", url)
        if local:
            raise ConfigError(
                f"{url} is on this machine; give the paper a name that ends in .test, and say where it is served: "
                f"http://my-paper.test{local.group(2) or '/'} --address {local.group(1)}"
            )
        return settings
    if not is_invented(host):
        endings = ", .".join(INVENTED)
        raise ConfigError(
            f"--address is for papers of your own, whose hosts end in .{endings}; {host} may be somebody's"
        )
    try:
        peer = read_address(address)
    except ValueError as error:
        raise ConfigError(f"--address {address!r} {error}") from error
    return replace(settings, host_map={**settings.host_map, host: peer})


def _fetch(settings: Settings, url: str) -> "Answer":
    from pipeline.fetch import Fetcher, heard_opt_out
    from pipeline.model import Politeness

    with Fetcher(user_agent=settings.user_agent, host_map=settings.host_map) as fetcher:
        answer = fetcher.get(url, Politeness(), trusted=True, mining=True)
    if answer.status != 200:
        raise PipelineError(f"{answer.url} answered {answer.status}; give the address of an article that can be read")
    said = heard_opt_out(Politeness(), answer.headers, answer.body)
    if said is not None:
        raise PipelineError(
            f"{answer.url} is kept from text and data mining ({said}), and is not stored; where its publisher has "
            "allowed you to, write the source's file by hand, with obey_opt_outs = false (docs/politeness.md)"
        )
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Where a site lists its articles: by feeds, by sitemaps of what is new, and by others of which nobody knows."""

    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def _lists(settings: Settings, answer: "Answer", suggestion: "Suggestion") -> Lists:
    """What the page names, else what its front page and robots.txt do. ConfigError when there is nothing to poll."""
    named = _joined(answer.url, suggestion.feeds)
    if named:
        return Lists(feeds=named)
    front, robots = _site(settings, answer.url)
    news = tuple(found for found in robots if _NEWS.search(urlsplit(found).path))
    found = Lists(feeds=front, sitemaps=news, others=tuple(one for one in robots if one not in news))
    for what, addresses in (("feed", found.feeds), ("sitemap", found.sitemaps)):
        named_so = f"the site names as its {what}: {', '.join(addresses)}"
        typer.echo(on_one_line(named_so) if addresses else f"the site names no {what}")
    if not (found.feeds or found.sitemaps):
        others = f" or with --sitemap one of {', '.join(found.others)}," if found.others else ""
        raise ConfigError(
            f"{answer.url} names no feed, nor does its front page; give one with --feed,{others} "
            "so that there is something to poll"
        )
    return found


def _site(settings: Settings, url: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Feeds that the front page names, and sitemaps that robots.txt does."""
    from pipeline.fetch import Fetcher, NotFetchedError
    from pipeline.model import Politeness
    from pipeline.parse.suggest import feeds_of

    with Fetcher(user_agent=settings.user_agent, host_map=settings.host_map) as fetcher:

        def get(path: str) -> "Answer | None":
            try:
                return fetcher.get(urljoin(url, path), Politeness(), trusted=True)
            except NotFetchedError as error:
                typer.echo(on_one_line(f"looking for its lists: {error}"))
                return None

        front, robots = get("/"), get("/robots.txt")
    feeds = _joined(front.url, feeds_of(front.body, front.content_type)) if front else ()
    sitemaps = _SITEMAP.findall(robots.body.decode("utf-8", "replace")) if robots else []
    return tuple(dict.fromkeys(feeds)), tuple(dict.fromkeys(sitemaps))


def _joined(base: str, links: Iterable[str]) -> tuple[str, ...]:
    """Addresses of lists that a page names. One that is none is told."""
    found = []
    for link in links:
        try:
            found.append(urljoin(base, link))
        except ValueError as error:
            typer.echo(f"looking for its lists: {base} names {link!r}, which is no address: {error}")
    return tuple(found)


def _print_zone(suggestion: "Suggestion", time_zone: str) -> None:
    """Days are counted in the source's zone: another one than the page's moves what is printed at night."""
    told = suggestion.article.published_at
    if told is None or "zone_unknown" in suggestion.article.flags:
        return
    if told.utcoffset() != told.astimezone(ZoneInfo(time_zone)).utcoffset():
        typer.echo(f"its times are {told:%z} from UTC, and not those of {time_zone}: name its zone in time_zone")


def _suggest(answer: "Answer") -> "Suggestion":
    from pipeline.model import Drop
    from pipeline.parse.suggest import suggest_layout

    today = datetime.now(UTC).date()
    found = suggest_layout(answer.body, url=answer.url, content_type=answer.content_type, valid_from=today)
    if isinstance(found, Drop):
        raise PipelineError(f"{found.item} is no article ({found.reason}: {found.detail}); give another address")
    return found


def _print(suggestion: "Suggestion") -> None:
    article = suggestion.article
    typer.echo(on_one_line(article.title))
    typer.echo(f"{len(article.blocks)} blocks, {article.language}, {article.published_at or 'no date'}")
    for proposal in suggestion.proposals:
        shares = "" if proposal.key == "drop" else f"  keeps {proposal.kept:.1%} of the text, {proposal.own:.1%} is it"
        typer.echo(on_one_line(f"  {proposal.key:10} {proposal.selector}{shares}"))
    if suggestion.layout is None:
        typer.echo("no selector was found that will hold; the general reader reads this source")
    else:
        typer.echo(f"with all of them: keeps {suggestion.kept:.1%} of the text, {suggestion.own:.1%} of theirs is it")


def _write(key: str, paths: dict[str, Path], answer: "Answer", draft: "Draft") -> None:
    """The source file first: when it does not load, nothing else is written and it is taken back."""
    from pipeline.sources import find_source, load_sources
    from pipeline.sources.scaffold import source_text

    folder = paths["source"].parent
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    paths["source"].write_text(source_text(draft), "utf-8")
    try:
        expected = _expected(key, answer, find_source(load_sources(folder), key))
    except PipelineError:
        paths["source"].unlink()
        raise
    paths["page"].write_bytes(answer.body)
    paths["expected"].write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf-8")
    paths["test"].write_text(_TEST.format(key=key, name=draft.name.replace("\\", "").replace('"', "'")), "utf-8")


def _expected(key: str, answer: "Answer", source: "Source") -> dict[str, Any]:
    from pipeline.model import Drop
    from pipeline.parse import as_json, parse_page

    found = parse_page(answer.body, url=answer.url, content_type=answer.content_type, source=source, captured_at=None)
    if isinstance(found, Drop):
        raise PipelineError(f"{answer.url} no longer reads with the drafted source ({found.reason}: {found.detail})")
    whole = as_json(key, answer.url, found)
    return {name: whole[name] for name in _EXPECTED} | {"content_type": answer.content_type}
