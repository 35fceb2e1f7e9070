"""A language's number words turned into patterns: made once per language, then only looked up."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache

import attrs

from conflictmodel.lexicon import number_lexicon, resolve
from conflictmodel.lexicon.schema import Hedges, NumberLexicon, RolesAfter, RolesBefore
from conflictmodel.model.count import Basis
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.patterns import Lookup, trie


class Gap(IntEnum):
    """What stands between one number word and the next."""

    NONE = 0  # anything else: they have nothing to do with each other
    NEXT = 1  # a blank, or nothing
    HYPHEN = 2
    COMMA = 3
    AND = 4
    POINT = 5
    OF = 6
    ARTICLE = 7  # half a million
    AND_ARTICLE = 8  # two and a half
    AGAIN = 9  # hundreds upon hundreds
    TO = 10
    DASH = 11
    OR = 12
    IN = 13  # one in five
    BRACKET = 14  # forty-five (45)


class Opener(IntEnum):
    """A word before a number that is no hedge by itself."""

    PLAIN = 0  # changes nothing: a total of
    BETWEEN = 1
    FROM = 2
    SIGN = 3  # minus


ROLES = {role.value: role for role in NumberRole}

#: Symbols that hedge stand apart from what is before them; the ">" that ends a markup tag does not.
_APART = r"(?![^\s(\[{,;:/'\"“‘])"
_BLANK_LINE = re.compile(r"\n\s*\n")  # a line break joins as a blank does, a paragraph never
_SPACES = " \u00a0\u2007\u2009\u202f"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@attrs.frozen
class Hedge:
    """A word before a number that hedges it, from the figure ``least`` on."""

    basis: Basis
    least: int = 0


@attrs.frozen(eq=False)
class Grammar:
    """Everything the stages look up, for one language."""

    lexicon: NumberLexicon
    #: A number word, in group 1, and what stands before it; the engine searches faster for the few
    #: characters between words than for the many letters with which number words begin.
    word: re.Pattern[str]
    first_word: re.Pattern[str]
    cluster: re.Pattern[str]
    gaps: Mapping[str, Gap]
    widest_gap: int
    before: Lookup[Hedge | Opener]
    after: Lookup[Basis]
    role_before: Lookup[str]
    role_after: Lookup[NumberRole]
    article: Lookup[bool]
    of: Lookup[bool]
    by: Lookup[bool]
    month: Lookup[str]
    year: Lookup[bool]
    year_follower: Lookup[bool]
    counted: Lookup[bool]
    counted_verb: Lookup[bool]
    opener_of_month: Lookup[bool]
    not_month: Lookup[bool]
    determiner: Lookup[bool]
    closer: Lookup[bool]
    after_times: Lookup[bool]
    prefix: Lookup[bool]
    score_before: Lookup[bool]
    score_after: Lookup[bool]
    one_before: Lookup[bool]
    one_after: Lookup[bool]
    partitive: Lookup[bool]
    not_partitive: Lookup[bool]
    silent_single: Lookup[bool]
    change: re.Pattern[str]

    def gap(self, between: str) -> Gap:
        """Tell what the text between two number words makes of them."""
        found = self.gaps.get(between)
        if found is not None:
            return found
        if len(between) > self.widest_gap or _BLANK_LINE.search(between):
            return Gap.NONE
        blank = between.strip()
        if not blank:
            return Gap.NEXT
        if between[-1] == "-" and between[-2].isspace():
            return Gap.NONE  # the hyphen is the next number's minus
        return self.gaps.get(f" {' '.join(blank.replace('-', ' ').split())} ", Gap.NONE)


def grammar_of(language: str) -> Grammar:
    """Give the grammar of a language, made at its first use."""
    return _grammar_of(resolve(language))


@cache
def _grammar_of(language: str) -> Grammar:
    return grammar_from(number_lexicon(language))


def grammar_from(lexicon: NumberLexicon) -> Grammar:
    """Compile a lexicon."""
    roles, dates, one = lexicon.roles, lexicon.dates, lexicon.one
    gaps = _gaps(lexicon)
    words = trie(lexicon.words)
    modifiers = trie(roles.unit_modifiers)
    return Grammar(
        lexicon=lexicon,
        word=re.compile(rf"\W({words})"),
        first_word=re.compile(words),
        cluster=re.compile(_cluster(lexicon)),
        gaps=gaps,
        widest_gap=max(map(len, gaps)) + 4,
        before=Lookup(
            {
                **dict.fromkeys(lexicon.hedges_before.plain, Opener.PLAIN),
                **dict.fromkeys(lexicon.ranges.between, Opener.BETWEEN),
                **dict.fromkeys(lexicon.ranges.from_, Opener.FROM),
                **dict.fromkeys(lexicon.signs, Opener.SIGN),
                **{
                    phrase: Hedge(basis, lexicon.hedges_least.get(phrase, 0))
                    for phrase, basis in _hedges(lexicon.hedges_before).items()
                },
            },
            symbol_end=_APART,
        ),
        after=Lookup(_hedges(lexicon.hedges_after)),
        role_before=Lookup(_by_field(roles.before)),
        role_after=Lookup(
            {phrase: ROLES[name] for phrase, name in _by_field(roles.after).items()},
            gap=rf"(?:\s{{1,2}}(?:{trie(lexicon.links.of)}))?(?:\s{{1,2}}(?:{modifiers}))?[\s\-]{{0,2}}",
        ),
        article=_set(lexicon.articles, gap=r"\s{1,2}"),
        of=_set(lexicon.links.of),
        by=_set(lexicon.ranges.by),
        month=Lookup(
            {month: month for month in dates.months},
            gap=rf"(?:\s{{1,2}}(?:{trie(dates.of_month)}))?[\s\-]{{0,2}}",
        ),
        year=Lookup(
            {**dict.fromkeys(dates.year_maybe, False), **dict.fromkeys((*dates.year_before, *dates.months), True)}
        ),
        year_follower=_set(dates.year_followers),
        counted=_set(
            dates.counted,
            gap=rf"(?:\s{{1,2}}(?!{trie(roles.closers)})[^\W\d_]{{1,20}}+){{0,{dates.counted_reach - 1}}}\s{{1,2}}",
        ),
        counted_verb=_set(dates.counted_verbs),
        opener_of_month=_set(dates.month_openers),
        not_month=_set(dates.not_after_month),
        determiner=_set(roles.determiners),
        closer=_set(roles.closers),
        after_times=_set(roles.after_times),
        prefix=_set(roles.prefixes, gap="-"),
        score_before=_set(lexicon.scores.before),
        score_after=_set(lexicon.scores.after),
        one_before=_set(one.before),
        one_after=_set(one.after),
        partitive=_set(one.partitive),
        not_partitive=_set(one.not_partitive),
        silent_single=_set(one.silent_single),
        change=re.compile(rf"(?<!\w){trie(lexicon.ranges.changes)}"),
    )


def _by_field(lists: RolesBefore | RolesAfter) -> dict[str, str]:
    """Key every phrase by the name of the list that it stands in."""
    return {phrase: name for name, phrases in attrs.asdict(lists, recurse=False).items() for phrase in phrases}


def _set(phrases: tuple[str, ...], gap: str = r"\s{0,2}") -> Lookup[bool]:
    return Lookup(dict.fromkeys(phrases, True), gap)


def _hedges(hedges: Hedges) -> dict[str, Basis]:
    return {
        phrase: basis
        for basis, phrases in (
            (Basis.AT_LEAST, hedges.at_least),
            (Basis.MORE_THAN, hedges.more_than),
            (Basis.AT_MOST, hedges.at_most),
            (Basis.FEWER_THAN, hedges.fewer_than),
            (Basis.ABOUT, hedges.about),
            (Basis.NEARLY, hedges.nearly),
        )
        for phrase in phrases
    }


def _gaps(lexicon: NumberLexicon) -> dict[str, Gap]:
    """Key every link as it stands between two words, a blank on each side."""
    links = lexicon.links
    gaps = {"": Gap.NEXT, " ": Gap.NEXT, "-": Gap.HYPHEN, ", ": Gap.COMMA, " , ": Gap.COMMA}
    gaps |= dict.fromkeys(["–", "—", " – ", " - ", "--"], Gap.DASH)
    gaps |= {" (": Gap.BRACKET, "(": Gap.BRACKET}
    for gap, forms in (
        (Gap.AGAIN, links.again),
        (Gap.AND, links.and_),
        (Gap.POINT, links.point),
        (Gap.OF, links.of),
        (Gap.ARTICLE, links.article),
        (Gap.AND_ARTICLE, links.and_article),
        (Gap.TO, links.to),
        (Gap.OR, links.or_),
        (Gap.IN, links.in_),
    ):
        gaps |= {f" {form} ": gap for form in forms}
        if gap in {Gap.TO, Gap.OR, Gap.IN}:  # "to a" is "to", and the article belongs to what follows
            gaps |= {f" {form} {article} ": gap for form in forms for article in lexicon.articles}
    gaps |= {f"{key[1:]}": gap for key, gap in gaps.items() if key.startswith(" ,")}
    return gaps


def _cluster(lexicon: NumberLexicon) -> str:
    """Write the pattern of digits and what may hold digits together: 1,200 and 10:30 and 2020-02-20 alike."""
    spaced = ""
    if " " in lexicon.digits.groups:
        groups = rf"(?:[{_SPACES}]\d{{3}}(?!\w|-[^\W\d]))++"  # 12 000, but not 12 155mm shells
        decimals = rf"(?:{re.escape(lexicon.digits.decimal)}\d++(?!\w))?+"
        upper = rf"[-–—]\d{{1,3}}{groups}"
        spaced = rf"\d{{0,2}}{groups}{decimals}(?:{upper}|[-–—]\d++(?:[.,']\d++)*+)?+|\d{{0,2}}{upper}|"
    return rf"[\d{VULGAR}](?<!\w.)(?:{spaced}\d*+(?:[.,'/:\-–—٫٬]\d++)*+[{VULGAR}]?)"
