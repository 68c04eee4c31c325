"""What each word of an English sentence is, as far as order and closed lists tell, and what sorts of verbs there are."""

# Tables of words read best filled to the line.
# ruff: noqa: E501, SIM905

from pipeline.languages.en import phrases
from pipeline.languages.grammar import Grammar, Tag, Word

# a form that stands in two of them is of the first
_VERBS = {
    "say": """say says said saying tell tells told telling report reports reported reporting show shows showed shown showing find finds
        found finding estimate estimates estimated estimating expect expects expected expecting believe believes believed think thinks thought
        announce announces announced announcing predict predicts predicted predicting forecast forecasts warn warns warned warning
        note notes noted suggest suggests suggested indicate indicates indicated reveal reveals revealed hope hopes hoped confirm confirms
        confirmed according""",
    "have": """have has had having own owns owned owning employ employs employed employing include includes included including contain
        contains contained containing feature features featured featuring offer offers offered offering boast boasts boasted comprise
        comprises comprised consist consists consisted house houses housed operate operates operated operating carry carries carried carrying
        hold holds held holding keep keeps kept keeping need needs needed use uses used using require requires required got""",
    "be": """is are was were be been being am become becomes became remain remains remained stay stays stayed stand stands stood seem seems
        seemed isn't aren't wasn't weren't""",
    "move": """rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing drop drops dropped dropping climb climbs
        climbed climbing jump jumps jumped jumping surge surges surged surging decline declines declined declining slip slips slipped slide
        slides slid gain gains gained gaining lose loses lost losing add adds added adding increase increases increased increasing
        decrease decreases decreased decreasing soar soars soared soaring plunge plunges plunged plunging tumble tumbles tumbled
        advance advances advanced shrink shrinks shrank shrunk double doubles doubled doubling triple triples tripled slump slumps slumped
        ease eases eased edge edges edged dip dips dipped rebound rebounds rebounded widen widens widened narrow narrows narrowed
        improve improves improved cut cuts cutting raise raises raised raising lift lifts lifted boost boosts boosted reduce reduces reduced
        reducing swell swells swelled expand expands expanded expanding""",
    "reach": """reach reaches reached reaching hit hits hitting total totals totalled totaled totalling totaling exceed exceeds exceeded
        exceeding surpass surpasses surpassed top tops topped average averages averaged averaging amount amounts amounted peak peaks peaked
        equal equals number numbers numbered weigh weighs weighed measure measures measured measuring stretch stretches stretched span spans
        spanned cover covers covered covering run runs ran last lasts lasted range ranges ranged ranging""",
    "harm": """kill kills killed killing injure injures injured injuring wound wounds wounded wounding hurt hurts destroy destroys destroyed
        destroying damage damages damaged damaging die dies died dead dying affect affects affected affecting displace displaces displaced
        leave leaves left leaving claim claims claimed claiming arrest arrests arrested arresting charge charges charged charging detain detains
        detained convict convicts convicted evacuate evacuates evacuated rescue rescues rescued hospitalised hospitalized infect infected
        missing sentenced jailed shot burn burned burnt""",
    "pay": """pay pays paid paying spend spends spent spending cost costs costing sell sells sold selling buy buys bought buying earn earns earned
        earning invest invests invested investing fetch fetches fetched price priced save saves saved saving donate donates donated fine
        fined owe owes owed value valued values worth lend lent borrow borrowed fund funded funding generate generates generated generating
        afford award awarded""",
    "win": """win wins won winning score scores scored scoring beat beats take takes took taken taking make makes made making get gets getting
        receive receives received receiving collect collected post posts posted posting record records recorded recording set sets give
        gives gave given giving see sees saw seen bring brings brought draw draws drew attract attracts attracted produce produces produced
        producing build builds built building create creates created complete completes completed finish finishes finished play plays
        played playing serve serves served provide provides provided deliver delivers delivered launch launches launched sign signs signed
        release releases released ship ships shipped""",
}
_VERB_SORTS = {form: sort for sort, forms in reversed(_VERBS.items()) for form in forms.split()}
_ENDINGS = ("ed", "ing")
_STOPS = frozenset(",;:.!?–—()")
_OWN = frozenset({"'s", "’s", "'", "’"})


def words(text: str, start: int, end: int) -> list[Word]:
    tokens = list(phrases.TOKEN.finditer(text, start, end))
    lower = ["", *(token[0].lower() for token in tokens), ""]
    return [
        Word(token.start(), token.end(), _tag(token[0], *lower[index : index + 3], first=index == 0), lower[index + 1])
        for index, token in enumerate(tokens)
    ]


def _tag(printed: str, before: str, word: str, after: str, *, first: bool) -> Tag:
    if word in phrases.PREPOSITIONS:
        return Tag.PREPOSITION
    if word in phrases.PAUSES or word in phrases.RELATIVE:
        return Tag.JOIN
    if not printed[0].isalnum():
        return Tag.OWN if word in _OWN else Tag.STOP if word in _STOPS else Tag.MARK
    if phrases.CONTRACTED.match(word):
        return Tag.VERB
    if phrases.is_nominal(printed, word, before, after, capital=printed[0].isupper() and not first):
        return Tag.NOUN
    return Tag.VERB if word in phrases.VERBS or phrases.is_verb(word, before, after) else Tag.OTHER


def _verb_sort(word: str) -> str:
    return _VERB_SORTS.get(word) or next((ending for ending in _ENDINGS if word.endswith(ending)), "other")


GRAMMAR = Grammar(
    words=words,
    verb_sort=_verb_sort,
    helping=frozenset("is are was were has have had been be being will would can could may might".split()),
    light=frozenset(
        """about around nearly almost roughly approximately some more less than over under at least most up to only just the a an
        another additional further total of estimated as many much few fewer its their his her record whopping even top well
        " “ ( $""".split()
    ),
    opens=frozenset("after before since until till as".split()),
)
