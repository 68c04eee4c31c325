"""An element of a saved page -> CSS selectors that would find it on the next page of the same site as well."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*(?:-v\d[A-Za-z_-]*)?\d?$")
_MODULE = re.compile(r"([A-Za-z][A-Za-z_-]{3,}__)[A-Za-z0-9_-]{5}$")
# What build tools print changes with the next build: css-1x2y3z, sc-bdVaJa, Story_body__x7Yq1, jss42
_BUILT = re.compile(
    r"^(?:css|sc|jss|emotion|svelte|jsx)-|__[A-Za-z0-9]{5,}$|^(?=.*[a-z])(?=.*[A-Z])[A-Za-z]{5,7}$|\d{2,}"
)
_TELLING = re.compile(r"itemprop|role|data-[a-z-]+")
_SAID = re.compile(r"[A-Za-z]+(?:[_-][A-Za-z]+)*")


def selectors_of(soup: BeautifulSoup, element: Tag) -> Iterator[str]:
    """Those that select this element alone, the steadiest first: by its own names, then with those of a parent."""
    own = list(_names(element))
    yield from (css for css in own if _selects(soup, css, [element]))
    for above in element.parents:
        if not isinstance(above, Tag) or above.name in {"html", "[document]"}:
            break
        for css in (f"{outer} {inner}" for outer in _names(above) for inner in (*own, element.name)):
            if _selects(soup, css, [element]):
                yield css


def shared_selector(inside: str, elements: list[Tag], soup: BeautifulSoup) -> str | None:
    """What selects all of these within `inside` and nothing else, by a name that they share or by their tag."""
    shared = [set(_names(element)) for element in elements]
    names = sorted(set.intersection(*shared), key=lambda css: (len(css), css)) if shared else []
    tags = {element.name for element in elements}
    names += sorted(tags) if len(tags) == 1 else []
    return next((f"{inside} {css}" for css in names if _selects(soup, f"{inside} {css}", elements)), None)


def _names(element: Tag) -> Iterator[str]:
    """The element's own names, without those that a build tool or a database gave it."""
    identity = element.get("id")
    if isinstance(identity, str) and _is_steady(identity):
        yield f"{element.name}#{identity}"
    classes = [name for name in element.get_attribute_list("class") if name and _is_steady(name)]
    yield from (f"{element.name}.{name}" for name in classes)
    for attribute, value in element.attrs.items():
        if _TELLING.fullmatch(attribute) and isinstance(value, str) and _SAID.fullmatch(value):
            yield f'{element.name}[{attribute}="{value}"]'
    modules = filter(None, (_MODULE.match(name) for name in element.get_attribute_list("class") if name))
    yield from (f'{element.name}[class*="{module.group(1)}"]' for module in modules)
    if len(classes) > 1:
        yield f"{element.name}.{'.'.join(classes[:3])}"
    if element.name in {"main", "article"}:
        yield element.name


def _is_steady(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and _BUILT.search(name) is None


def _selects(soup: BeautifulSoup, css: str, elements: list[Tag]) -> bool:
    found = soup.select(css, limit=len(elements) + 1)
    return len(found) == len(elements) and {id(tag) for tag in found} == {id(tag) for tag in elements}
