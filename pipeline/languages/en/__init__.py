"""English. LANGUAGE gathers the tables of the rooms beside this file."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501, SIM905

import re
from decimal import Decimal

from pipeline.catalog import entity_weights, metric_cues, unit_forms
from pipeline.languages import cldr
from pipeline.languages.en import (
    attribution,
    blockers,
    counted,
    counted_before,
    cues,
    cues_periods,
    grammar,
    metric_phrases,
    names,
    numbers,
    periods,
    phrases,
)
from pipeline.languages.language import Language, Places
from pipeline.languages.patterns import alternatives
from pipeline.languages.units import unit_rules

ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen rep gov gen col lt sgt st jr sr inc corp co ltd plc vs etc no nos vol fig jan feb mar apr jun jul aug sep
    sept oct nov dec mt ft approx est dept univ assn bros u.s u.k e.g i.e a.m p.m a.d b.c p.o maj capt rs wis md calif fla mass ariz
    conn colo ore wash pa ind minn mich""".split()
)
# adjectives of place; CLDR has the countries but not these
DEMONYMS = {
    "american": "US", "u.s.": "US", "u.s": "US", "us": "US", "america": "US", "americans": "US", "british": "GB", "britain": "GB",
    "u.k.": "GB", "uk": "GB", "england": "GB", "english": "GB", "scottish": "GB", "scotland": "GB", "wales": "GB", "london": "GB",
    "korean": "KR", "south korean": "KR", "korea": "KR", "south korea": "KR", "seoul": "KR", "koreans": "KR", "north korean": "KP",
    "north korea": "KP", "russian": "RU", "russians": "RU", "moscow": "RU", "kremlin": "RU", "chinese": "CN", "beijing": "CN",
    "japanese": "JP", "tokyo": "JP", "indian": "IN", "delhi": "IN", "mumbai": "IN", "german": "DE", "berlin": "DE", "french": "FR",
    "paris": "FR", "italian": "IT", "spanish": "ES", "dutch": "NL", "swiss": "CH", "austrian": "AT", "polish": "PL", "czech": "CZ",
    "swedish": "SE", "norwegian": "NO", "danish": "DK", "finnish": "FI", "irish": "IE", "dublin": "IE", "portuguese": "PT", "greek": "GR",
    "turkish": "TR", "turkey": "TR", "ukrainian": "UA", "kyiv": "UA", "ukraine": "UA", "belarusian": "BY", "kazakh": "KZ",
    "canadian": "CA", "toronto": "CA", "ontario": "CA", "australian": "AU", "sydney": "AU", "melbourne": "AU", "brazilian": "BR",
    "mexican": "MX", "argentine": "AR", "south african": "ZA", "nigerian": "NG", "kenyan": "KE", "egyptian": "EG", "israeli": "IL",
    "iranian": "IR", "iraqi": "IQ", "saudi": "SA", "emirati": "AE", "dubai": "AE", "pakistani": "PK", "bangladeshi": "BD",
    "indonesian": "ID", "malaysian": "MY", "singaporean": "SG", "vietnamese": "VN", "thai": "TH", "philippine": "PH", "filipino": "PH",
    "taiwanese": "TW", "hong kong": "HK", "new york": "US", "california": "US", "washington": "US", "texas": "US", "florida": "US",
}  # fmt: skip
# a part of the world has no code of its own, but it is a place
_REGIONS = cldr.world_regions("en") | {"Asia Pacific", "Middle East", "Latin America", "Far East"}
_COUNTRIES = (
    {name.lower(): code for name, code in cldr.country_names("en").items()}
    | DEMONYMS
    | dict.fromkeys((name.lower() for name in _REGIONS), "")
)
_WORLDWIDE = r"(?:worldwide|globally|around the (?:world|globe)|across the (?:world|globe))"
_PLACES = Places(
    re.compile(
        # Chad Thomas, Jordan Pickford: a first name
        r"\b(?!(?:Chad|Jordan|Georgia|Israel|Kenya|Paris)\s[A-Z][a-z]+)"
        rf"(?:{alternatives({name.title() for name in _COUNTRIES} | set(cldr.country_names('en')) | _REGIONS | {'US', 'UK', 'U.S.', 'U.K.'})})(?![\w$]|-speaking|-born)"
    ),
    _COUNTRIES,
    worldwide=re.compile(
        rf"\b(?:{_WORLDWIDE}|overseas\s(?:(?:monthly|daily|weekly)\s)?(?:active\s)?(?:users|subscribers|customers))\b",
        re.IGNORECASE,
    ),
    own_after=re.compile(r"(?:\s[a-z'’-]+){0,4}\s(?:in|across|throughout)\s(?:the\s)?"),
    everywhere_after=re.compile(
        rf"(?:\s[a-z'’-]+){{0,4}}?\s(?:{_WORLDWIDE}|elsewhere|in (?:all )?other countries)\b", re.IGNORECASE
    ),
    left_out=re.compile(
        r"\b(?:outside(?: of)?|excluding|except(?: for)?|beyond|other than|apart from)\s(?:the\s)?\Z", re.IGNORECASE
    ),
    here=re.compile(
        r"\b(?:in|across|within|throughout|inside|around)\s(?:the|that|this)\s(?:whole\s|entire\s)?(?:country|nation|kingdom)\b(?!['’])",
        re.IGNORECASE,
    ),
    owner_after=re.compile(
        r"(?:[\s-][a-z-]+){0,3}?[\s-](?:based|owned|born|company|companies|firm|firms|giant|group|maker|developer|startup|start-up|corporation|conglomerate|"
        r"operator|retailer|carrier|bank|parent|investor|fund|owner|billionaire|newspaper|paper|outlet|agency|magazine|broadcaster|analyst|analysts|researcher|researchers)\b"
    ),
    by_money=True,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|rose|rise|fell|fall|dropped?|grew|increased|decreased|jumped|climbed|reached|"
    r"totall?ed|came|stood|amounted|hit|surged|soared|declined|gained|lost|went|closed|stands?|remained|averaged|exceeded|passed|"
    r"slipped|slid|plunged|surpassed|topped|made|reached|recorded|registered|likewise|to|by|up|down|also|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_HEAD_TRIM = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|that|this|and|but|while|however|total|,)\s)+", re.IGNORECASE
)


