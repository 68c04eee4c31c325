"""English noun phrases with what they do in their clause, told from order, prepositions and a closed list of words."""

# Tables of words read best filled to the line.
# ruff: noqa: E501, SIM905

import re
from dataclasses import dataclass

from pipeline.languages.en.periods_resolved import MONTHS, WEEKDAYS
from pipeline.languages.language import Phrase, Role
from pipeline.model import Span

TOKEN = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*-[A-Za-z][\w-]{0,30}|[A-Za-zÀ-ÿ](?:[\w&-]|['’](?=\w)|\.(?=[A-Za-z]\b)){0,40}+|\d[\d.,]*|['’]s?\b|[^\w\s]"
)
_DETERMINERS = frozenset(
    """the a an this that these those its their his her our my your each every some any no all both many most several few
    other another such certain various more less fewer enough own whose which what""".split()
)
_ARTICLES = frozenset("the a an its their his her our my your every no whose own".split())
PREPOSITIONS = {
    **dict.fromkeys("of".split(), Role.OWNER),
    **dict.fromkeys("in at on across within inside near around throughout outside".split(), Role.PLACE),
    **dict.fromkeys("by from with without via through".split(), Role.AGENT),
    **dict.fromkeys("to for".split(), Role.OBJECT),
    **dict.fromkeys(
        """among between against about into onto over under above below beyond behind during after before since until till per
        than like as despite toward towards upon along amid including excluding regarding concerning following unlike
        except versus vs beneath atop aboard alongside amongst besides opposite underneath""".split(),
        Role.OTHER,
    ),
}
_OPENS_CLAUSE = frozenset("after before since until till than like as".split())
RELATIVE = frozenset("that which who while but where when if because although whereas".split())
PAUSES = frozenset(
    "and or but nor while when where who whom if because although though whether unless so yet plus".split()
)
_PRONOUNS = frozenset(
    """i you he she it we they me him us them myself yourself himself herself itself ourselves themselves there here one ones
    someone somebody anyone anybody everyone everybody something anything everything nothing nobody none this these those that
    who mine yours hers ours theirs""".split()
)
_ADVERBS = frozenset(
    """not also still just only even already now then later earlier ago again ever never often always soon once twice today
    yesterday tomorrow tonight almost nearly about roughly around quite very too rather much far well away up down out off back
    together however meanwhile moreover instead further indeed perhaps maybe least most best worst how why yet else apart
    overall altogether either neither respectively likewise alone forward ahead abroad online overnight so as""".split()
)
_AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would can could may might must shall should
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot""".split()
)
# behind these a verb stands in its base form
_LEAD_VERBS = frozenset(
    """will would can could may might must shall should do does did don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot
    i you we they who let""".split()
)
CONTRACTED = re.compile(
    r"(?:it|he|she|that|there|here|what|who|where|how|let|this|everyone|everything|one)['’]s\Z|[a-z]+(?:['’](?:re|ve|ll|d|m)|n['’]t)\Z"
)
# say how much or how, of what stands before them: a subject goes on
_PREDICATES = frozenset(
    """lower higher larger smaller bigger greater better worse longer shorter older younger faster slower cheaper stronger weaker able
    unable likely unlikely available equal due ready worth dead alive tied aware sure true due open closed free different similar
    same such own whole entire""".split()
)
# base forms of verbs that news uses most, and that may be taken for nouns
_BASES = frozenset(
    """be have do say get make go know take see come think look want give use find tell ask work seem feel try leave call keep let begin
    help show hear play run move like live believe bring happen write provide sit stand lose pay meet include continue set learn
    lead understand watch follow stop create speak read allow add spend grow open walk win offer remember love consider appear buy
    wait serve die send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull return
    explain hope develop carry break receive agree support hit produce eat cover catch draw choose cause join launch enable ensure
    predict prevent reduce increase decrease rise drop climb gain improve become describe protect represent attract generate make
    operate own employ need put tend cost compare account exceed contain share start end plan aim seek face vote turn hold deliver
    replace remove release announce publish deploy test treat experience suffer affect involve involve compete fill fly drive ride
    retire travel visit return complete expand extend finish host invite limit list manage measure miss note obtain perform prepare
    promise prove recall recommend recover refer refuse reject replace respond save score secure settle ship sign spread step
    struggle submit succeed switch target touch track train transfer transform travel trigger trust urge wear welcome worry""".split()
)
# verbs whose forms end like no verb's, and those of news in the present
VERBS = frozenset(
    """said says say saying rose rises fell falls grew grows came comes went goes got gets gave gives took takes made makes put puts
    saw sees left leaves lost loses won wins beat beats kept keeps held holds led leads met meets paid pays sold sells spent
    spends stood stands told tells thought thinks brought brings bought buys built builds began begins became becomes hit hits
    shut shuts cut cuts cost costs set sets sent sends slid slides sank sinks shrank shrinks sprang struck strikes swept
    threw flew flies drew draws drove drives ran runs rode wore wears wrote writes known knew knows found finds felt feels fought
    heard hears hurt lay lies lent lends meant means read spoke speaks spread understood went woke shot shows shown seen given
    taken fallen risen grown begun become gone done drawn driven chosen broken frozen hidden stolen sworn written worn eaten
    bitten beaten forgotten gotten proven sought taught caught dealt bet bid quit let lets seems needs wants remains includes
    contains employs owns expects plans says hopes believes accounts amounts equals exceeds covers requires represents offers
    provides operates serves uses ranks sits weighs measures features boasts attracts generates produces exports imports
    earns charges receives reaches allows helps lives works suggests indicates estimates reports adds continues consists
    appears stretches contributes depends belongs reflects follows underwent undergoes come
    predicts overtook undertook withdrew bore bent bled blew clung crept dug fed fled hid hung overcame oversaw""".split()
)
# nouns that end like participles
_NO_VERBS = frozenset(
    """building meeting spending housing banking trading funding pricing training testing marketing shipping manufacturing mining farming
    fishing advertising gaming shopping parking lending borrowing saving savings earnings hearing filing warning ruling rating
    rankings ranking opening evening morning offering listing holding holdings winning beginning painting recording wedding
    feeling understanding drawing planning engineering processing cleaning driving flooding shooting shootings bombing killing
    crossing surrounding wing ring king thing things spring string sibling ceiling darling duckling pudding streaming
    need seed speed feed weed breed bed shed hundred united red embed unemployed injured wounded disabled elderly
    retired sacred wicked naked rugged limited unlimited combined estimated registered licensed""".split()
)
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS}) | frozenset(
    """year years month months week weeks day days hour hours minute minutes quarter quarters half decade decades century season
    time times period percent percentage per cent point points million billion trillion thousand hundred dozen hundreds thousands
    millions billions dozens number total lot lots majority rest part kind type sort level levels addition way ways case end start
    mr mrs ms dr sir am pm et est gmt first second third fourth fifth last next previous""".split()
)
_CLAUSE = frozenset(";—–:.!?")
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety one-third two-thirds one-half one-quarter three-quarters third thirds
    doubled tripled""".split()
)
# of something: what is measured, not whom or what the number is about
MEASURES = frozenset(
    """rate price cost volume value number amount share total sum level size length width height weight depth distance area speed
    capacity population revenue sale sales profit loss income earnings turnover margin spending budget debt deficit surplus
    investment funding demand supply output production consumption export import growth increase decrease decline rise fall gain
    drop average median index score rating ranking percentage proportion majority half quarter third portion figure count tally
    estimate forecast target record fee fine salary wage pay tax tariff duty interest yield return dividend premium discount
    temperature pressure humidity rainfall age lifespan duration range scale extent degree chance probability risk odds frequency
    turnout viewership audience traffic usage time point need worth capitalisation capitalization valuation ratio intake quantity
    quality performance efficiency accuracy resolution strength power energy stake""".split()
)
_WORDS = 6  # of a phrase at most: what is longer is no name


