"""Where a figure was counted, by the words next to it. A country right before the words for a metric, or the first of
them, is its own: *U.S. revenue was up 40 percent*; so is one that they lead to: *revenue in Norway* (`counted_in` among
the joins of a language). One that a sentence only leaves out, *users outside Japan*, is not (`outside`). What is in no
country by its name, as an index of shares, has none: `placeless` finds such names."""

from collections.abc import Mapping

from pipeline.model import ClaimKind
from pipeline.reader.inputs import RegionInput
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_SORTS = frozenset({"country", "adjective"})
_AROUND = 20  # characters on each side of a country that may leave it out
_CLOSE = 2  # characters between the country and the words at most
_FAR = 40  # and from the words to a country that they lead to


def own_place(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. Countries have the chance of none, or none that of all."""
    if not {"entity", "kind", "metric", "region"} <= passed.keys():
        return passed
    region = passed["region"]
    if region.best is not None and _is_left_out(view, number, str(region.best)):
        return {**passed, "region": region.given_to(None, {*region.options.keys} - {None})}
    if region.best is None:
        country = _at_metric(view, number, passed)
        return passed if country is None else {**passed, "region": region.given_to(country, {None})}
    entity = view.beliefs[number]["entity"].place(passed["entity"].best)
    if entity is None or not view.document.joins.placeless.fullmatch(entity.text):
        return passed
    return {**passed, "region": region.given_to(None, {*region.options.keys} - {None})}


def _is_left_out(view: View, number: int, country: str) -> bool:
    """Whether the sentence names it only as what its figures are not of: *users outside Japan*."""
    text, outside = view.document.text, view.document.joins.outside.search
    mentions = view.index.mentions_in(country, view.row(number).sentence)
    around = (
        f"{text[max(0, one.start - _AROUND) : one.start]}①{text[one.end : one.end + _AROUND]}" for one in mentions
    )
    return bool(mentions) and all(outside(words) for words in around)


def _at_metric(view: View, number: int, passed: Mapping[str, Pass]) -> str | None:
    """The country there, if it is one. What something costs is not counted in a country, nor is the sign of a currency
    one."""
    start, end = _metric_at(view, number, passed["metric"])
    row, text = view.row(number), view.document.text
    if start < 0 or str(passed["kind"].best) == ClaimKind.PRICE:
        return None
    places = view.index.region_spans.overlapping(start - _CLOSE - 1, max(start + 1, min(end + _FAR, row.start)))
    near = {
        one.country
        for one in (view.document.regions[place] for place in places)
        if one.sort in _SORTS
        and not row.start <= one.start < row.end
        and (
            one.start == start
            or (one.end <= start and _leads_to(text, one, start))
            or (one.start > end and view.document.joins.counted_in.fullmatch(text, end, one.start))
        )
    }
    found = near & {*passed["region"].options.keys}
    return found.pop() if len(found) == 1 else None


def _leads_to(text: str, country: RegionInput, start: int) -> bool:
    """Whether the words that start there are next. What is written with full stops may end with one: U.S. revenue; but
    not with that of its sentence: sold in the U.S. Revenue."""
    between = text[country.end : start]
    return between in {"", " "} or (
        between == ". " and "." in text[country.start : country.end] and text[start].islower()
    )


def _metric_at(view: View, number: int, metric: Pass) -> tuple[int, int]:
    """Where the words for it stand: last before the number in its sentence, else where the network has them, else
    (-1, -1)."""
    shown, row = view.beliefs[number]["metric"].place(metric.best), view.row(number)
    if shown is None or shown.start < 0:
        return -1, -1
    first, _ = view.document.sentences[row.sentence]
    nearest = view.document.text.rfind(shown.text, first, row.start)
    start = shown.start if nearest < 0 else nearest
    return start, start + len(shown.text)
