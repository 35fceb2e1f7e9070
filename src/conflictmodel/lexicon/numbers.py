"""Everything that a language says about its numbers, typed: ``numbers.toml`` and what was generated from CLDR."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

import attrs

from conflictmodel.errors import LexiconError
from conflictmodel.lexicon.letters import plain
from conflictmodel.lexicon.schema import Dates, Digits, Hedges, Links, One, Ranges, Roles, Scores
from conflictmodel.lexicon.tables import Table, lists_of
from conflictmodel.lexicon.words import NumberWords, Word


@attrs.frozen
class NumberLexicon:
    """Everything a language says about its numbers: the whole of ``numbers.toml``."""

    language: str
    words: Mapping[str, Word]
    digits: Digits
    #: Which letters are read as which others: "ي" as "ی", "á" as "a".
    fold: Mapping[int, str]
    #: Whether words stand apart; in Chinese they do not.
    spaced: bool
    #: Whether number words are written together: zweihundert.
    glued: bool
    #: Whether digits in words may stand side by side as in a figure: 二〇二〇.
    positional: bool
    #: Whether a scale stands before its factor: elfu mbili.
    scale_first: bool
    #: Whether units stand before tens: خمسة وعشرون.
    units_first: bool
    #: Whether a digit right after a scale is a tenth of it: 一万三 is 13,000.
    short_unit: bool
    #: Whether two number words side by side are a range: 五六人, beş altı kişi.
    neighbours: bool
    #: Whether one number word alone counts only before a classifier.
    need_classifier: bool
    #: Whether what is counted stands between hedge and number: zaidi ya watu 50.
    noun_first: bool
    #: Whether particles are written against whatever stands before them, figures and nouns too: 50명이.
    agglutinated: bool
    #: Whether a verb of change stands after its figures: 10명에서 15명으로 늘었다.
    changes_after: bool
    #: Whether a number word with an ending is complete: 21 bini, 500.
    endings_close: bool
    #: Whether a zero may be spoken before a figure: cero cinco is 05.
    spoken_zeros: bool
    classifiers: tuple[str, ...]
    #: After these a plural such as "сотни" is one of its scale: около сотни.
    one_after: tuple[str, ...]
    articles: tuple[str, ...]
    and_room: int
    #: From which number on nothing is joined by "and": treinta y cinco, but doscientos y veinte are two.
    and_most: int
    #: Whether a number and an ordinal are a fraction: dos quintos, twee derde.
    ordinals_divide: bool
    #: Whether ordinals are put together of ordinals: vigésimo primero.
    ordinals_compound: bool
    #: Before a figure with a full stop they make it an ordinal: der 2. Angriff.
    ordinal_openers: tuple[str, ...]
    #: Whether a figure with a full stop is an ordinal before any word: 3. Kolordu.
    dot_always: bool
    comma_room: int
    signs: tuple[str, ...]
    #: What may be written against the front of a number: "و", "ב".
    prefixes: tuple[str, ...]
    #: What may be written against the end of a number word: "elli-den".
    endings: tuple[str, ...]
    #: What written against the end of a number word makes it an ordinal.
    ordinal_endings: tuple[str, ...]
    #: What before a number makes it an ordinal: 第.
    ordinal_prefixes: tuple[str, ...]
    #: What links number words exactly as it is written, blanks included: " y ", " و", "und".
    raw_links: tuple[str, ...]
    links: Links
    ranges: Ranges
    hedges_before: Hedges
    hedges_after: Hedges
    #: Hedges between a figure and its scale: 20多万.
    hedges_inside: Hedges
    #: Prepositions that may stand between a hedge and its number: более чем у 20 человек.
    hedges_over: tuple[str, ...]
    #: Those hedges before a number that may also stand before what is counted: zaidi ya vijana 50.
    hedges_before_noun: tuple[str, ...]
    #: Those hedges after a number that may also stand after what is counted: 50 people or more.
    hedges_after_noun: tuple[str, ...]
    #: From which figure on a hedge that is also a preposition hedges: never "under one roof".
    hedges_least: Mapping[str, int]
    roles: Roles
    dates: Dates
    scores: Scores
    one: One

    @classmethod
    def read(
        cls, language: str, file: str, data: Mapping[str, object], generated: Mapping[str, Any] | None = None
    ) -> Self:
        """Check and type the content of a ``numbers.toml``, and join what was generated from CLDR to it."""
        known = generated or {}
        fold = _fold(Table(file, "", data))
        top = Table(file, "", {key: value for key, value in data.items() if key != "fold"}, fold)
        grammar = top.table("grammar")
        hedges = top.table("hedges")
        least = hedges.table("least")
        read = cls(
            language=language,
            words=NumberWords(top, grammar, known).read(),
            digits=Digits.read(top.table("digits"), known.get("digits", {})),
            fold=fold,
            spaced=grammar.get("spaced", bool(known.get("spaced", True))),
            glued=grammar.get("glued", bool(known.get("glued", False))),
            positional=grammar.get("positional", default=False),
            scale_first=grammar.get("scale_first", bool(known.get("scale_first", False))),
            units_first=grammar.get("units_first", default=False),
            short_unit=grammar.get("short_unit", default=False),
            neighbours=grammar.get("neighbours", default=False),
            need_classifier=grammar.get("need_classifier", default=False),
            noun_first=grammar.get("noun_first", default=False),
            agglutinated=grammar.get("agglutinated", default=False),
            changes_after=grammar.get("changes_after", default=False),
            endings_close=grammar.get("endings_close", default=True),
            spoken_zeros=grammar.get("spoken_zeros", default=True),
            classifiers=grammar.forms("classifiers"),
            one_after=grammar.forms("one_after"),
            articles=grammar.forms("articles"),
            and_room=grammar.get("and_room", 2 if known.get("links") else 100),
            and_most=grammar.get("and_most", 10**18),
            ordinals_divide=grammar.get("ordinals_divide", default=False),
            ordinals_compound=grammar.get("ordinals_compound", default=True),
            ordinal_openers=grammar.forms("ordinal_openers"),
            dot_always=grammar.get("dot_always", default=False),
            comma_room=grammar.get("comma_room", 1000),
            signs=grammar.forms("signs"),
            prefixes=tuple(dict.fromkeys((*grammar.forms("prefixes"), *_clitics(known.get("links", ()))))),
            endings=grammar.forms("endings"),
            ordinal_endings=grammar.forms("ordinal_endings"),
            ordinal_prefixes=grammar.forms("ordinal_prefixes"),
            raw_links=tuple(plain(link).translate(fold) for link in known.get("links", ())),
            links=lists_of(Links, top.table("links"), exclusive=False),
            ranges=lists_of(Ranges, top.table("ranges")),
            hedges_before=lists_of(Hedges, hedges.table("before")),
            hedges_after=lists_of(Hedges, hedges.table("after")),
            hedges_over=hedges.forms("over"),
            hedges_before_noun=hedges.forms("before_noun"),
            hedges_after_noun=hedges.forms("after_noun"),
            hedges_inside=lists_of(Hedges, hedges.table("inside")),
            hedges_least={plain(form).translate(fold): least.take(form, int) for form in least},
            roles=Roles.read(top.table("roles"), known),
            dates=Dates.read(top.table("dates"), known.get("months", []), known.get("weekdays", [])),
            scores=lists_of(Scores, top.table("scores"), exclusive=False),
            one=lists_of(One, top.table("one"), exclusive=False),
        )
        for table in (hedges, grammar, top):
            table.done()
        if not read.hedges_after_noun:
            read = attrs.evolve(read, hedges_after_noun=_of_several_words(read.hedges_after))
        for form in sorted(read.hedges_least.keys() - _forms_of(read.hedges_before)):
            raise LexiconError(file, f"hedges.least.{form}", "is no hedge of this language")
        for form, word in read.digits.plurals.items():
            if word not in read.words:
                raise LexiconError(file, f"digits.plurals.{form}", f"{word!r} is not a number word of this language")
        return read


def _of_several_words(hedges: Hedges) -> tuple[str, ...]:
    """Give the bounds that are told in several words: "or more" can be nothing else, wherever it stands."""
    bounds = (hedges.at_least, hedges.more_than, hedges.at_most, hedges.fewer_than)
    return tuple(form for forms in bounds for form in forms if " " in form and form[0].isalpha())


def _forms_of(hedges: Hedges) -> set[str]:
    """Give all forms of the hedges."""
    return {form for forms in attrs.astuple(hedges, recurse=False) for form in forms}


def _clitics(links: Iterable[str]) -> Iterator[str]:
    """Give the links that are written against the word that follows."""
    return (link.strip() for link in links if link[0] == " " and link[-1] != " ")


def _fold(top: Table) -> Mapping[int, str]:
    """Read the table ``fold``: one letter for one letter, so that no place in a text moves."""
    table = top.table("fold")
    letters = {}
    for letter in table:
        other = table.take(letter, str)
        if len(letter) != 1 or len(other) != 1 or plain(other) != other:
            raise table.fault(letter, "must be one letter for one letter, in lower case")
        letters[ord(letter)] = other
    return letters