@dataclass(slots=True)
class _State:
    """Where in its clause the reader is."""

    role: Role = Role.FREE  # what the next phrase will be
    before: Role = Role.FREE  # what the last one was
    verb: bool = False  # whether the clause had its verb
    under: bool = False  # whether it stands under another, which a comma lets begin: after Oslo won, Bergen sold
    opens: bool = False  # whether what gave the role may open a clause: after Oslo won


def is_verb(word: str, before: str, after: str) -> bool:
    """Whether a word is a verb form, as far as its neighbours tell."""
    if word in _NO_VERBS:
        return False
    if before in _LEAD_VERBS or word in _AUXILIARIES:
        return True
    # they fill 8 percent, but account for 40
    joined = before == "but" or _is_plural_noun(before)
    if word in _BASES and (before == "to" or (joined and _opens_phrase(after))):
        return True
    if word in VERBS:
        return before not in _ARTICLES
    if word.endswith("ed") and len(word) > 4:
        return before not in _ARTICLES or after in PREPOSITIONS
    ing = word.endswith("ing") and len(word) > 5
    return before not in _DETERMINERS if ing else before == "to" and word not in _CALENDAR and after in _DETERMINERS


def _is_plural_noun(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in VERBS


def _opens_phrase(word: str) -> bool:
    return word in _DETERMINERS or word in PREPOSITIONS or word in _NUMBERS or word in _PRONOUNS or word[:1].isdigit()


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Runs of nouns and their adjectives. A phrase before the verb of its clause is the subject, one behind it the object."""
    tokens = list(TOKEN.finditer(text, start, end))
    words = ["", *(token[0].lower() for token in tokens), ""]
    found: list[Phrase] = []
    state = _State()
    run: list[re.Match[str]] = []
    for index, token in enumerate(tokens):
        word, before, after = words[index + 1], words[index], words[index + 2]
        capital = token[0][0].isupper() and index > 0
        if CONTRACTED.match(word):
            _step("it", before, after, state, closed=_close(run, _role(state, run), text, found))
            _step("is", before, after, state, closed=False)
            continue
        if word in {"'s", "’s", "'", "’"} or word.endswith(("'s", "’s")):
            if word.endswith("s") and len(word) > 2:
                run.append(token)
            _close(run, Role.OWNER, text, found)
            continue
        if is_nominal(token[0], word, before, after, capital=capital):
            run.append(token)
            continue
        role = _role(state, run)
        if run and state.opens and role is Role.OTHER and _is_finite(word):
            role, state.verb, state.under = Role.SUBJECT, True, True
        closed = _close(run, role, text, found)
        _step(word, before, after, state, closed=closed)
    _close(run, _role(state, run), text, found)
    return found


def _is_finite(word: str) -> bool:
    return word in VERBS or word in _AUXILIARIES or (word.endswith("ed") and word not in _NO_VERBS)


def is_nominal(printed: str, word: str, before: str, after: str, *, capital: bool) -> bool:
    if not (printed[0].isalpha() or "-" in printed):
        return False
    closed = word in _DETERMINERS or word in PREPOSITIONS or word in PAUSES or word in _PRONOUNS or word in _ADVERBS
    if capital and not closed and word not in _AUXILIARIES:
        return True
    if closed or word.endswith("ly") or word in _NUMBERS or word in _PREDICATES:
        return False
    return not is_verb(word, before, after)


def _role(state: _State, run: list[re.Match[str]]) -> Role:
    if state.role is not Role.FREE or not run:
        return state.role
    return Role.OBJECT if state.verb else Role.SUBJECT


def _step(word: str, before: str, after: str, state: _State, *, closed: bool) -> None:
    """What a word that is in no phrase says of the phrase behind it."""
    if closed:
        state.before, state.role = state.role, Role.FREE
    state.opens = word in _OPENS_CLAUSE
    if word in PREPOSITIONS:
        state.role = PREPOSITIONS[word]
    elif word in _CLAUSE or word in RELATIVE:
        state.role, state.verb = Role.FREE, word in {"who", "which"} and before == ","
        state.under = word in {"while", "when", "if", "because", "although", "whereas"}
    elif word == "and" and closed:
        state.role = state.before
    elif word == "," or word in _PRONOUNS or word == "least":
        state.role = Role.FREE
        if word == "," and state.under:
            state.verb = state.under = False
    elif is_verb(word, before, after) or word in VERBS:
        state.role, state.verb = Role.FREE, state.verb or not word.endswith("ing")


def _close(run: list[re.Match[str]], role: Role, text: str, found: list[Phrase]) -> bool:
    """The run becomes a phrase unless all it says is a time or an amount."""
    if not run:
        return False
    kept = [*run]
    run.clear()
    while kept and kept[-1][0].lower() in _CALENDAR:
        kept.pop()
    while kept and (kept[0][0].lower() in _CALENDAR or (kept[0][0][0].isdigit() and len(kept) == 1)):
        kept.pop(0)
    kept = kept[-_WORDS:]
    if kept and len(kept[-1][0]) > 1:
        stop = kept[-1].end() - (2 if kept[-1][0].endswith(("'s", "’s")) else 0)
        span = Span(kept[0].start(), stop)
        found.append(Phrase(span, span.of(text), role))
    return True
