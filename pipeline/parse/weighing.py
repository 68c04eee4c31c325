"""A page's texts and their elements -> how much stands in each element, which of them are named noise, and the smallest
element with most of the weight.

From the top, the walk goes down as long as one child holds most of the weight; where it stops is the smallest element
with the whole article in it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from pipeline.parse.noise import called_noise, is_picture
from pipeline.parse.piece import Piece

MOST = 0.80
MOST_WHEN_KNOWN = 0.93
_ENOUGH_WHEN_MARKED = 0.6
_LEAVES = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "span", "blockquote", "b", "strong", "em"}
)
# An element of that name is believed to be noise unless it holds this share of the page's prose.
_BELIEVED_UP_TO = {"comments": 0.85, "hidden": 0.85, "cookie": 0.85, "caption": 0.5}
_BELIEVED_OTHERWISE = 0.3
_LONGEST_CAPTION = 600
"""Characters in an element called a picture up to which they say what it shows."""

# Lists and tables called so are the article's, `story-list` or `ranking`, unless half of their text is links.
_LISTS = frozenset({"ul", "ol", "table"})
_POINTERS = frozenset({"related", "most_read"})

Sums = dict[Any, float]
Nesting = list[tuple[Any, Any]]
"""Elements, each with the one around it, the inner ones first."""


def nesting_of(pieces: Iterable[Piece], elements: list[Any]) -> Nesting:
    """The elements with pieces in them; `elements` in page order, from the page's body on."""
    held = {piece.holder for piece in pieces}
    nesting = []
    for element in reversed(elements[1:]):
        if element in held:
            above = element.getparent()
            held.add(above)
            nesting.append((element, above))
    return nesting


def sums_of(pieces: Iterable[Piece], nesting: Nesting, weigh: Callable[[Piece], float]) -> Sums:
    """For each element the weight of all pieces inside it."""
    sums: Sums = defaultdict(float)
    for piece in pieces:
        if weight := weigh(piece):
            sums[piece.holder] += weight
    for element, above in nesting:
        if inside := sums.get(element):
            sums[above] += inside
    return sums


def sums_of_all(pieces: Iterable[Piece], nesting: Nesting) -> tuple[Sums, Sums, Sums, Sums]:
    """For each element the running text inside it, the characters, those of links, and how many texts there are."""
    found: dict[Any, list[float]] = {}
    for piece in pieces:
        size = len(piece.text)
        own = found.setdefault(piece.holder, [0.0, 0.0, 0.0, 0.0])
        for place, weight in enumerate((piece.prose, size, size * piece.links, 1)):
            own[place] += weight
    for element, above in nesting:
        inside, around = found[element], found.setdefault(above, [0.0, 0.0, 0.0, 0.0])
        around[0] += inside[0]
        around[1] += inside[1]
        around[2] += inside[2]
        around[3] += inside[3]
    prose, shown, linked, texts = ({element: own[place] for element, own in found.items()} for place in range(4))
    return prose, shown, linked, texts


def noise_in(elements: list[Any], prose: Sums, shown: Sums, linked: Sums) -> tuple[dict[Any, str], dict[Any, str]]:
    """For each element inside noise the reason: that of the outermost noise, but anything stands above a caption. And
    for each element with a telling name that name's reason, believed or not.

    Words in an element called a picture are its caption.
    """
    total = prose.get(elements[0], 0.0)
    found: dict[Any, str] = {}
    called: dict[Any, str] = {}
    groups: dict[Any, Sums] = {}
    for element in elements[1:]:
        inherited = found.get(element.getparent())
        if inherited is not None and inherited != "caption":
            found[element] = inherited
            continue
        reason = called_noise(element)
        if reason is None and inherited is None and 0 < shown.get(element, 0.0) <= _LONGEST_CAPTION:
            reason = "caption" if is_picture(element) else None
        if reason is not None:
            called[element] = reason
            if reason in _POINTERS and element.tag in _LISTS and 2 * linked.get(element, 0.0) < shown.get(element, 0.0):
                reason = None
            else:
                own = _of_alike(element, prose, groups) if reason == "related" else prose.get(element, 0.0)
                reason = reason if own <= _BELIEVED_UP_TO.get(reason, _BELIEVED_OTHERWISE) * total else None
        reason = reason or inherited
        if reason is not None:
            found[element] = reason
    return found, called


def _of_alike(element: Any, prose: Sums, groups: dict[Any, Sums]) -> float:
    """The prose of an element and of its neighbours called alike: a live blog or a digest is made of cards."""
    above = element.getparent()
    if above not in groups:
        groups[above] = defaultdict(float)
        for part in above:
            groups[above][name_of(part)] += prose.get(part, 0.0)
    return groups[above][name_of(element)]


def inside(boxes: dict[Any, str], root: Any) -> dict[Any, str]:
    """The reason of each element in a box under `root`; that of the inner one where boxes stand in each other."""
    found: dict[Any, str] = {}
    for element in root.iter() if boxes else ():
        if reason := boxes.get(element) or found.get(element.getparent()):
            found[element] = reason
    return found


def top_of(body: Any, marked: list[Any], weights: Sums) -> Any:
    """The element that microdata calls the article's text, where that is one with most of the weight; else the body."""
    if len(marked) == 1 and weights.get(marked[0], 0.0) >= _ENOUGH_WHEN_MARKED * weights[body]:
        return marked[0]
    return body


def descend(root: Any, weights: dict[Any, float], most: float) -> Any:
    total = weights[root]
    while True:
        children = sorted(root, key=lambda child: weights.get(child, 0.0), reverse=True)
        if not children or children[0].tag in _LEAVES or not _holds_it(children, weights, most * total):
            return root
        root = children[0]


def _holds_it(children: list[Any], weights: dict[Any, float], enough: float) -> bool:
    """Whether the first, heaviest child is the article: by its weight, or because the others are small and unlike it.

    Bodies cut into several elements by adverts are made of elements that are called alike.
    """
    heaviest, others = children[0], [child for child in children[1:] if weights.get(child)]
    weight = weights.get(heaviest, 0.0)
    if weight >= enough:
        return True
    if not others or weight < 0.6 * enough or any(name_of(other) == name_of(heaviest) for other in others):
        return False
    return weights[others[0]] < 0.35 * weight


def name_of(element: Any) -> tuple[str, str]:
    return element.tag, element.get("class") or ""
