"""Rules of the learned reader -> words for a person: why an answer was taken that the choosers alone would not give."""

from typing import Final

RULE_WORDS: Final = {
    # what the grammars read, to which the choosers are held
    "changes.told": "it is printed behind the change",
    "measures.moved_amounts": "it is of the metric behind the amount that it led to",
    "measures.of_column": "the head of its column says so",
    "periods.told_when": "its own clause is of that time",
    "respective.told": "the two lists of its sentence are told in one order",
    "results.told": "it is a result beside its forecast",
    "rows.as_loss": "its cell prints it below zero",
    "rows.change": "the head of its column tells of a change",
    "rows.date": "that time heads its column",
    "rows.measured": "its column or row is told in it",
    "rows.settle": "its column or row names the metric",
    "told_metrics.told": "the words around it tell it beyond doubt",
    "told_owners.told": "the words around it tell whose it is",
    "units.attach": "it is printed beside the number",
    # of several figures
    "bracketed.bracketed": "figures in brackets have their own time",
    "chains.behind": "the speaker has it from there",
    "owners.to_owners": "the text names whose that thing is",
    "pairs.joined": "as the figure that it is paired with",
    "paragraphs.agreed": "as all other figures of its paragraph",
    # of one figure
    "answers.limited": "what its metric is limited to says so",
    "compared.in_order": "a change is from an earlier time than its own",
    "its_end.still_to_come": "what is still to come is of the end to come",
    "known_owners.known_owner": "a known name stands right before the words for its metric",
    "losses.as_loss": "it is below zero",
    "measures.place": "it is printed right behind the count",
    "own_counts.own_count": "the words next to it count it",
    "own_names.own_name": "the head of its line names it",
    "own_places.own_place": "the words next to it say where",
    "own_times.as_long": "its metric is of a time as long as that",
    "own_times.at_head": "its sentence begins with that time",
    "own_times.come_about": "what has come about is of no time that is to come",
    "own_times.each_behind": "that time stands right behind it",
    "own_times.in_brackets": "it stands in brackets behind that time",
    "own_times.in_section": "the heading over it is that time",
    "own_times.no_end": "the other one is the end of a span",
    "own_times.not_from": "the other one is the time that a change is from",
    "own_times.of_its_sentence": "the other one belongs to another sentence",
    "own_times.of_no_day": "it is of no single day",
    "own_units.own_unit": "its metric counts users",
    "own_words.own_words": "the other words are those of another figure",
    "untaught.by_rules": "the catalogue's words for the metric count, of which the reader has learned little",
    "up_to_now.up_to_now": "a time up to now stands beside it",
}
"""One row for each `by` of a `Decision`."""


def rule_in_words(by: str) -> str:
    """The rule by its module and name in `pipeline/reader` or `pipeline/extract`, and why it decides.

    >>> rule_in_words("pairs.joined"), rule_in_words("")
    ('by the rule pairs.joined: as the figure that it is paired with', '')
    """
    return f"by the rule {by}: {RULE_WORDS[by]}" if by else ""
