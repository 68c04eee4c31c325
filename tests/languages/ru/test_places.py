"""Russian names of places -> their countries."""

from pipeline.languages import language

RUSSIAN = language("ru")


def test_a_place_is_found_in_every_case():
    forms = ("Южная Корея", "Южной Кореи", "Южной Корее", "Южную Корею", "Южной Кореей")
    assert {RUSSIAN.places.codes[form.lower()] for form in forms} == {"KR"}
