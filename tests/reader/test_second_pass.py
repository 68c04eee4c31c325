"""What was chosen for the other numbers of a text speaks in the second pass, and decides where its chooser says so."""

import numpy as np
import pytest

from pipeline.reader.decisions import AGAIN, decide, first_pass
from pipeline.reader.options import Options
from pipeline.reader.second_pass import FirstPass, Pass, again
from tests.support.reading import features_of, plain_document, trusting, view_of, weighing

TEXT = "Nordfisk sold 12 boats and 14 nets. Halden sold 16 boats."
NORDFISK, HALDEN, UNSURE = {"Nordfisk": 0.9}, {"Halden": 0.9}, {"Nordfisk": 0.45, "Halden": 0.55}


def view(*said):
    return view_of(plain_document(TEXT), {number: {"entity": one} for number, one in enumerate(said)})


def options(number, *said):
    found = view(*said)
    passed = {one: first_pass(found, one, {"entity": trusting()}) for one in found.order}
    return again(found, number, "entity", FirstPass(found, passed))


def test_an_option_knows_its_chance_and_rank_in_the_first_pass():
    found = options(1, NORDFISK, UNSURE, HALDEN)
    assert features_of(found, "halden")["first best"] == 1
    assert features_of(found, "nordfisk")["first best"] == 0
    assert features_of(found, "halden")["first"] > features_of(found, "nordfisk")["first"]


def test_an_option_knows_who_else_has_it():
    found = features_of(options(1, NORDFISK, UNSURE, HALDEN), "nordfisk")
    assert (found["chosen before here"], found["chosen behind"]) == (1, 0)
    assert (found["chosen in sentence"], found["chosen in text"]) == (1, 0.5)


def test_a_name_that_shares_its_words_counts_half():
    found = features_of(options(1, {"Nordfisk sold": 0.9}, UNSURE, HALDEN), "nordfisk")
    assert found["chosen before here"] == 0.5


def test_the_first_number_has_none_before_it():
    found = features_of(options(0, UNSURE, NORDFISK, HALDEN), "halden")
    assert not [name for name in found if name.startswith("chosen before")]


@pytest.mark.parametrize(("choosers", "answer"), [((), "halden"), ((AGAIN,), "nordfisk")], ids=["one pass", "two"])
def test_the_second_pass_decides_where_it_has_a_chooser(choosers, answer):
    made = {"entity": trusting()} | {f"entity{name}": weighing(**{"chosen in sentence": 5.0}) for name in choosers}
    assert decide(view(NORDFISK, UNSURE, HALDEN), made)[1]["entity"].answer.key == answer


class Told:
    """An answer that counts how often it is compared."""

    compared = 0

    def __eq__(self, other):
        Told.compared += 1
        return self is other

    def __hash__(self):
        return id(self)


def test_an_answer_is_compared_with_each_other_one_and_not_with_each_number():
    count, answers = 300, [Told(), Told()]
    found = view_of(plain_document(" ".join(f"{number} boats" for number in range(count))))
    row = Pass(Options(answers, [{}, {}]), np.array([0.6, 0.4], np.float32))
    first = FirstPass(found, {number: {"entity": row} for number in found.order})
    for number in found.order:
        again(found, number, "entity", first)
    assert Told.compared < 20 * count * len(answers)
