"""Loading the words of a language for the reader: TOML in, a checked :class:`WordBook` out."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, final, get_args

import attrs

from conflictmodel.errors import LexiconError, UnknownLanguageError
from conflictmodel.lexicon import languages, resolve
from conflictmodel.lexicon.markers import Adverb, Plural, Term
from conflictmodel.lexicon.readings import Terms, Word
from conflictmodel.lexicon.syntax import Syntax
from conflictmodel.lexicon.terms import COUNTRIES, ENTRIES, FORMS, MARKERS, CountryTerm, EquipmentTerm, ModelName
from conflictmodel.model.equipment import EquipmentClass
from conflictmodel.model.vocabulary import Vocabulary

UNKNOWN = Word()
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_HERE = "conflictmodel.lexicon"
_MODELS = "models.toml"
#: A language that has this file can be read in reports; its other words may be in files beside it.
_TERMS = "terms.toml"
_NUMBERS = "numbers.toml"
_PARTICIPLE = Word(forms=frozenset({"past", "participle"}), guessed=True)
_GERUND = Word(forms=frozenset({"gerund"}), guessed=True)
_PAST = Word(forms=frozenset({"past"}), guessed=True)
_ADVERB = Word({Adverb: Adverb(values=frozenset({"plain"}))}, guessed=True)
_SHORTEST_GUESS = 5
#: The settings of a language that are lists of endings or of words, those that it must have first.
_NEEDED = (
    "abbreviations",
    "participle_endings",
    "gerund_endings",
    "adverb_endings",
    "plural_endings",
    "singular_endings",
)
_OPTIONAL = ("model_endings", "past_endings")
_SYNTAX = tuple(field.name for field in attrs.fields(Syntax))
#: Codes of Babel that name unions, regions without a state, or nothing at all.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def pieces(low: str) -> list[str]:
    """Give the runs of letters, and those of digits, of a text in lower case."""
    return _PIECE.findall(low)


@final
@attrs.frozen(eq=False)
class WordBook:
    """Every word of a language that the reader knows, and what it can be.

    ``words`` holds single words; ``phrases`` those of several words, under their first word and
    then their second, each as what follows these two, the longest first. ``endings`` tell what
    an unknown word may be, ``abbreviations`` which full stops end no sentence.
    """

    language: str
    words: dict[str, Word]
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Word]]]]
    abbreviations: frozenset[str]
    endings: tuple[tuple[tuple[str, ...], Word], ...]
    plural_endings: tuple[str, ...] = ()
    singular_endings: tuple[str, ...] = ()
    syntax: Syntax = attrs.field(factory=Syntax)
    _every_ending: tuple[str, ...] = attrs.field(init=False)

    @_every_ending.default
    def _all_endings(self) -> tuple[str, ...]:
        return tuple(ending for endings, _ in self.endings for ending in endings)

    def word(self, low: str) -> Word:
        """What a word, in lower case, can be; an unknown one is judged by its ending."""
        known = self.words.get(low)
        return self.guess(low) if known is None else known

    def guess(self, low: str) -> Word:
        """Judge a word that no table has by its ending."""
        if len(low) >= _SHORTEST_GUESS and low.endswith(self._every_ending):
            return next(guess for endings, guess in self.endings if low.endswith(endings))
        return UNKNOWN

    def several(self, low: str) -> bool:
        """Whether a noun, in lower case, means several: its table says so, or else its ending."""
        known = self.word(low).get(Plural)
        if known is not None:
            return "one" not in known.values
        return low.endswith(self.plural_endings) and not low.endswith(self.singular_endings)


def word_book(language: str) -> WordBook:
    """Give the words of the language that serves a BCP 47 code, read once and kept.

    Raises :class:`~conflictmodel.UnknownLanguageError` for a language without words for reports,
    and :class:`~conflictmodel.LexiconError` for a faulty file.
    """
    return _word_book(resolve(language))


@cache
def _word_book(language: str) -> WordBook:
    readable = [name for name in sorted(languages()) if (files(_HERE) / name / _TERMS).is_file()]
    if language not in readable:
        raise UnknownLanguageError(language, tuple(readable))
    found: dict[str, Terms] = {}
    settings: dict[str, Any] = {}
    for source in _sources(language):
        data = tomllib.loads(source.read_text("utf-8"))
        settings |= data.pop("sentences", {})
        for word, term in _rows(f"{language}/{source.name}", data):
            known = found.setdefault(word, {})
            kind = type(term)
            known[kind] = known[kind].merged(term) if kind in known else term
    _check_settings(f"{language}/{_TERMS}", settings)
    syntax = Syntax(**{name: settings[name] for name in _SYNTAX if name in settings})
    endings = settings.get("model_endings", [])
    _mark_singular(found, endings)
    for word, term in _models(endings):
        found.setdefault(word, {}).setdefault(type(term), term)
    for word, term in _territories(language):
        found.setdefault(word, {}).setdefault(CountryTerm, term)
    made = _Words(syntax)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Word]]]] = {}
    words: dict[str, Word] = {}
    for word, terms in found.items():
        first, *rest = word.split(" ")
        if rest:
            phrases.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest[1:]), made.of(terms)))
        else:
            words[word] = made.of(terms)
    for seconds in phrases.values():
        for choices in seconds.values():
            choices.sort(key=lambda choice: -len(choice[0]))
    return WordBook(
        language,
        words,
        phrases,
        frozenset(settings["abbreviations"]),
        (
            (tuple(settings["participle_endings"]), _PARTICIPLE),
            (tuple(settings["gerund_endings"]), _GERUND),
            (tuple(settings.get("past_endings", [])), _PAST),
            (tuple(settings["adverb_endings"]), _ADVERB),
        ),
        tuple(settings["plural_endings"]),
        tuple(settings["singular_endings"]),
        syntax,
    )


def _check_settings(file: str, settings: dict[str, Any]) -> None:
    """Make sure that a language has the settings that it must have, and no misspelt one."""
    for name in _NEEDED:
        if name not in settings:
            raise LexiconError(file, "sentences", f"has no {name}")
    for name in settings.keys() - {*_NEEDED, *_OPTIONAL, *_SYNTAX}:
        raise LexiconError(file, "sentences", f"{name} is no setting; see lexicon/syntax.py")


def _sources(language: str) -> list[Traversable]:
    """Give the files of a language's words, in the order of their names; its numbers are read elsewhere."""
    folder = (files(_HERE) / language).iterdir()
    return sorted(
        (source for source in folder if source.name.endswith(".toml") and source.name != _NUMBERS),
        key=lambda source: source.name,
    )


