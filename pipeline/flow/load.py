"""load: a dataset that Spark has written goes into archive and warehouse, as if its WARC files were read here."""

import logging
from collections import Counter
from typing import Any

from pipeline.errors import ConfigError
from pipeline.flow.collect import Progress
from pipeline.flow.dataset import Dataset, Identity, absolute, digests_of
from pipeline.flow.load_input import InputLoader, versions_here
from pipeline.flow.load_versions import version_order
from pipeline.flow.release import audit, observe, publish
from pipeline.flow.run import command_run, enter, keep_report, now, refuse_unread, report, settings_or_env
from pipeline.flow.warc import refuse_no_record
from pipeline.model import Reason
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.warehouse import Attempt, hold, open_warehouse
from pipeline.warehouse.runs import clear_parts

logger = logging.getLogger(__name__)

_NAMED = 5
"""Sources that an error names."""


def load(
    location: str, *, settings: Settings, as_read: bool = False, progress: Progress | None = None
) -> dict[str, Any]:
    """A dataset through staging, audit, publish and observe; the report of flow.report, with `claims_skipped` counted
    by reason. Again: nothing is added.

    ConfigError for a folder that is no dataset, one that is not finished, one that a newer version wrote, and one
    whose pages were read with other source files, unless they are to be taken `as_read`. PipelineError for one that is
    damaged; nothing of it is published. PipelineError, when the others are published, for WARC files in which not one
    record could be read.
    """
    dataset = Dataset(absolute(location))
    inputs = dataset.manifest()["inputs"]
    _identity(dataset)  # what is no dataset for this version is refused before there is a run
    with command_run("warc", dag_id="cli_load", run_id=now().isoformat(), settings=settings) as run_key:
        skipped = load_dataset(location, run_key=run_key, as_read=as_read, settings=settings, progress=progress)
        audit(run_key=run_key, settings=settings)
        publish(run_key=run_key, settings=settings)
        if progress:
            progress(0, None, "working out figures")
        observe(run_key=run_key, settings=settings)
        told = {**report(run_key=run_key, settings=settings), "claims_skipped": skipped}
    unread = [str(one["url"]) for one in inputs if one["record_drops"].get(Reason.NO_RECORD.value)]
    remedy = "Get them again, and have spark read them into a dataset of their own"
    refuse_no_record(location, unread, remedy, of=len(inputs))
    refuse_unread(told)
    return told


def load_dataset(
    location: str,
    *,
    run_key: str,
    as_read: bool = False,
    attempt: Attempt | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Pages into the archive, what was read of them onto the staging tables of the run. How many articles of the
    dataset are kept without claims, by reason."""
    settings = settings_or_env(settings)
    dataset = Dataset(absolute(location))
    manifest = dataset.manifest()
    identity = _identity(dataset)
    sources = load_sources(settings.sources_dir)
    total = len(manifest["inputs"])
    if not as_read:
        _refuse_other_sources(dataset, identity, digests_of(sources))
    skipped: Counter[str] = Counter()
    with open_warehouse(settings) as warehouse:
        enter(warehouse, run_key, attempt)
        loader = InputLoader(
            dataset=dataset, identity=identity, sources=sources, as_read=as_read, warehouse=warehouse,
            settings=settings, run_key=run_key, attempt=attempt,
        )  # fmt: skip
        for number, done in enumerate(dataset.inputs()):
            if progress:
                progress(number, total, "taking in what was read of WARC files")
            loader.load(done)
            skipped.update(done.claims_skipped)
        with warehouse.begin() as conn:
            hold(conn, run_key, attempt)
            clear_parts(conn, run_key, "extract", loader.part + 1)
        for told in loader.reports():
            keep_report(warehouse, run_key, told)
    return dict(skipped)


def _identity(dataset: Dataset) -> Identity:
    """ConfigError where a newer version has read, or one that has no order."""
    found = dataset.read_by()
    here = versions_here()
    theirs, ours = version_order((found.parser_version, found.extractor_version)), version_order(here)
    if theirs is None:
        raise ConfigError(
            f"{dataset.url} was read by parser {found.parser_version!r} and extractor {found.extractor_version!r}, "
            "which are no versions of ours; have spark write it again"
        )
    if ours is not None and theirs > ours:
        raise ConfigError(
            f"{dataset.url} was read by parser {found.parser_version} and extractor {found.extractor_version}, this "
            f"code has {here[0]} and {here[1]}; upgrade newsfigures first"
        )
    if found.of_archive and (found.parser_version, found.extractor_version) != here:
        raise ConfigError(
            f"{dataset.url} holds pages of the archive as another version has read them; run reextract_spark again"
        )
    return found


def _refuse_other_sources(dataset: Dataset, identity: Identity, here: dict[str, str]) -> None:
    used = {key for done in dataset.inputs() for key in done.sources if not key.startswith("warc:")}
    other = sorted(key for key in used if identity.sources.get(key) != here.get(key))
    if other:
        named = ", ".join(other[:_NAMED]) + (", ..." if len(other) > _NAMED else "")
        raise ConfigError(
            f"{dataset.url} was read with other files of {named} than those here (NEWSFIGURES_SOURCES_DIR), so that "
            "`ingest --warc` would make other rows of its pages. Have spark read with the same files, or load it with "
            "--as-read"
        )
