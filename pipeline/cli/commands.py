"""All commands: where each stands and what its help says, so that a list of them imports none of their modules."""

from typing import NamedTuple

_HOUSE = "The house on one machine"
_IN = "News in"
_TEXTS = "Texts and pages, without a database"
_OUT = "Figures out"


class Command(NamedTuple):
    """`place` is module:name in pipeline.cli, of a function, or of a Typer that holds commands of its own. The first
    paragraph of `help` is its line in `newsfigures --help`."""

    panel: str
    place: str
    help: str


COMMANDS = {
    "run": Command(
        _HOUSE,
        "local:run",
        "Start everything, ingest the invented newspapers through the real Airflow, print the claims found.",
    ),
    "up": Command(
        _HOUSE,
        "local:up",
        "Start the embedded PostgreSQL, the newsstand and Airflow, and stay up until Ctrl-C or `newsfigures down`.",
    ),
    "down": Command(_HOUSE, "local:down", "End what `up` or `run` started, children too."),
    "doctor": Command(
        _HOUSE,
        "doctor:doctor",
        "Look at everything newsfigures needs, and say what is missing and the remedy. Exit code 1 when something is.",
    ),
    "backup": Command(
        _HOUSE,
        "backup:backup",
        """Write the warehouse to one file, as it is at this moment; runs may go on meanwhile.

        It holds articles, claims, figures, judgements and the record of runs (schemas raw, core, ops); marts and
        staging are made again from these. It does not hold the WARC archive (copy its folder, see docs/backup.md),
        Airflow's own database, settings, or source files.
        """,
    ),
    "restore": Command(
        _HOUSE,
        "backup:restore",
        """Fill the warehouse from a backup: whole, or not at all.

        It fills the server of NEWSFIGURES_DATABASE_URL, else the embedded one: that may be another server than the
        one backed up, or another major version of PostgreSQL. An older backup is migrated to this version. End runs
        first: pause the DAGs, or `newsfigures down`.
        """,
    ),
    "newsstand": Command(_HOUSE, "local:newsstand", "The invented newspapers that the samples read."),
    "ingest": Command(
        _IN,
        "ingest:ingest",
        "Discover, fetch, extract, audit, publish and observe one source, as its DAG does. Or read WARC files.",
    ),
    "spark": Command(
        _IN,
        "spark:spark",
        """Read WARC files with Apache Spark, on this machine or a cluster, into a dataset of Parquet files.

        Stopped or killed, the same command goes on with the files that are not finished. `newsfigures load` takes the
        dataset into the warehouse (docs/spark.md).
        """,
    ),
    "load": Command(
        _IN,
        "spark:load",
        """Take a dataset that `newsfigures spark` has written into archive and warehouse.

        The rows are those that `newsfigures ingest --warc` makes of the same files. Again: nothing is added.
        """,
    ),
    "reextract": Command(
        _IN,
        "ingest:reextract",
        """Read archived pages again with the present parser and extractor; no publisher is asked.

        Rows that come out the same are not touched; a claim read otherwise takes the place of the old one, which is
        kept.
        """,
    ),
    "backfill": Command(
        _IN,
        "backfill:backfill",
        """Fill in past days of a source, politely, and say which could not be reached.

        It keeps the source to itself for a minute at a time; a poll that waits has its turn in between. Killed or
        stopped, the same command goes on: what is done is not done again, and no archived page is fetched a second
        time. Exit code 0: all days done; 1: some days are unreachable; 75: some are left, start the same command
        later.
        """,
    ),
    "revisit": Command(
        _IN,
        "backfill:revisit",
        """Visit fresh articles again whose next visit has come, and take in what has changed.

        A source's file says when (`revisit`, default 1 h, 1 d and 7 d after publication). Pages are asked for changes
        only. What figures were corrected then stands in mart.claim_change.
        """,
    ),
    "new-source": Command(
        _IN,
        "new_source:new_source",
        """Draft a source file: fetch a page, propose selectors, write the test.

        It goes to the folder of NEWSFIGURES_SOURCES_DIR, else to `sources` in the state folder. A paper of your own is
        served on this machine with --address (docs/add-a-source.md).

        robots.txt is obeyed. Read what was written, and the publisher's terms, before you unpause the source.
        """,
    ),
    "forget": Command(
        _IN,
        "forget:forget",
        """Remove an article, or all of a source, for good: text, archived pages, claims and what was derived from
        them.

        Hashes of its addresses, of its pages and of its text stay, and keep it from being fetched or taken from WARC
        files again, also under another address. It cannot be undone: only backups (docs/forget.md) still hold what is
        gone.
        """,
    ),
    "watch": Command(
        _IN,
        "upkeep:watch",
        """Say which sources fell silent, refuse us, are slow, changed their look, or list what polling missed.

        Exit code 1 when there is something to look at.
        """,
    ),
    "sources": Command(_IN, "sources:sources", "The news sources: list them, or try whether each still works."),
    "archive": Command(_IN, "archive:archive", "The WARC archive: every page as it was answered."),
    "quarantine": Command(
        _IN, "quarantine:quarantine", "Articles that a check holds back until a person settles them."
    ),
    "extract": Command(
        _TEXTS,
        "texts:extract",
        """Read the numeric claims of texts.

        `newsfigures extract --text "MeowTalk had 51,200 users in March." --published 2026-04-14`
        """,
    ),
    "parse": Command(
        _TEXTS,
        "texts:parse",
        """Read articles out of saved pages: title, text, dates, blocks, and what was dropped and why.

        With `captured` a page is read in the source's layout of that day; without, in the newest that yields a body.
        """,
    ),
    "psql": Command(
        _OUT,
        "query:psql",
        "Open psql on the warehouse: the system's, else the one that comes with the embedded server.",
    ),
    "compare": Command(
        _OUT,
        "compare:compare",
        """Compare what two readers say of the same texts: how often they agree on each field, and where they differ.

        A text must have been read by both. `newsfigures reextract --from DAY --to DAY` reads archived pages once more
        with the reader that NEWSFIGURES_READER names. In all figures the latest published reading of a text counts;
        the claims of those before it are kept, and are compared here. This command reads nothing anew and asks no
        language model.

        Claims belong together where their numbers overlap in the text. First comes how many of these pairs agree on
        each field, then where they do not: the sentence, with >>the number<< marked, and A's answer -> B's, the latest
        article first. csv and jsonl have one row for each difference, and the counts go to standard error.

        `newsfigures compare --reader builtin --reader llm --from 2026-04-01 --to 2026-05-01`
        """,
    ),
    "observe": Command(
        _OUT,
        "conflicts:observe",
        "Pin what was published since the last time, and bring observations, conflicts and marts up to date.",
    ),
    "export": Command(
        _OUT,
        "export:export",
        """Write claims and figures to files, each row with its citation: who, headline, URL, day, sentence, when
        retrieved.

        Sentences are there as far as the terms of their source allow. schema.json and README.md in the folder say what
        each column means. The same warehouse gives the same bytes. More in docs/export.md.

        `newsfigures export meowtalk --entity MeowTalk --format csv`

        With --iceberg no files are made: fct_claim, fct_observation, fct_evidence and fct_conflict of an Iceberg
        warehouse are brought up to date, a partition per day; only days that changed are written, and nothing where
        nothing has changed.

        `newsfigures export --iceberg lake`
        """,
    ),
    "label": Command(
        _OUT,
        "label:label",
        """Have a language model mark the numbers of archived articles, as texts to train the reader on.

        The model that NEWSFIGURES_LLM_MODEL names is asked twice about each article; NEWSFIGURES_READER need not be
        llm. Rows on which both answers agree are firm. The others are optional: training counts them half, figures not
        at all. Answers are kept in the archive: the same command goes on where a budget ended, and asks nothing twice.

        The files hold the articles' texts, which are their publishers': for training on your own machine, not to pass
        on. docs/train-your-own.md has the next steps.

        `newsfigures label --from 2026-04-01 --to 2026-05-01 --limit 200`
        """,
    ),
    "explore": Command(
        _OUT,
        "explore:explore",
        "Look at figures, their sentences and their disagreements in a browser. Ctrl-C ends it.",
    ),
    "maintain": Command(
        _OUT,
        "upkeep:maintain",
        "Make partitions ahead, clear old rows, erase what is past its source's retention_days, and renew statistics.",
    ),
    "claims": Command(
        _OUT,
        "query:claims_app",
        """Query the claims: newest first, with the sentence each came from.

        `newsfigures claims --entity MeowTalk --metric monthly_active_users --format csv --output meowtalk.csv`
        """,
    ),
    "db": Command(_OUT, "db:db", "The warehouse's schema: bring it up to date, or say how it stands."),
    "conflicts": Command(
        _OUT, "conflicts:conflicts", "Figures that cannot all be right: list them, read them, settle them."
    ),
    "judgements": Command(
        _OUT, "judge:judgements", "What persons have said of claims (`claims judge`): export it as gold data."
    ),
    "entities": Command(
        _OUT,
        "entities:entities",
        "Whom figures are about: names that articles taught wait here for a person's yes or no.",
    ),
}
