"""Exchange entries and aggregate figures by signed files, without losing or hiding anything.

Keys, contributions and their moderation, the history of every entry, bundles and their merge, and
the check that refuses what points to a person.
"""

from tocsin.toolbox.exchange.bundle import Bundle, Merged, merge, pack, read_bundle
from tocsin.toolbox.exchange.contribution import (
    Contribution,
    accept,
    decisions,
    propose,
    read_contribution,
    refuse,
)
from tocsin.toolbox.exchange.desk import Conflict, conflicts, history, shipped, take_in
from tocsin.toolbox.exchange.errors import ExchangeError, PersonalDataError
from tocsin.toolbox.exchange.keys import Party, new_key, public, read_key, trusted
from tocsin.toolbox.exchange.ledger import Ledger, Revision, read_ledger
from tocsin.toolbox.personal import marks_of_a_person, personal_data

__all__ = [
    "Bundle",
    "Conflict",
    "Contribution",
    "ExchangeError",
    "Ledger",
    "Merged",
    "Party",
    "PersonalDataError",
    "Revision",
    "accept",
    "conflicts",
    "decisions",
    "history",
    "marks_of_a_person",
    "merge",
    "new_key",
    "pack",
    "personal_data",
    "propose",
    "public",
    "read_bundle",
    "read_contribution",
    "read_key",
    "read_ledger",
    "refuse",
    "shipped",
    "take_in",
    "trusted",
]
