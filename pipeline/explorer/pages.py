"""The pages. Each is a question and a template; every list is also there as CSV and JSON, at its own address."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from pipeline.explorer import charts, lists, show
from pipeline.explorer.article import changes, may_show_all, paragraphs
from pipeline.explorer.questions import KINDS, read_cursor, read_day, read_facets, read_id, read_limit
from pipeline.explorer.reading import Reader, Row
from pipeline.explorer.security import COOKIE

router = APIRouter(include_in_schema=False)


def render(request: Request, template: str, code: int = 200, **given: Any) -> HTMLResponse:
    state = request.app.state
    page = state.templates.get_template(template).render(
        base=request.scope.get("root_path", "").rstrip("/"),
        path=request.url.path.removeprefix(request.scope.get("root_path", "")),
        request=request,
        airflow_url=state.airflow_url,
        **given,
    )
    answer = HTMLResponse(page, status_code=code)
    if token := request.query_params.get("token"):  # the guard has let it pass
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def error_page(request: Request, status: int, detail: str) -> Response:
    return render(request, "error.html", code=status, status_code=status, detail=detail)


def _reader(request: Request) -> Reader:
    found: Reader = request.app.state.reader
    return found


def as_file(request: Request, rows: Sequence[Row], name: str) -> Response | None:
    """The rows as the address asks for them, ?format=csv or ?format=json; None for a page."""
    wanted = request.query_params.get("format", "html")
    if wanted == "html":
        return None
    if wanted == "json":
        body, kind = json.dumps(rows, default=str, ensure_ascii=False), "application/json"
    elif wanted == "csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]) if rows else ["nothing"], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows([{key: _cell(value) for key, value in row.items()} for row in rows])
        body, kind = out.getvalue(), "text/csv"
    else:
        raise HTTPException(422, f"format is {wanted!r}; write csv or json, or leave it out")
    headers = {"Content-Disposition": f'attachment; filename="newsfigures-{name}.{wanted}"'}
    return Response(body, media_type=f"{kind}; charset=utf-8", headers=headers)


def _cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is set in front by an apostrophe (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


@router.get("/")
def home(request: Request) -> Response:
    reader = _reader(request)
    if not reader.has_marts() or not (overview := reader.one("overview")) or not overview["has_claims"]:
        return render(request, "empty.html")
    facets = read_facets(request)
    series, _ = lists.series(reader, facets, None, 20)
    latest, _ = lists.claims(reader, facets, None, 10)
    return render(request, "home.html", overview=overview, series=series, claims=latest, facets=facets)


@router.get("/search")
def search(request: Request) -> Response:
    reader, facets = _reader(request), read_facets(request)
    rows, after = lists.claims(reader, facets, read_cursor(request), read_limit(request))
    if file := as_file(request, rows, "claims"):
        return file
    choices = _choices(reader)
    return render(request, "search.html", claims=rows, after=after, facets=facets, choices=choices, kinds=KINDS)


@router.get("/series")
def series(request: Request) -> Response:
    reader, facets = _reader(request), read_facets(request)
    rows, after = lists.series(reader, facets, read_cursor(request), read_limit(request))
    if file := as_file(request, rows, "series"):
        return file
    choices = _choices(reader)
    return render(request, "series_list.html", series=rows, after=after, facets=facets, choices=choices, kinds=KINDS)


@router.get("/series/{series_id}")
def one_series(request: Request, series_id: str) -> Response:
    known_on = read_day(request.query_params.get("known_on"), "known_on")
    found = lists.one_series(_reader(request), read_id(series_id, "series"), known_on)
    figures = found["figures"]
    if file := as_file(request, figures, f"series-{series_id}"):
        return file
    title = series_title(found["series"])
    return render(
        request, "series.html", series=found["series"], figures=figures, title=title, known_on=known_on,
        today=request.app.state.today(), chart=charts.series_chart(figures, title),
    )  # fmt: skip


@router.get("/series/{series_id}/chart.json")
def chart(request: Request, series_id: str) -> Response:
    known_on = read_day(request.query_params.get("known_on"), "known_on")
    found = lists.one_series(_reader(request), read_id(series_id, "series"), known_on)
    spec = charts.series_chart(found["figures"], series_title(found["series"]))
    return Response(json.dumps(spec), media_type="application/json")


def series_title(series: Row) -> str:
    """
    >>> series_title({"entity_name": "MeowTalk", "metric_key": "users", "region": "NO", "whole": None, "kind": "level"})
    'MeowTalk: users, NO'
    """
    kind = "" if series["kind"] == "level" else f" ({series['kind']})"
    parts = [f"{series['entity_name']}: {show.words(series['metric_key'])}{kind}", series["region"]]
    whole = f"of {series['whole']}" if series["whole"] else None
    return show.plain(", ".join(part for part in [*parts, whole] if part))


@router.get("/figures/{observation_id}")
def figure(request: Request, observation_id: str) -> Response:
    reader, wanted = _reader(request), read_id(observation_id, "figure")
    found = reader.one("figure", {"observation_id": wanted})
    if found is None:
        raise HTTPException(404, f"no figure {wanted}; look for its series under /series")
    rows = lists.evidence(reader, wanted)
    if file := as_file(request, rows, f"figure-{wanted}"):
        return file
    conflicts = reader.ask("conflicts_of_figure", {"observation_id": wanted})
    inputs = reader.ask("derivation_inputs", {"observation_id": wanted})
    return render(
        request, "figure.html", figure=found, evidence=rows, inputs=inputs, conflicts=conflicts,
        title=series_title(found),
    )  # fmt: skip


@router.get("/claims/{claim_id}")
def claim(request: Request, claim_id: str) -> Response:
    """The permalink of a claim: its place in the article."""
    found = _reader(request).one("claim_place", {"claim_id": read_id(claim_id, "claim")})
    if found is None:
        raise HTTPException(404, f"no claim {claim_id}; look for it under /search")
    base = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(f"{base}/articles/{found['article_id']}?claim={claim_id}#c-{claim_id}")


@router.get("/articles/{article_id}")
def article(request: Request, article_id: str) -> Response:
    reader, wanted = _reader(request), read_id(article_id, "article")
    found = reader.one("article", {"article_id": wanted})
    if found is None:
        raise HTTPException(404, f"no article {wanted}; look for it under /search")
    claims = reader.ask("article_claims", {"article_id": wanted})
    if file := as_file(request, claims, f"article-{wanted}"):
        return file
    source = request.app.state.sources.get(found["source_key"])
    whole = may_show_all(source)
    revisions = reader.ask("article_revisions", {"article_id": wanted}) if found["revision_no"] > 1 else []
    changed = changes(revisions[-2]["text"], revisions[-1]["text"]) if len(revisions) > 1 and whole else []
    chosen = next((one for one in claims if str(one["claim_id"]) == request.query_params.get("claim")), None)
    return render(
        request, "article.html", article=found, claims=claims, chosen=chosen, source=source, whole=whole,
        paragraphs=paragraphs(found, claims, whole=whole), revisions=revisions, changed=changed,
        figures=reader.ask("article_figure_changes", {"article_id": wanted}) if revisions else [],
    )  # fmt: skip


@router.get("/conflicts")
def conflicts(request: Request) -> Response:
    status, rule = (request.query_params.get(name) or None for name in ("status", "rule"))
    rows, after = lists.conflicts(
        _reader(request), status=status, rule=rule, after=read_cursor(request), limit=read_limit(request)
    )
    if file := as_file(request, rows, "conflicts"):
        return file
    return render(request, "conflicts.html", conflicts=rows, after=after, status=status, rule=rule)


@router.get("/health")
def health(request: Request) -> Response:
    reader = _reader(request)
    rows = lists.health(reader)
    if file := as_file(request, rows, "health"):
        return file
    volumes: dict[str, list[int]] = {}
    for row in reader.ask("volume", {"today": request.app.state.today()}):
        volumes.setdefault(row["source_key"], []).append(row["articles"])
    lines = {key: charts.volume_line(counts) for key, counts in volumes.items()}
    drops = reader.ask("drops")
    return render(request, "health.html", sources=rows, lines=lines, volumes=volumes, drops=drops)


def _choices(reader: Reader) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"metric": [], "entity": [], "source": []}
    for row in reader.ask("choices"):
        found[row["facet"]].append(row["choice"])
    return found
