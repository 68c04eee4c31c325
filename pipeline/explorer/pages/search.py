"""The page of a search; its list is also a file, at the same address."""

from decimal import Decimal

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from pipeline.explorer import lists
from pipeline.explorer.feeds.address import follow_address
from pipeline.explorer.files import is_file, written
from pipeline.explorer.questions import KINDS, SORTS, read_limit
from pipeline.explorer.reading import Row, SearchEndedError
from pipeline.explorer.rendering import render, wants_page
from pipeline.explorer.search import view
from pipeline.explorer.search.counting import Counts, counted
from pipeline.explorer.search.searching import PAGE, PAGES, WINDOW, Page, Searched, listed, read_search, searched
from pipeline.explorer.search.suggest import Suggestion, suggestions
from pipeline.explorer.security import base_of
from pipeline.explorer.words.doubts import trusts
from pipeline.explorer.words.trust import Trust
from pipeline.languages import known

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(request: Request) -> Response:
    """Of a search that was ended the page says so, above its form: what was found may not be all that fits."""
    wanted, limit = read_search(request), read_limit(request)
    if is_file(request):
        rows, following = listed(lists.asked(request), wanted, limit)
        return written(request, rows, "claims", following)
    try:
        page = searched(lists.asked(request), wanted)
    except SearchEndedError as error:
        if not wants_page(request):
            raise
        nothing = Counts(articles=0, values={}, known={})
        return _page(request, wanted, Page(claims=[], newest=[], next=None), nothing, ended=str(error))
    if not page.claims and not wanted.page_query(wanted.page) and request.app.state.overview.now() is None:
        return render(request, "empty.html")
    newest = None if wanted.after else page.newest
    counts = counted(lists.asked(request), request.app.state.counts, wanted.facets, newest)
    return _page(request, wanted, page, counts)


def _page(request: Request, wanted: Searched, page: Page, counts: Counts, ended: str | None = None) -> Response:
    names = view.Names(request.app.state.sources, counts, page.claims)
    first = (wanted.page - 1) * PAGE
    return render(
        request,
        "search.html",
        422 if ended else 200,
        wanted=wanted,
        facets=wanted.facets,
        page=page,
        counts=counts,
        ended=ended,
        names=names,
        narrow=_narrow(request, wanted, counts, names),
        chips=view.chips(wanted, names),
        choices=request.app.state.choices.now(),
        rows=[(claim, _signs(claim)) for claim in page.claims],
        first=first,
        window=WINDOW,
        last_page=min(page.pages, PAGES),
        sorts=SORTS,
        kinds=KINDS,
        languages=known(),
        sure=_sure(wanted.facets.confidence),
        straight=_straight(request, wanted.facets.q),
        follow=follow_address(request, f"/search.atom?{wanted.facets.query()}"),
    )


def _signs(claim: Row) -> list[Trust]:
    """Of several doubts the first ones: the article has them all."""
    signs = trusts(claim)
    doubts = [one for one in signs if one.mark == "unsure"]
    return [one for one in signs if one not in doubts[_DOUBTS:]]


_DOUBTS = 2


def _narrow(request: Request, wanted: Searched, counts: Counts, names: view.Names) -> Markup:
    """Drawn with the counts, and kept as long as they are: it is as much work as all else of the page."""
    base = base_of(request)
    key = f"{base} {wanted.query()}"
    if key not in counts.drawn:
        counts.drawn[key] = request.app.state.templates.get_template("search_narrow.html").render(
            base=base,
            counts=counts,
            window=WINDOW,
            groups=view.groups(wanted, counts, names),
            bars=view.bars(wanted, counts.years),
        )
    return Markup(counts.drawn[key])  # noqa: S704 - the template has escaped it


_SURE = (("0.5", "right more often than not"), ("0.7", "rather sure"), ("0.9", "very sure"))


def _sure(asked: Decimal | None) -> list[tuple[str, str]]:
    """Choices of how sure the reader is; with what the address asks for, where it is none of them."""
    given = [] if asked is None or str(asked) in dict(_SURE) else [(str(asked), f"sure from {asked} of 1")]
    return [*_SURE, *given]


def _straight(request: Request, words: str | None) -> list[Suggestion]:
    """What the words may name: for who has no script, and for who has searched on."""
    return suggestions(request.app.state.reader, words)[:_STRAIGHT] if words else []


_STRAIGHT = 4
