"""Reads number phrases into counts, and spells counts: digits, words, hedges and ranges.

One pass goes from text to atoms (``tokens``, ``digits``), numbers (``compose``), ranges
(``ranges``), hedges (``hedges``) and roles (``roles``); no stage calls back. No word of any
language stands in the code: :mod:`conflictmodel.lexicon` holds them all.
"""

from conflictmodel.errors import PhraseError
from conflictmodel.lexicon import languages, resolve
from conflictmodel.lexicon.letters import plain
from conflictmodel.model.count import TOLERANCE, Count
from conflictmodel.numbers.compose import Composer
from conflictmodel.numbers.grammar import grammar_of
from conflictmodel.numbers.hedges import Counts, attach
from conflictmodel.numbers.mention import CountMention, NumberKind, NumberMention, NumberRole, Scan
from conflictmodel.numbers.numeral import Numeral
from conflictmodel.numbers.ranges import phrases_of
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
    return _scan(text, language, tolerance, max_length, running=True)


def _scan(text: str, language: str, tolerance: float, max_length: int, *, running: bool) -> Scan:
    """Run all stages; what is not ``running`` text is taken to be a count: "2019" is no year then."""
    grammar = grammar_of(language)
    Count.about(1, tolerance=tolerance)  # refuses a wrong tolerance whatever the text
    prepared = prepare(text, max_length)
    folded = prepared.folded.translate(grammar.lexicon.fold) if grammar.lexicon.fold else prepared.folded
    atoms = atoms_of(grammar, prepared.source, folded)
    if not atoms:
        return Scan((), ())
    numerals = Composer(grammar, folded).run(atoms)
    phrases = attach(grammar, folded, phrases_of(grammar, folded, numerals), running=running)
    Roles(grammar, prepared.source, folded, years=running).assign(phrases)
    numbers: list[NumberMention] = []
    counts: list[CountMention] = []
    made = Counts(tolerance)
    for phrase in phrases:
        role = phrase.role or NumberRole.OTHER
        mentions: tuple[NumberMention, ...] = ()
        if phrase.first.vague is None:
            mentions = (_number(prepared, phrase.first, role),)
            if phrase.second is not None:
                mentions += (_number(prepared, phrase.second, role),)
            numbers += mentions
        if role is NumberRole.COUNT and (count := made.of(phrase)) is not None:
            start, end = prepared.span(phrase.start, phrase.end)
            counts.append(CountMention(start, end, text[start:end], count, mentions))
    return Scan(tuple(numbers), tuple(counts))


def _number(prepared: Prepared, numeral: Numeral, role: NumberRole) -> NumberMention:
    start, end = prepared.span(numeral.start, numeral.end)
    value = -numeral.value if numeral.negative else numeral.value
    if role is NumberRole.COUNT and type(value) is not int:
        role = NumberRole.FRACTION
    return NumberMention(start, end, value, NumberKind.ORDINAL if numeral.ordinal else NumberKind.CARDINAL, role)


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
    found = _scan(phrase, language, tolerance, MAX_LENGTH, running=False)
    begin, end = len(phrase) - len(phrase.lstrip()), len(phrase.rstrip())
    if found.counts:
        first = found.counts[0]
        if not plain(phrase[: first.start]).strip() and not plain(phrase[first.end :]).strip():
            return first.count
    raise PhraseError(phrase, resolve(language), *_why_not(phrase, found, begin, end))


def _why_not(phrase: str, found: Scan, begin: int, end: int) -> tuple[str, int]:
    """Say why a phrase is no count, and where the reading stopped."""
    if begin >= end:
        return "it is empty", 0
    if not found.counts:
        if not found.numbers:
            return "no number was found in it", begin
        number = found.numbers[0]
        if number.role is NumberRole.COUNT:
            return "no number of people or things can be meant", begin
        return f"{phrase[number.start : number.end]!r} is read as {number.role}, not as count", number.start
    first = found.counts[0]
    if first.start != begin:
        return f"the count begins only with {first.text!r}", begin
    return f"something follows the count {first.text!r}", first.end
