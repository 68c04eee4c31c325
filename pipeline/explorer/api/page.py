"""What the interface for programs offers: as OpenAPI for programs, as a list of its routes for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    where: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Route:
    """`example` is an address that works as it stands; empty where an id has to be known."""

    path: str
    meaning: str
    parameters: tuple[Parameter, ...]
    fields: tuple[Parameter, ...]
    example: str


@router.get("/openapi.json")
def openapi(request: Request) -> Response:
    return JSONResponse(described(request))


@router.get("/api")
def api_page(request: Request) -> Response:
    told = described(request)
    return render(request, "api.html", routes=list(_routes(told)), about=told["info"]["description"].split("\n\n"))


def described(request: Request) -> dict[str, Any]:
    """With the path under which the server that answers is reached: inside Airflow it is below one."""
    return {**request.app.openapi(), "servers": [{"url": base_of(request) or "/"}]}


def _routes(told: Mapping[str, Any]) -> Iterator[Route]:
    for path, methods in told["paths"].items():
        one = methods["get"]
        given = one.get("parameters", [])
        yield Route(
            path=path,
            meaning=one.get("description", ""),
            parameters=tuple(Parameter(each["name"], each["in"], each.get("description", "")) for each in given),
            fields=tuple(_fields(told, one)),
            example="" if "{" in path else path,
        )


def _fields(told: Mapping[str, Any], route: Mapping[str, Any]) -> Iterator[Parameter]:
    """Of the answer."""
    schema = route["responses"]["200"]["content"]["application/json"]["schema"]
    name = schema.get("$ref", "").rpartition("/")[2]
    for field, each in told["components"]["schemas"].get(name, {}).get("properties", {}).items():
        yield Parameter(field, each.get("type", ""), each.get("description", ""))
