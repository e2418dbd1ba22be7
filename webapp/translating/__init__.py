"""Everything about other languages than English: catalogues, trees and templates in them, a pseudo-language.

Nothing here decides anything about law.
"""

from webapp.translating.languages import offer_all
from webapp.translating.pseudo import pseudo
from webapp.translating.retold import Retold, retell, retell_text
from webapp.translating.templates import teach

__all__ = ["Retold", "offer_all", "pseudo", "retell", "retell_text", "teach"]
