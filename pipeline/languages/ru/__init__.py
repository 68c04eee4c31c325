"""Russian. LANGUAGE gathers the tables of the rooms beside this file."""

# Tables of words read best filled to the line.
# ruff: noqa: E501

import re

from pipeline.catalog import metric_cues
from pipeline.languages.language import Language, Survey
from pipeline.languages.ru import (
    attribution,
    blockers,
    counted,
    cues,
    metric_phrases,
    morphology,
    names,
    numbers,
    periods,
    phrases,
    places,
    units,
)
from pipeline.languages.words import word_list

ABBREVIATIONS = word_list("ru", "abbreviations")
LANGUAGE = Language(
    code="ru",
    abbreviations=ABBREVIATIONS,
    sentence_end=re.compile(
        r"(?:[.!?]|…(?!\s?[-−–+]?\d))+[»\")\]]*(?=\s+[«\"(\[—–-]?\s?[A-ZА-ЯЁ0-9$€£+])|(?<=[а-яё°»%\d)])\.(?=[А-ЯЁ][а-яё]|[А-ЯЁ]\s)|[.!?…]+[»\")\]]*\s*$|\n+"
    ),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    units=units.UNITS,
    counted=counted.counted,
    joins=cues.JOINS,
    qualifiers=cues.QUALIFIERS,
    kinds=cues.KINDS,
    whole=cues.WHOLE,
    baseline_before=cues.BASELINE_BEFORE,
    attributions=attribution.ATTRIBUTIONS,
    agent_kinds=attribution.AGENT_KINDS,
    names=names.names,
    subject=phrases.subject,
    phrases=phrases.phrases,
    anaphora=re.compile(
        r"\b(?:он|она|оно|они|его|её|ее|их|ему|ей|им|ним|нём|нем|ней|них|(?:эт(?:а|ой|у|ого|ому|от)\s)?(?:компани[яиюей]+|мессенджер\w{0,2}|сервис\w{0,2}|"
        r"смартфон|гаджет|устройство|аппарат|модель|автомобиль|препарат|лекарство|игра|фильм|соцсет[ьи]|платформ[аыеу]|банк\w{0,2}|корпораци[яию]|холдинг\w{0,2}|площадк[аиеу]|приложени[еяю]|оператор\w{0,2}|ведомств[оаеу]|регион\w{0,2}|республик[аеи]|област[ьи]|кра[йея]|стран[аеуы]))\b",
        re.IGNORECASE,
    ),
    determiner=re.compile(r"(?:эт(?:а|ой|у|от|ого)|сама|сам)\s", re.IGNORECASE),
    clause_end=re.compile(
        r"[;:]\s|\s[—–]\s(?=[а-яё])|\sи\s(?=(?:в|на|за|к)\s\d)|\)?,\s(?=(?:в|во|за|к|у)\s|на\s[«A-ZА-ЯЁ])|,\s(?:следом|затем|далее)\s|,\s(?:а|но|и|однако|тогда как|в то время как|при этом|котор\w+|где|причём|причем|из них|что|хотя|поскольку|так как|когда|пока|если|зато|ведь|куда|после чего|в результате чего)\s|\.\s"
    ),
    places=places.PLACES,
    metrics=metric_cues("ru"),
    lemma=morphology.lemma,
    unlisted=re.compile(
        r"(?<!\w)(?P<measure>[Сс]редн[а-яё]+\s(?:выручк|доход|чек)[а-яё]*(?:\sна\s[а-яё]+)?|(?:выручк|доход)[а-яё]*\sна\s(?:пользовател|абонент|клиент)[а-яё]+|OIBDA|EBITDA|ARPU|ARPPU|LTV|FCF|CAPEX|OPEX|GMV|(?:рентабельност|маржинальност|капитализаци|задолженност|просрочк)[а-яё]*|чист[а-яё]+\sдолг[а-яё]*)(?!\w)(?:\s?\([^()\d]{1,60}\))?"
    ),
    metric_words=metric_phrases.METRIC_WORDS,
    vague_subject=metric_phrases.VAGUE,
    non_period=cues.NON_PERIOD,
    period_contexts=cues.PERIOD_CONTEXTS,
    holds=cues.HOLDS,
    implied=cues.IMPLIED,
    no_quantities=frozenset(
        {
            "calendar",
            "clock",
            "time",
            "age",
            "age limit",
            "anniversary",
            "label",
            "ordinal",
            "one of",
            "one as a pronoun",
            "url or address",
            "phone number",
            "street address",
            "postcode",
            "list number",
            "law",
            "name",
            "model",
            "denominator",
            "rank",
            "coordinates",
            "road",
            "idiom",
            "half of a term",
        }
    ),
    generic_counter=True,
    time_holds=2,
    whole_phrase=phrases.noun_phrase,
    wholes_hold=3,
    figures_hold=8,
    survey=Survey(
        background=attribution.BACKGROUND,
        pronoun=attribution.PRONOUN,
        authors=attribution.AUTHORS,
        body=attribution.BODY,
        paper=attribution.PAPER,
        person=attribution.PERSON,
        named_before=attribution.named_before,
        human=attribution.human,
    ),
)