def subject(text: str, start: int, number_start: int) -> str | None:
    """What the clause is about, as printed: the words before its first verb, the last phrase of them."""
    clause = text[start:number_start]
    verb = _VERB.search(clause)
    if not verb:
        return None
    phrase = re.split(r",\s|;\s|\s(?:that|where|while|and|but|as|when)\s", clause[: verb.start()].strip())[-1]
    phrase = _HEAD_TRIM.sub("", re.sub(r"^.*[’']s\s(?=\w)", "", phrase.strip(' ,–—“”"')))
    words = phrase.split()
    return " ".join(words[-6:]) or None


LANGUAGE = Language(
    code="en",
    abbreviations=ABBREVIATIONS,
    sentence_end=re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9$€£])|[.!?]+[\"”’')\]]*\s*$|\n+"),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    units=unit_rules(
        unit_forms("en"),
        cldr.currency_names("en"),
        scaled={"pounds": "GBP", "pound": "GBP"},
        digits_only=frozenset({"won", "real", "rand", "mark", "marks"}),
        shared=cldr.shared_money("en"),
        sum_after=re.compile(
            r"\s(?:in\s(?:cash|fines|damages|costs|compensation|debts?|tax|benefits|savings|today['’]s)|per\s(?:household|person|pupil|patient|family|tonne|ton|barrel|ticket|megawatt|litre|kilo|customer|student)\b|(?:an?|per|each|every)\s(?:hour|day|week|month|year|night|head|share)\b|each\b|apiece\b|\([$€])"
        ),
        factors={
            "cents": Decimal("0.01"),
            "cent": Decimal("0.01"),
            "pence": Decimal("0.01"),
            "paise": Decimal("0.01"),
            "paisa": Decimal("0.01"),
            "kopecks": Decimal("0.01"),
            "kopeks": Decimal("0.01"),
            "p": Decimal("0.01"),
        },
    ),
    counted=counted.counted,
    counted_before=counted_before.counted_before,
    joins=cues.JOINS,
    qualifiers=cues.QUALIFIERS,
    kinds=cues.KINDS,
    whole=cues.WHOLE,
    whole_before=cues.WHOLE_BEFORE,
    baseline_before=cues_periods.BASELINE_BEFORE,
    began_with=cues_periods.BEGAN_WITH,
    attributions=attribution.ATTRIBUTIONS,
    speech=attribution.SPEECH,
    agent_kinds=attribution.AGENT_KINDS,
    names=names.names,
    subject=subject,
    phrases=phrases.phrases,
    measures=phrases.MEASURES,
    grammar=grammar.GRAMMAR,
    entity_weights=entity_weights("en"),
    anaphora=re.compile(
        r"\b(?:it|its|he|she|his|her|they|their|the (?:company|firm|group|app|service|messenger|platform|bank))\b",
        re.IGNORECASE,
    ),
    determiner=re.compile(r"(?:the|an?)\s", re.IGNORECASE),
    clause_end=re.compile(r"[;:—–]\s|,\s(?:while|but|whereas|and|though|although|which|whose|where|as|with)\s|\.\s"),
    places=_PLACES,
    metrics=metric_cues("en"),
    lemma=counted.singular,
    unlisted=re.compile(
        r"\b(?P<measure>(?:average\s)?(?:monthly\s)?revenue per (?:user|subscriber|member|customer|account)|ARPP?U|EBITDA(?:\smargin)?|OIBDA(?:\smargin)?|(?:operating|gross|net|profit)\smargin|GMV|capex|free\scash\sflow)\b(?:\s?\([^()\d]{1,60}\))?",
        re.IGNORECASE,
    ),
    wording=metric_phrases.WORDING,
    vague_subject=re.compile(
        r"(?:(?:previous|latest|new|total|overall|same|current|final|first|last|corresponding|highest|lowest|best|old)\s)*(?:record|figures?|numbers?|total|sum|amount|level|share|count|tally|rate|it|this|that|these|those|there|the)\b.*",
        re.IGNORECASE,
    ),
    asides=cues_periods.ASIDES,
    figures_hold=2,
    holds=cues.HOLDS,
    generic_counter=True,
    ages=cues.AGES,
    implied=cues.IMPLIED,
)
