"""The nouns of the pipeline: frozen dataclasses, Decimal numbers, aware UTC times. Imports nothing but errors."""

from pipeline.model.capture import (
    Capture,
    CaptureRef,
    DueLead,
    FetchResult,
    Lead,
    LeadOrigin,
    Outcome,
    WarcPlace,
    capture_id,
    lead_id,
)
from pipeline.model.claim import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Direction,
    Grain,
    Modality,
    Period,
    Qualifier,
    plain,
)
from pipeline.model.confidences import CLAIM_FIELDS, Confidences
from pipeline.model.endpoint import Endpoint, Price, ReaderMode
from pipeline.model.host import Ended, SiteFile, Turn, Went
from pipeline.model.ids import make_id, make_ids
from pipeline.model.question import Answer, Asked, Message, Question
from pipeline.model.report import Drop, Left, Reason, StageReport
from pipeline.model.source import ArchivePages, Feed, Layout, Politeness, Source, Terms
from pipeline.model.text import Article, Block, BlockKind, DroppedBlock, Span, lay_out

__all__ = [
    "CLAIM_FIELDS",
    "Answer",
    "ArchivePages",
    "Article",
    "Asked",
    "Attribution",
    "AttributionKind",
    "Block",
    "BlockKind",
    "Capture",
    "CaptureRef",
    "Claim",
    "ClaimKind",
    "Confidences",
    "Direction",
    "Drop",
    "DroppedBlock",
    "DueLead",
    "Ended",
    "Endpoint",
    "Feed",
    "FetchResult",
    "Grain",
    "Layout",
    "Lead",
    "LeadOrigin",
    "Left",
    "Message",
    "Modality",
    "Outcome",
    "Period",
    "Politeness",
    "Price",
    "Qualifier",
    "Question",
    "ReaderMode",
    "Reason",
    "SiteFile",
    "Source",
    "Span",
    "StageReport",
    "Terms",
    "Turn",
    "WarcPlace",
    "Went",
    "capture_id",
    "lay_out",
    "lead_id",
    "make_id",
    "make_ids",
    "plain",
]