class _Words:
    """Makes one word of all spellings that are the same things, since a table has many spellings of each."""

    __slots__ = ("_made", "_syntax")

    def __init__(self, syntax: Syntax) -> None:
        self._made: dict[tuple[int, ...], Word] = {}
        self._syntax = syntax

    def of(self, terms: Terms) -> Word:
        key = tuple(map(id, terms.values()))
        word = self._made.get(key)
        if word is None:
            word = self._made[key] = Word.of(terms, self._syntax)
        return word


def _rows(file: str, data: dict[str, Any]) -> Iterator[tuple[str, Term]]:
    for table, content in data.items():
        reader = next((read for tables, read in _READERS if table in tables), None)
        if reader is None:
            raise LexiconError(file, table, "is no table of the reader; see lexicon/terms.py")
        try:
            yield from reader(table, content)
        except (TypeError, KeyError, ValueError, AttributeError) as fault:
            raise LexiconError(file, table, str(fault)) from fault


def _markers(table: str, content: dict[str, list[str]]) -> Iterator[tuple[str, Term]]:
    for row, forms in content.items():
        term = MARKERS[table](values=frozenset({row}))
        for word, verb_forms in _forms(forms):
            yield word, attrs.evolve(term, forms=verb_forms) if verb_forms else term


def _entries(table: str, content: list[dict[str, Any]]) -> Iterator[tuple[str, Term]]:
    kind = ENTRIES[table]
    for entry in content:
        facts: dict[str, Any] = {name: _typed(kind, name, value) for name, value in entry.items() if name != "forms"}
        term = kind(**facts)
        for word, verb_forms in _forms(entry["forms"]):
            yield word, attrs.evolve(term, forms=verb_forms) if verb_forms else term


