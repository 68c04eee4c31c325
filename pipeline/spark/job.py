"""The driver: what spark-submit runs. Arguments -> a dataset that is finished, or goes on where it was."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline import __version__
from pipeline.errors import ConfigError, PipelineError, TransientError, exit_code
from pipeline.extract import extractor_version
from pipeline.flow.dataset import Dataset, Finished, Identity, absolute, digests_of, input_key
from pipeline.flow.warc import Wanted, host_names
from pipeline.model import ReaderMode, Source
from pipeline.parse import PARSER_VERSION
from pipeline.settings import Settings
from pipeline.sources import load_sources, survey_sources
from pipeline.spark.inputs import inputs_of, lists_of
from pipeline.spark.reading import DONE, InputReader

Work = Callable[[Sequence[str], InputReader], Iterable[tuple[str, str]]]
_NAMED = 5
"""Inputs that an error names."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point: what a person can act on becomes one line on stderr and an exit code."""
    try:
        told = run(read_arguments(arguments), Settings.from_env(), by_spark)
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)  # a program of its own, run by spark-submit
        sys.exit(exit_code(error))
    counts = told["counts"]
    print(
        f"{counts['inputs']} WARC files, {counts['records']:,} records: {counts['articles']:,} articles with "
        f"{counts['claims']:,} claims; dropped {sum(counts['record_drops'].values()):,} records and "
        f"{sum(counts['page_drops'].values()):,} pages"
    )


def run(arguments: argparse.Namespace, settings: Settings, work: Work) -> dict[str, Any]:
    """Read what is not finished yet, and write the manifest; it is given back. TransientError where some inputs could
    not be read: the others are finished, and the next run goes on with these. `work` has workers do it."""
    if settings.reader is not ReaderMode.BUILTIN:
        raise ConfigError(
            f"NEWSFIGURES_READER is {settings.reader}: Spark reads with the built-in reader alone; set it to builtin"
        )
    if arguments.archive:
        urls = lists_of(arguments.inputs)
        sources, _ = survey_sources(settings.sources_dir)  # no page of one whose file is wrong is listed
    else:
        urls = inputs_of(arguments.inputs, arguments.prefix)
        sources = load_sources(settings.sources_dir)
    wanted = Wanted(hosts=host_names(arguments.host), first_day=arguments.first, end_day=arguments.end)
    identity = _identity(sources, wanted, of_archive=bool(arguments.archive))
    dataset = Dataset(absolute(arguments.output))
    dataset.begin(identity)
    to_do = _unfinished(dataset, urls)
    if to_do:
        dataset.reopen()
    reader = InputReader(dataset=dataset.url, sources=sources, wanted=wanted, archive=arguments.archive)
    failed = [(url, error) for url, error in work(to_do, reader) if error] if to_do else []
    if failed:
        lines = "; ".join(f"{url}: {error}" for url, error in failed[:_NAMED])
        raise TransientError(
            f"{len(failed)} of {len(urls)} WARC files could not be read ({lines}); the others are finished. Start the "
            "same command again, which goes on with these"
        )
    done = _all_finished(dataset, urls)
    if arguments.pages is not None:
        _refuse_other_lists(sum(one.captures for one in done), arguments.pages)
    return dataset.complete(identity, done)


def _unfinished(dataset: Dataset, urls: Sequence[str]) -> list[str]:
    """What a run that was killed has left of these is taken away. ConfigError where the dataset has other inputs too:
    its manifest would no longer name what lies in it."""
    keys = {input_key(url): url for url in urls}
    finished = dataset.finished_keys()
    if others := finished - keys.keys():
        raise ConfigError(
            f"{dataset.url} holds {len(others)} inputs that this command does not name; name these too, or a new folder"
        )
    for key in [key for key in finished if _has_changed(dataset, key, keys[key])]:
        dataset.undo(key)
        finished.remove(key)
    dataset.sweep(keys.keys() - finished)
    return [url for key, url in keys.items() if key not in finished]


def _has_changed(dataset: Dataset, key: str, url: str) -> bool:
    """Whether the file on this machine is another than the one that was read; others are taken for what they were."""
    files, path = fsspec.url_to_fs(url)
    done = dataset.finished(key)
    if done is None or not isinstance(files, LocalFileSystem) or not files.exists(path):
        return False
    return bool(files.size(path) != done.size)


def by_spark(urls: Sequence[str], reader: InputReader) -> list[tuple[str, str]]:
    """Each input with what kept it from being read, or nothing. A partition, and so a task, is one input."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  # the extra [spark], which tests of the rest do without

    spark = SparkSession.builder.getOrCreate()
    try:
        rows = spark.sparkContext.parallelize([(url,) for url in urls], len(urls))
        schema = ", ".join(f"{column} string" for column in DONE.names)
        found = spark.createDataFrame(rows, "url string").mapInArrow(reader, schema).collect()
    finally:
        spark.stop()
    return [(row["url"], row["error"]) for row in found]


def _refuse_other_lists(listed: int, planned: int) -> None:
    if listed != planned:
        raise ConfigError(
            f"the lists of this run are gone: those that are there name {listed} pages, and its plan {planned}; clear "
            "the run from plan on"
        )


def _all_finished(dataset: Dataset, urls: Sequence[str]) -> list[Finished]:
    found = []
    for url in urls:
        done = dataset.finished(input_key(url))
        if done is None:
            raise TransientError(f"{dataset.url} has lost {url}, as where another run works there; start it again")
        found.append(done)
    return found


def _identity(sources: Mapping[str, Source], wanted: Wanted, *, of_archive: bool) -> Identity:
    """All that decides what the rows of a dataset are."""
    days = {"first_day": wanted.first_day, "end_day": wanted.end_day}
    return Identity(
        code_version=__version__,
        parser_version=PARSER_VERSION,
        extractor_version=extractor_version(),
        sources=digests_of(sources),
        wanted={"hosts": sorted(wanted.hosts), **{name: day and day.isoformat() for name, day in days.items()}},
        of_archive=of_archive,
    )


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="newsfigures spark", description=__doc__)
    parser.add_argument("inputs", nargs="+", metavar="WARC")
    parser.add_argument("--output", required=True, metavar="DATASET")
    parser.add_argument("--prefix")
    parser.add_argument("--archive", default="", help="inputs are folders with lists of captures that lie there")
    parser.add_argument("--pages", type=int, help="how many captures the lists name together")
    parser.add_argument("--host", action="append", default=[])
    parser.add_argument("--from", dest="first", type=date.fromisoformat)
    parser.add_argument("--to", dest="end", type=date.fromisoformat)
    return parser.parse_args(arguments)
