"""What a stage did: everything that came in either went on, left with a reason, or is left for the next run."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """The closed list of reasons for which an item may leave the flow. Operators search for these words."""

    # discover
    KNOWN = "known"  # the lead is already in the warehouse, and unchanged
    NOT_AN_ARTICLE = "not_an_article"  # the source's own pattern says that this URL is no article
    FOREIGN_HOST = "foreign_host"  # the link leaves the source's hosts
    BAD_URL = "bad_url"  # not http(s), or cannot be parsed
    HAS_CREDENTIALS = "has_credentials"  # a URL with a user name or password in it, which would be sent
    OUT_OF_SPAN = "out_of_span"  # listed for a day that was not asked for
    FORGOTTEN = "forgotten"  # a tombstone forbids fetching it again
    FEED_UNREADABLE = "feed_unreadable"
    FEED_TORN = "feed_torn"  # a list that breaks off; what stands before the break was taken
    # fetch (the words of Outcome that end a lead)
    NOT_MODIFIED = "not_modified"
    GONE = "gone"
    NOT_FOUND = "not_found"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"  # also of a page that shows no running text to those who do not pay
    ROBOTS_DENIED = "robots_denied"
    OPTED_OUT = "opted_out"
    TOO_LARGE = "too_large"  # of a list: what stands in it past the limit; the rest was taken
    TIMEOUT = "timeout"
    ERROR = "error"
    PRIVATE_ADDRESS = "private_address"  # a URL led to a loopback, private or link-local peer
    REDIRECT_LOOP = "redirect_loop"
    BAD_ANSWER = "bad_answer"  # what the host answered breaks HTTP; the URL may be good
    NO_RECORD = "no_record"  # a WARC file in which not one record can be read
    NOT_A_PAGE = "not_a_page"  # of a WARC file: the answer to a form sent, or to another request than GET
    OLDER_CAPTURE = "older_capture"  # Common Crawl holds a later capture of this page of the same day
    NOT_AS_ASKED = "not_as_asked"  # a record of Common Crawl that is not the one which its index names
    SAME_BODY = "same_body"  # fetched again, byte for byte what the archive holds
    # extract
    NO_TEXT = "no_text"
    TOO_DEEP = "too_deep"
    NOT_HTML = "not_html"
    CONSENT_WALL = "consent_wall"
    ERROR_PAGE = "error_page"
    UNREADABLE = "unreadable"  # bytes that are no text in any encoding we know
    READER_FAILED = "reader_failed"  # our own code fell over this page; the detail names the exception
    NOT_NEWS = "not_news"  # a front page, section page or the like
    VIDEO = "video"  # a film without a running text
    GALLERY = "gallery"  # pictures without a running text
    LANGUAGE = "language"  # kept as an article; its claims are not read
    NUMBERS_PAST_BUDGET = "numbers_past_budget"  # numbers of an article behind the place to which one text is read
    # extract, where a language model is asked: fields and numbers that keep what the built-in reader says
    MODEL_NO_JSON = "model_no_json"  # its answer is no object of the form asked for
    MODEL_NUMBER_UNANSWERED = "model_number_unanswered"  # it says nothing of a number that it was asked about
    MODEL_WORDS_ABSENT = "model_words_absent"  # words that it gives are not printed in the article
    MODEL_CODE_UNKNOWN = "model_code_unknown"  # a code that is in no list: of a metric, unit, country or kind
    MODEL_TIME_UNKNOWN = "model_time_unknown"  # a time that the article does not print, or our calendar cannot read
    MODEL_REFUSED = "model_refused"  # the endpoint takes this text at no time
    MODEL_GIVEN_UP = "model_given_up"  # asking about this text has failed in several runs
    MODEL_MISSED_UNREAD = "model_missed_unread"  # a number that it pointed out, which our grammar cannot read
    # label
    COPY = "copy"  # of an article or a text that is labelled under another address
    NO_NUMBER = "no_number"  # of which a model could be asked
    NOTHING_FIRM = "nothing_firm"  # a model has answered, and its two answers agree about no number
    # observe
    NO_ENTITY = "no_entity"  # the claim does not say whom it is about
    NO_METRIC = "no_metric"  # what it measures is not in the catalogue
    NO_PERIOD = "no_period"  # the time for which it is true is not said
    # audit, publish
    UNCHANGED = "unchanged"  # the same revision is already published
    DISCARDED = "discarded"  # a person has discarded it from quarantine


class Left(StrEnum):
    """Why an item is left for the next run."""

    RESTING = "resting"  # its host kept failing, and is left alone for a while
    NO_TURN = "no_turn"  # its host may not be asked again within the time there is
    NO_TIME = "no_time"  # the run's own time was over, or its limit was reached
    TO_RETRY = "to_retry"  # it was tried, and what hindered it may pass
    NO_TOKENS = "no_tokens"  # what may be asked of the language model in this run, or today, is used up
    NO_ANSWER = "no_answer"  # the language model has not answered yet
    HELD_BACK = "held_back"  # it waits in quarantine for a person


@dataclass(frozen=True, slots=True)
class Drop:
    """One item that left the flow. `item` names it (a URL), `detail` says what a person needs to act on it."""

    reason: Reason
    item: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReport:
    """taken = made + dropped + left, always. `rows` counts what was written, by table.

    `left_because` says of those left why, by the words of Left, as far as the stage knows it. `parts_dropped` counts
    what was left out of items that went on, by reason.
    """

    stage: str
    taken: int = 0
    made: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    left: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    left_because: Mapping[str, int] = field(default_factory=dict)
    parts_dropped: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        gone = sum(self.dropped.values())
        if sum(self.left_because.values()) > self.left:
            raise ValueError(f"stage {self.stage} left {self.left}, but gives reasons for {dict(self.left_because)}")
        if self.taken != self.made + gone + self.left:
            raise ValueError(
                f"stage {self.stage} lost count: took {self.taken}, "
                f"but made {self.made} + dropped {gone} + left {self.left}"
            )

    @classmethod
    def of(
        cls,
        stage: str,
        *,
        made: int,
        drops: Iterable[Drop] = (),
        left: int | Iterable[Left] = 0,
        rows: Mapping[str, int] | None = None,
        parts_dropped: Mapping[str, int] | None = None,
    ) -> "StageReport":
        """`left` as a number, or as the reason of each."""
        dropped = Counter(drop.reason.value for drop in drops)
        because = Counter() if isinstance(left, int) else Counter(why.value for why in left)
        left = left if isinstance(left, int) else because.total()
        return cls(
            stage=stage,
            taken=made + dropped.total() + left,
            made=made,
            dropped=dict(dropped),
            left=left,
            rows=rows or {},
            left_because=dict(because),
            parts_dropped={reason: count for reason, count in (parts_dropped or {}).items() if count},
        )

    def __add__(self, other: "StageReport") -> "StageReport":
        if self.stage != other.stage:
            raise ValueError(f"cannot add reports of {self.stage} and {other.stage}")
        return StageReport(
            stage=self.stage,
            taken=self.taken + other.taken,
            made=self.made + other.made,
            dropped=dict(Counter(self.dropped) + Counter(other.dropped)),
            left=self.left + other.left,
            rows=dict(Counter(self.rows) + Counter(other.rows)),
            left_because=dict(Counter(self.left_because) + Counter(other.left_because)),
            parts_dropped=dict(Counter(self.parts_dropped) + Counter(other.parts_dropped)),
        )

    def as_dict(self) -> dict[str, Any]:
        """`left_because` only where something is left, `parts_dropped` where an item went on without all of it."""
        because = {"left_because": dict(self.left_because)} if self.left_because else {}
        parts = {"parts_dropped": dict(self.parts_dropped)} if self.parts_dropped else {}
        return {
            "taken": self.taken,
            "made": self.made,
            "dropped": dict(self.dropped),
            **parts,
            "left": self.left,
            **because,
            "rows": dict(self.rows),
        }
