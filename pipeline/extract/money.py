"""The word for a currency -> whose it is, from the countries that the text names."""

from collections import Counter

from pipeline.catalog.home_money import most_named
from pipeline.extract.reading import Scene
from pipeline.languages.cldr import living_currencies


def of_country(form: str, code: str, scene: Scene) -> str:
    """Whose money it is, where several countries call theirs so: that of the one which the text names most."""
    codes = scene.language.units.shared.get(form)
    if codes is None or (code and code not in living_currencies()):
        return code
    memory, places = scene.memory, scene.language.places
    if memory.countries is None:
        named = (places.codes.get(match[0].lower(), "") for match in places.pattern.finditer(scene.text))
        memory.countries = dict(Counter(named))
    home = most_named(codes, memory.countries)
    return codes[home] if home else code
