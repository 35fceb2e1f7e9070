"""Strategies for number phrases, made of a language's own words and paired with what they mean."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import product

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from conflictmodel.lexicon import number_lexicon
from conflictmodel.lexicon.numbers import NumberLexicon
from conflictmodel.lexicon.words import Article, Word, WordKind
from conflictmodel.model.count import MAX_FIGURE, Basis, Count
from conflictmodel.numbers import spell_number
from conflictmodel.strategies.values import terms

_OF_FIGURE: dict[Basis, Callable[..., Count]] = {
    Basis.EXACT: Count.exactly,
    Basis.AT_LEAST: Count.at_least,
    Basis.MORE_THAN: Count.more_than,
    Basis.AT_MOST: Count.at_most,
    Basis.FEWER_THAN: Count.fewer_than,
    Basis.ABOUT: Count.about,
    Basis.NEARLY: Count.nearly,
}

#: The largest figure of which every hedge makes a count.
_MOST = MAX_FIGURE // 10

#: Languages whose hedges and figures can be put side by side; elsewhere each bends the other: 50'den fazla, כ-50.
PHRASES_IN = frozenset({"ar", "de", "en", "fr", "ku", "pt", "ru", "uk"})
#: Of these, the ones in which number words stand behind hedges in the form in which numbers are spelt.
_SPELT = frozenset({"en"})

#: A figure as it is written, its value, and the step to which that rounds it.
_Figure = tuple[str, int, int]


def number_phrases(
    language: str = "en", *, max_value: int = 10**15, bases: Iterable[Basis | str] | None = None
) -> SearchStrategy[tuple[str, Count]]:
    """Phrases such as "at least fifteen" or "3.7 million", each with the count that it means.

    They are made of the language's own hedges, scales and range words, with figures in digits or
    spelt, none above ``max_value``. Languages that bend hedge and figure to each other have none.
    To test a reader of your own, against every hedge it may meet::

        @given(number_phrases("en"))
        def test_reads_what_is_said(example):
            phrase, count = example
            assert my_reader(phrase) == count
    """
    if not 0 <= max_value <= _MOST:
        raise InvalidArgument(f"{max_value=} must lie from 0 to {_MOST:,}")
    lexicon = number_lexicon(language)
    if lexicon.language not in PHRASES_IN:
        raise InvalidArgument(f"{language!r} is none of the languages with phrases: {', '.join(sorted(PHRASES_IN))}")
    ways = [way for basis in terms(Basis, bases) for way in _ways(lexicon, basis, max_value)]
    if not ways:
        raise InvalidArgument(f"{language!r} has no phrase on these bases with a figure of {max_value:,} or less")
    return st.one_of(ways)


def _ways(lexicon: NumberLexicon, basis: Basis, most: int) -> Iterator[SearchStrategy[tuple[str, Count]]]:
    """The phrases on one basis, if the language has words and the limit room for any."""
    least = 0 if basis is Basis.EXACT else 1  # nobody hedges nothing
    if basis is Basis.VAGUE:
        if words := _vague(lexicon, most):
            yield st.sampled_from(words)
    elif basis is Basis.BETWEEN:
        if most > 0:
            yield _ranges(lexicon, _pairs(lexicon), most)
    elif most >= least and (hedges := _hedges(lexicon, basis)):
        yield st.builds(partial(_hedged, basis), st.sampled_from(hedges), _figures(lexicon, least, most))


def _hedged(basis: Basis, hedge: tuple[str, str], figure: _Figure) -> tuple[str, Count]:
    before, after = hedge
    written, value, step = figure
    return f"{before}{written}{after}", _OF_FIGURE[basis](value, granularity=step)


def _hedges(lexicon: NumberLexicon, basis: Basis) -> list[tuple[str, str]]:
    """What may stand before and after a figure to put it on this basis."""
    if basis is Basis.EXACT:
        return [("", "")]
    before, after = (getattr(hedges, basis.value) for hedges in (lexicon.hedges_before, lexicon.hedges_after))
    return [*((_leading(form), "") for form in before), *(("", _trailing(form)) for form in after)]


def _leading(form: str) -> str:
    """A word stands apart from the figure that follows, a sign against it: at least 5, ~5."""
    return f"{form} " if form[-1].isalnum() or form[-1] == "." else form


def _trailing(form: str) -> str:
    """A word stands apart from the figure before it, a sign or a suffix against it: 5 or so, 5+, 5-odd."""
    return f" {form}" if form[0].isalnum() else form


def _figures(lexicon: NumberLexicon, least: int, most: int) -> SearchStrategy[_Figure]:
    """Whole figures: spelt, in digits, or in digits before a scale."""
    numbers = st.integers(least, most)
    digits = numbers.map(lambda n: (_digits(lexicon, n), n, 1))
    spelt = [numbers.map(lambda n: (spell_number(n, lexicon.language), n, 1))] if _is_spelt(lexicon) else []
    words = [(f" {word.form}", word.value) for word in lexicon.words.values() if _is_scale(word)]
    scales = [
        (form, value)
        for form, value in (*words, *lexicon.digits.scales.items())
        if isinstance(value, int) and 1000 <= value <= most
    ]
    return st.one_of(digits, *spelt, *([_scaled(lexicon, scales, most)] if scales else []))


def _is_spelt(lexicon: NumberLexicon) -> bool:
    """Tell whether a figure of the language, spelt, can stand behind a hedge as it is."""
    return lexicon.language in _SPELT


def _is_scale(word: Word) -> bool:
    """Tell whether a word multiplies the figure before it, whatever else stands around."""
    return (
        word.kind is WordKind.SCALE and word.vague is None and not word.inverted and word.article is not Article.NEEDED
    )


def _digits(lexicon: NumberLexicon, n: int) -> str:
    """Digits in groups of three, so that no figure passes for a year."""
    return f"{n:,}".replace(",", lexicon.digits.groups[0])


@st.composite
def _scaled(draw: DrawFn, lexicon: NumberLexicon, scales: list[tuple[str, int]], most: int) -> _Figure:
    """Such as 3.7 million, which was rounded to a hundred thousand."""
    form, scale = draw(st.sampled_from(scales))
    decimals = draw(st.integers(0, 2))
    step = scale // 10**decimals
    steps = draw(st.integers(1, min(most // step, 1000 * 10**decimals - 1)))
    before, after = divmod(steps, 10**decimals)
    written = f"{before}{lexicon.digits.decimal}{after:0{decimals}}" if decimals else str(before)
    return f"{written}{form}", steps * step, step


def _vague(lexicon: NumberLexicon, most: int) -> list[tuple[str, Count]]:
    """Words that name no figure: several, a few, dozens."""
    return [
        (
            f"{lexicon.articles[0]} {word.form}" if word.article is Article.NEEDED else word.form,
            Count.vague(*word.vague),
        )
        for word in lexicon.words.values()
        if word.vague is not None and word.vague[1] <= most and (lexicon.articles or word.article is not Article.NEEDED)
    ]


def _pairs(lexicon: NumberLexicon) -> list[tuple[str, str]]:
    """What may stand before a range and inside of it."""
    ranges, links = lexicon.ranges, lexicon.links
    opened = product(ranges.between, links.and_)
    return [*opened, *product(("", *ranges.from_), links.to), *product(("",), links.or_)]


@st.composite
def _ranges(draw: DrawFn, lexicon: NumberLexicon, pairs: list[tuple[str, str]], most: int) -> tuple[str, Count]:
    """Such as between 30 and 40, from 15 to 20, five or six."""
    opener, link = draw(st.sampled_from(pairs))
    low = draw(st.integers(0, most - 1))
    high = draw(st.integers(low + 1, most))
    # "5 to 70,000" may mean from 5,000 on.
    high = high - 1 if high % 1000 == 0 and low < high // 1000 else high
    # Two numbers of several words could be read as one, or share a scale: two hundred and three thousand.
    spelt = high < 100 and _is_spelt(lexicon) and draw(st.booleans())
    first, last = (spell_number(n, lexicon.language) if spelt else _digits(lexicon, n) for n in (low, high))
    return f"{opener and _leading(opener)}{first}{_trailing(link)} {last}", Count.between(low, high)
