"""A window and its document -> the arrays that the heads take beside the encoder's vectors."""

import numpy as np
from numpy.typing import NDArray

from pipeline.reader.inputs import DocumentInput
from pipeline.reader.slots import sentence_gaps, token_gaps
from pipeline.reader.time_features import TimeFeatures
from pipeline.reader.windows import TEXT, Window

Arrays = dict[str, NDArray[np.int64] | NDArray[np.float32]]


def arrays_of(document: DocumentInput, window: Window, times: TimeFeatures) -> Arrays:
    numbers = [document.numbers[int(place)] for place in window.numbers]
    sentences = np.array([number.sentence for number in numbers], np.int64)
    found: Arrays = {
        "role": window.role,
        "first": window.first,
        "last": window.last,
        "span_first": window.span_first,
        "span_last": window.span_last,
        "sentence_gap": sentence_gaps(window.sentence, sentences),
        "token_gap": token_gaps(len(window.ids), window.first, window.last, _body(window)),
    }
    rows = [times.of(int(place)) for place in window.numbers]
    found["time_features"] = np.stack([row[0] for row in rows])
    found["number_features"] = np.stack([row[1] for row in rows])
    found |= _printed(document, window)
    return found


def _body(window: Window) -> NDArray[np.bool_]:
    """Pieces of the window's own text, its header left out: those from the last end sign but one."""
    body: NDArray[np.bool_] = window.zone == TEXT
    head = np.flatnonzero(window.zone == 0)
    if len(head) > 2:  # <s> header </s> text </s>
        body[: head[1]] = False
    return body


def _printed(document: DocumentInput, window: Window) -> Arrays:
    """First and last piece of the words of each time; piece 0 and `time_printed` 0 where the window has none."""
    places = np.flatnonzero(_body(window))
    starts, ends = window.starts[places], window.ends[places]
    at = np.array([time.at for time in document.times], np.int64)
    upto = np.array([time.upto for time in document.times], np.int64)
    one, other = np.searchsorted(ends, at, side="right"), np.searchsorted(starts, upto, side="left") - 1
    there = (at >= 0) & (one <= other)
    first, last = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
    first[there], last[there] = places[one[there]], places[other[there]]
    return {"time_first": first, "time_last": last, "time_printed": there.astype(np.float32)}
