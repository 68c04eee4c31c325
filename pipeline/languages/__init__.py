"""Languages are data: one folder per language, named by its ISO 639-1 code, that holds LANGUAGE. Pure."""

import importlib
import pkgutil
import re
from functools import lru_cache

from pipeline.errors import ConfigError
from pipeline.languages.language import Language

__all__ = ["Language", "known", "language"]


@lru_cache
def known() -> frozenset[str]:
    """Codes of the languages whose claims can be read: every two-letter folder of this package."""
    found = (module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    return frozenset(name for name in found if re.fullmatch("[a-z]{2}", name))


@lru_cache
def language(code: str) -> Language:
    if code not in known():
        raise ConfigError(
            f"no language {code!r}; known: {', '.join(sorted(known()))}. Add one with docs/add-a-language.md"
        )
    found = importlib.import_module(f"{__name__}.{code}").LANGUAGE
    if not isinstance(found, Language):
        raise ConfigError(f"pipeline/languages/{code}/__init__.py: LANGUAGE is no Language; see docs/add-a-language.md")
    return found
