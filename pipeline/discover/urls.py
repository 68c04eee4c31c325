"""One spelling for one address: the natural key of a lead. Only what provably changes nothing is changed."""

from collections.abc import Collection
from urllib.parse import urlsplit

from pipeline.html import BadUrlError, spelled

# Query parameters that tell the publisher where a reader came from, and never what to show.
# Origin: the documentation of each service. Left alone on purpose: `from`, `ref`, `id`, `cid`, `source`, which some
# sites use for content.
_TRACKING = frozenset({
    "__twitter_impression", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "cmpid", "dclid", "fb_action_ids",
    "fb_action_types", "fb_comment_id", "fb_ref", "fb_source", "fbclid", "gbraid", "gclid", "gclsrc", "guccounter",
    "guce_referrer", "guce_referrer_sig", "hsctatracking", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "msclkid",
    "ncid", "ocid", "oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid", "smid", "spm", "srsltid", "taid", "ttclid",
    "twclid", "vero_conv", "vero_id", "wbraid", "wickedid", "wt_mc", "xtor", "yclid", "ysclid",
})  # fmt: skip
_TRACKING_PREFIXES = (
    "utm_",
    "at_campaign",
    "at_custom",
    "at_medium",
    "hsa_",
    "mtm_",
    "pk_campaign",
    "pk_kwd",
    "piwik_",
)
_AMP = frozenset({("amp", "1"), ("amp", "true"), ("amp", ""), ("outputtype", "amp")})

_MAX_LENGTH = 4096
_MAX_CANONICAL = 2500  # the warehouse finds leads by URL, and an index of PostgreSQL holds at most 2,704 bytes
_ALTERNATES = ("www.", "m.", "mobile.", "amp.")


def canonical_url(url: str, hosts: Collection[str] = ()) -> str:
    """The one spelling of an absolute http(s) URL. Raises BadUrlError.

    With the source's `hosts`, a `www.`, mobile or AMP host becomes the host that the source lists, where that is
    certain; without them the host stays as it is, since the two need not serve the same.

    >>> canonical_url("HTTP://Times.Example:80/a/../b%7e?utm_source=x&id=7#top")
    'http://times.example/b~?id=7'
    """
    text = url.strip()
    if len(text) > _MAX_LENGTH:
        raise BadUrlError(f"URL of {len(text)} characters: {text[:80]}...")
    parts = spelled(text)
    host = parts.hostname or ""
    user, at, place = parts.netloc.rpartition("@")
    netloc = f"{user}{at}{place.replace(host, _chosen_host(host, hosts), 1)}"
    query = _query(parts.query)
    found = f"{parts.scheme}://{netloc}{parts.path}{f'?{query}' if query else ''}"
    if len(found) > _MAX_CANONICAL:
        raise BadUrlError(f"URL of {len(found)} characters: {found[:80]}...")
    return found


def has_credentials(url: str) -> bool:
    """Of a canonical URL: whether asking for it would send a user name or a password."""
    return "@" in urlsplit(url).netloc


def without_credentials(url: str) -> str:
    """A canonical URL to name it by, without what is nobody's business.

    >>> without_credentials("https://desk:secret@paper.example/a")
    'https://paper.example/a'
    """
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _chosen_host(host: str, hosts: Collection[str]) -> str:
    if not hosts or host in hosts:
        return host
    bare = next((host.removeprefix(one) for one in _ALTERNATES if host.startswith(one)), host)
    return next((one for one in hosts if one in (bare, f"www.{bare}")), host)


def _query(query: str) -> str:
    return "&".join(piece for piece in query.split("&") if piece and not _is_tracking(piece))


def _is_tracking(piece: str) -> bool:
    name, _, value = piece.partition("=")
    name = name.lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or (name, value.lower()) in _AMP
