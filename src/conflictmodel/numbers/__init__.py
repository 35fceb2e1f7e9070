"""Reads number phrases into counts, and spells counts: digits, words, hedges and ranges.

One pass goes from text to atoms (``tokens``, ``digits``), numbers (``compose``), ranges
(``ranges``), hedges (``hedges``) and roles (``roles``); no stage calls back. No word of any
language stands in the code: :mod:`conflictmodel.lexicon` holds them all.
"""

from conflictmodel.errors import PhraseError
from conflictmodel.lexicon import languages, resolve
from conflictmodel.model.count import TOLERANCE, Count
from conflictmodel.numbers.compose import Composer
from conflictmodel.numbers.grammar import grammar_of
from conflictmodel.numbers.hedges import attach, count_of
from conflictmodel.numbers.mention import CountMention, NumberKind, NumberMention, NumberRole, Scan
from conflictmodel.numbers.numeral import Numeral
from conflictmodel.numbers.ranges import Phrase, phrases_of
from conflictmodel.numbers.roles import Roles
from conflictmodel.numbers.spell import spell_number
from conflictmodel.numbers.text import MAX_LENGTH, Prepared, prepare
from conflictmodel.numbers.tokens import atoms_of

__all__ = [
    "MAX_LENGTH",
    "CountMention",
    "NumberKind",
    "NumberMention",
    "NumberRole",
    "Scan",
    "find_counts",
    "find_numbers",
    "languages",
    "parse_count",
    "scan",
    "spell_number",
]


def scan(text: str, language: str = "en", *, tolerance: float = TOLERANCE, max_length: int = MAX_LENGTH) -> Scan:
    """Find every numeral and every count of a text in one pass.

    ``tolerance`` is how far "about" and "nearly" reach. Raises UnknownLanguageError,
    TextTooLongError, and InvalidValueError for a tolerance that is no share.
    """
    grammar = grammar_of(language)
    Count.about(1, tolerance=tolerance)
    prepared = prepare(text, max_length)
    atoms = atoms_of(grammar, prepared.folded)
    if not atoms:
        return Scan((), ())
    numerals = Composer(grammar, prepared.folded).run(atoms)
    phrases = attach(grammar, prepared.folded, phrases_of(grammar, prepared.folded, numerals))
    Roles(grammar, prepared.source, prepared.folded).assign(phrases)
    numbers: list[NumberMention] = []
    counts: list[CountMention] = []
    for phrase in phrases:
        mentions = tuple(
            _number(prepared, numeral, phrase)
            for numeral in (phrase.first, phrase.second)
            if numeral is not None and numeral.vague is None
        )
        numbers += mentions
        if phrase.role is NumberRole.COUNT and (count := count_of(phrase, tolerance)) is not None:
            start, end = prepared.span(phrase.start, phrase.end)
            counts.append(CountMention(start, end, text[start:end], count, mentions))
    return Scan(tuple(numbers), tuple(counts))


def _number(prepared: Prepared, numeral: Numeral, phrase: Phrase) -> NumberMention:
    start, end = prepared.span(numeral.start, numeral.end)
    value = -numeral.value if numeral.negative else numeral.value
    kind = NumberKind.ORDINAL if numeral.ordinal else NumberKind.CARDINAL
    role = phrase.role or NumberRole.OTHER
    if role is NumberRole.COUNT and type(value) is not int:
        role = NumberRole.FRACTION
    return NumberMention(start, end, value, kind, role)


def find_numbers(text: str, language: str = "en", *, max_length: int = MAX_LENGTH) -> list[NumberMention]:
    """Find every numeral of a text with its value and its role, in order.

    >>> [(n.value, str(n.role)) for n in find_numbers("Two men, aged 30 and 35, died on 3 May.")]
    [(2, 'count'), (30, 'age'), (35, 'age'), (3, 'date')]
    """
    return list(scan(text, language, max_length=max_length).numbers)


def find_counts(
    text: str, language: str = "en", *, tolerance: float = TOLERANCE, max_length: int = MAX_LENGTH
) -> list[CountMention]:
    """Find every count of people or things in a text with its hedge, in order.

    >>> [(c.text, str(c.count.basis)) for c in find_counts("More than 50 were killed in two strikes.")]
    [('More than 50', 'more_than'), ('two', 'exact')]
    """
    return list(scan(text, language, tolerance=tolerance, max_length=max_length).counts)


def parse_count(phrase: str, language: str = "en", *, tolerance: float = TOLERANCE) -> Count:
    """Read a phrase that is a count as a whole, blanks around it aside; otherwise raise PhraseError.

    >>> parse_count("nearly a million").high
    999999
    """
    found = scan(phrase, language, tolerance=tolerance).counts
    begin = len(phrase) - len(phrase.lstrip())
    end = len(phrase.rstrip())
    name = resolve(language)
    if not found:
        raise PhraseError(phrase, name, "no count was found", begin)
    if found[0].start != begin:
        raise PhraseError(phrase, name, f"the count begins only with {found[0].text!r}", begin)
    if found[0].end != end:
        raise PhraseError(phrase, name, f"something follows the count {found[0].text!r}", found[0].end)
    return found[0].count