def _countries(table: str, content: dict[str, list[str]]) -> Iterator[tuple[str, Term]]:
    for country, words in content.items():
        for word in words:
            yield word, CountryTerm(country=country, seat=table == "seats", adjective=table == "demonyms")


_READERS: tuple[tuple[Collection[str], Callable[[str, Any], Iterator[tuple[str, Term]]]], ...] = (
    (MARKERS, _markers),
    (ENTRIES, _entries),
    (COUNTRIES, _countries),
)


def _typed(kind: type[Term], name: str, value: object) -> object:
    """Make a member of its vocabulary of a fact, and a set of a list."""
    declared = getattr(attrs.fields(kind), name).type
    for option in (declared, *get_args(declared)):
        if isinstance(option, type) and issubclass(option, Vocabulary):
            return option.named(str(value))
    return frozenset(value) if isinstance(value, list) else value


def _mark_singular(found: dict[str, Terms], endings: Sequence[str]) -> None:
    """Note which nouns for equipment name one thing: those of which the tables also have a plural."""
    marked: dict[int, EquipmentTerm] = {}
    for word, terms in found.items():
        term = terms.get(EquipmentTerm)
        several = (found.get(word + ending, {}).get(EquipmentTerm) for ending in endings)
        if isinstance(term, EquipmentTerm) and any(term == other for other in several):
            terms[EquipmentTerm] = marked.setdefault(id(term), attrs.evolve(term, singular=True))


def _models(endings: Sequence[str]) -> Iterator[tuple[str, Term]]:
    """Give the designations of every language, each also with the endings that the language puts to a name."""
    data = tomllib.loads((files(_HERE) / _MODELS).read_text("utf-8"))
    if data.keys() != {"models"}:
        raise LexiconError(_MODELS, "models", "must be the only table")
    for entry in data["models"]:
        try:
            equipment = EquipmentClass.named(entry.pop("equipment"))
            forms = [
                (ending, EquipmentTerm(equipment=equipment, model=True, ending=ending), ModelName(equipment, ending))
                for ending in ("", *endings)
            ]
            one = attrs.evolve(forms[0][1], singular=True)
            for name in entry.pop("names", []):
                many = name.endswith(tuple(endings))  # HIMARS is one or several
                for ending, term, _ in forms:
                    yield name + ending, term if ending or many else one
            for name in entry.pop("needs_noun", []):
                for ending, _, word in forms:
                    yield name + ending, word
        except (TypeError, KeyError, ValueError, AttributeError) as fault:
            raise LexiconError(_MODELS, "models", str(fault)) from fault
        if entry:
            raise LexiconError(_MODELS, "models", f"has no key {min(entry)}")


def _forms(forms: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Give every spelling with the verb forms that it can stand for (none for a noun)."""
    for entry in forms:
        if "|" not in entry:
            yield entry, frozenset()
            continue
        slots = entry.split("|")
        if len(slots) != len(FORMS):
            raise ValueError(f"{entry!r} must have {len(FORMS)} parts: {' | '.join(FORMS)}")  # noqa: TRY003  becomes a LexiconError
        found: dict[str, set[str]] = {}
        for form, slot in zip(FORMS, slots, strict=True):
            for word in filter(None, slot.split(",")):
                found.setdefault(word, set()).add(form)
        for word, names in found.items():
            yield word, frozenset(names)


def _territories(language: str) -> Iterator[tuple[str, Term]]:
    from babel import Locale  # noqa: PLC0415  the names of countries are not loaded before a report is read

    for code, name in Locale.parse(language, sep="-").territories.items():
        if len(code) == 2 and code not in _NO_COUNTRIES:
            yield name.lower(), CountryTerm(country=code)
