"""The page of a metric, and the list of all."""

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.content.metric import find_metric
from pipeline.explorer.questions import Facets
from pipeline.explorer.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
def metrics(request: Request, key: str | None = None) -> Response:
    """With `key` the page of one whose key is no path."""
    return metric(request, key) if key else render(request, "metrics.html", rows=request.app.state.metrics.now() or {})


@router.get("/metrics/{key:path}")
def metric(request: Request, key: str) -> Response:
    if not key:
        return metrics(request)
    found = find_metric(lists.asked(request), key, request.app.state.metrics.now() or {})
    facets = Facets(metric=key).query()
    return render(request, "metric.html", found=found, facets=facets)
