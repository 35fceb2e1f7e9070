"""A language's number words turned into patterns: made once per language, then only looked up."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, partial

import attrs

from conflictmodel.lexicon import number_lexicon, resolve
from conflictmodel.lexicon.numbers import NumberLexicon
from conflictmodel.lexicon.schema import Hedges, RolesAfter, RolesBefore
from conflictmodel.lexicon.words import WordKind
from conflictmodel.model.count import Basis
from conflictmodel.numbers.finder import Finder
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.patterns import Lookup, Words, is_word


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
    INSIDE = 15  # 20多万: a hedge between a figure and its scale
    PARTS = 16  # 五分之一: the denominator comes first
    OVER = 17  # एक बटा बीस


class Opener(IntEnum):
    """A word before a number that is no hedge by itself."""

    PLAIN = 0  # changes nothing: a total of
    BETWEEN = 1
    FROM = 2
    SIGN = 3  # minus


ROLES = {role.value: role for role in NumberRole}

#: Symbols that hedge stand apart from what is before them; the ">" that ends a markup tag does not.
_APART = "([{,;:/'\"“‘"
_NEXT_WORD = re.compile(r"\s{1,2}[^\W\d_]{1,20}+")
_BLANK_LINE = re.compile(r"\n\s*\n")  # a line break joins as a blank does, a paragraph never
_SPACES = " \u00a0\u2007\u2009\u202f"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@attrs.frozen
class Hedge:
    """A word before a number that hedges it, from the figure ``least`` on.

    ``onto`` says that it also tells where a change ends: "rose to 20" in many languages is "rose up to 20".
    """

    basis: Basis
    least: int = 0
    onto: bool = False


@attrs.frozen(eq=False)
class Grammar:
    """Everything the stages look up, for one language."""

    lexicon: NumberLexicon
    #: Whether nothing but punctuation may be written against a figure.
    spaced: bool
    finder: Finder
    cluster: re.Pattern[str]
    gaps: Mapping[str, Gap]
    widest_gap: int
    before: Lookup[Hedge | Opener]
    after: Lookup[Basis | None]
    over: Lookup[bool]
    inside: Mapping[str, Basis]
    ordinal_prefix: Lookup[bool]
    classifier: Lookup[bool]
    counter: Lookup[bool]
    single_after: Lookup[bool]
    onwards: Lookup[bool]
    closing: Lookup[bool]
    weekday: Lookup[bool]
    noun: Lookup[bool]
    age_opener: Lookup[bool]
    singular: Lookup[bool]
    before_noun: Lookup[Basis]
    ordinal_opener: Lookup[bool]
    after_noun: Lookup[Basis]
    scale: Lookup[bool]
    digit_ending: Lookup[bool]
    role_before: Lookup[str]
    role_after: Lookup[NumberRole]
    article: Lookup[bool]
    of: Lookup[bool]
    by: Lookup[bool]
    month: Lookup[str]
    year: Lookup[bool]
    year_follower: Lookup[bool]
    counted_thing: Lookup[bool]
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
    change: Words

    def counted(self, text: str, place: int) -> bool:
        """Tell whether something that people count follows, a few words later at most: 2000 armed men."""
        for _ in range(self.lexicon.dates.counted_reach):
            if self.counted_thing.after(text, place) is not None:
                return True
            if self.closer.after(text, place) is not None:
                return False
            word = _NEXT_WORD.match(text, place)
            if word is None:
                return False
            place = word.end()
        return False

    def without_prefix(self, text: str, place: int) -> int | None:
        """Give the place before what is written against the front of a number, if something is."""
        for prefix in self.lexicon.prefixes:
            start = place - len(prefix)
            if start >= 0 and text.startswith(prefix, start) and (not start or not is_word(text[start - 1])):
                return start
        return None

    def past_noun(self, text: str, place: int) -> int | None:
        """Give the place after the counted thing that follows, a few words later at most."""
        for _ in range(self.lexicon.dates.counted_reach):
            found = self.counted_thing.after(text, place)
            if found is not None:
                return found[1]
            word = _NEXT_WORD.match(text, place)
            if word is None:
                return None
            place = word.end()
        return None

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
    apart = lexicon.spaced and not lexicon.agglutinated
    make = partial(Lookup, spaced=apart)

    def one_of(phrases: tuple[str, ...]) -> Lookup[bool]:
        return make(dict.fromkeys(phrases, True))

    of = one_of(lexicon.links.of)
    hedges = {
        phrase: Hedge(basis, lexicon.hedges_least.get(phrase, 0), onto=phrase in lexicon.links.to)
        for phrase, basis in _hedges(lexicon.hedges_before).items()
    }
    hedge_after: Lookup[Basis | None] = make(
        {**dict.fromkeys(lexicon.hedges_after.plain, None), **_hedges(lexicon.hedges_after)}
    )
    return Grammar(
        lexicon=lexicon,
        spaced=apart,
        finder=Finder(lexicon, hedge_after),
        cluster=re.compile(_cluster(lexicon)),
        gaps=gaps,
        widest_gap=max(map(len, gaps)) + 4,
        before=make(
            {
                **dict.fromkeys(lexicon.hedges_before.plain, Opener.PLAIN),
                **dict.fromkeys(lexicon.ranges.between, Opener.BETWEEN),
                **dict.fromkeys(lexicon.ranges.from_, Opener.FROM),
                **dict.fromkeys(lexicon.signs, Opener.SIGN),
                **hedges,
            },
            apart=_APART,
            clitics=lexicon.prefixes,
        ),
        after=hedge_after,
        inside=_hedges(lexicon.hedges_inside),
        ordinal_prefix=one_of(lexicon.ordinal_prefixes),
        classifier=one_of(lexicon.classifiers),
        counter=one_of(one.counters),
        single_after=one_of(lexicon.one_after),
        ordinal_opener=one_of(lexicon.ordinal_openers),
        after_noun=make({p: b for p, b in _hedges(lexicon.hedges_after).items() if p in lexicon.hedges_after_noun}),
        over=one_of(lexicon.hedges_over),
        singular=one_of(roles.singular),
        before_noun=make({p: h.basis for p, h in hedges.items() if p in lexicon.hedges_before_noun}),
        age_opener=one_of(roles.age_openers),
        onwards=one_of(lexicon.ranges.onwards),
        closing=one_of(lexicon.ranges.closers),
        scale=one_of(
            tuple(form for form, word in lexicon.words.items() if word.kind is WordKind.SCALE and word.vague is None)
        ),
        weekday=make(dict.fromkeys(dates.weekdays, True), apart=""),
        noun=make(dict.fromkeys(dates.counted if lexicon.noun_first else (), True), blanks=(1, 2)),
        digit_ending=Lookup(dict.fromkeys(lexicon.digits.endings, True), blanks=(0, 0)),
        role_before=make(_by_field(roles.before), clitics=lexicon.prefixes),
        role_after=make(
            {phrase: ROLES[name] for phrase, name in _by_field(roles.after).items()},
            skips=(
                make(dict.fromkeys(lexicon.links.of, True), blanks=(1, 2)),
                make(dict.fromkeys(roles.unit_modifiers, True), blanks=(1, 2)),
            ),
            hyphen=True,
        ),
        article=make(dict.fromkeys(lexicon.articles, True), blanks=(1, 2)),
        of=of,
        by=one_of(lexicon.ranges.by),
        month=make(
            {month: month for month in dates.months},
            skips=(make(dict.fromkeys(dates.of_month, True), blanks=(1, 2)),),
            hyphen=True,
            unit=False,
        ),
        year=make(
            {**dict.fromkeys(dates.year_maybe, False), **dict.fromkeys((*dates.year_before, *dates.months), True)}
        ),
        year_follower=one_of(dates.year_followers),
        counted_thing=make(dict.fromkeys(dates.counted, True), blanks=(1, 2) if apart else (0, 2)),
        counted_verb=one_of(dates.counted_verbs),
        opener_of_month=one_of(dates.month_openers),
        not_month=one_of(dates.not_after_month),
        determiner=one_of(roles.determiners),
        closer=one_of(roles.closers),
        after_times=one_of(roles.after_times),
        prefix=Lookup(dict.fromkeys(roles.prefixes, True), blanks=(1, 1), hyphen=True),
        score_before=one_of(lexicon.scores.before),
        score_after=one_of(lexicon.scores.after),
        one_before=one_of(one.before),
        one_after=one_of(one.after),
        partitive=one_of(one.partitive),
        not_partitive=one_of(one.not_partitive),
        silent_single=one_of(one.silent_single),
        change=Words(lexicon.ranges.changes, spaced=apart),
    )


def _by_field(lists: RolesBefore | RolesAfter) -> dict[str, str]:
    """Key every phrase by the name of the list that it stands in."""
    return {phrase: name for name, phrases in attrs.asdict(lists, recurse=False).items() for phrase in phrases}


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
        (Gap.PARTS, links.parts),
        (Gap.OVER, links.over),
    ):
        gaps |= {f" {form} ": gap for form in forms}
        if gap in {Gap.TO, Gap.OR, Gap.IN}:  # "to a" is "to", and the article belongs to what follows
            gaps |= {f" {form} {article} ": gap for form in forms for article in lexicon.articles}
    gaps |= {key[1:]: gap for key, gap in gaps.items() if key.startswith(" ,")}
    for form in _hedges(lexicon.hedges_inside):
        gaps |= dict.fromkeys((form, f"{form} ", f" {form} "), Gap.INSIDE)
    written_on = {key for key in gaps if key.strip() in lexicon.prefixes or key.rstrip().endswith("-")}
    gaps |= {key.rstrip(): gaps[key] for key in written_on if key.startswith(" ") and key.strip("- ")}
    if lexicon.glued or not lexicon.spaced:
        gaps = {key.strip(): gap for key, gap in gaps.items() if key.strip()} | gaps
    return gaps | dict.fromkeys(lexicon.raw_links, Gap.AND)


def _cluster(lexicon: NumberLexicon) -> str:
    """Write the pattern of digits and what may hold digits together: 1,200 and 10:30 and 2020-02-20 alike."""
    letter = r"\w" if lexicon.spaced and not lexicon.agglutinated else "A-Za-z0-9_"
    spaced = ""
    if " " in lexicon.digits.groups:
        hyphen = "" if any(ending[0] == "-" for ending in lexicon.digits.endings) else r"|-[^\W\d]"
        groups = rf"(?:[{_SPACES}]\d{{3}}(?![{letter}]{hyphen}))++"  # 12 000, but not 12 155mm shells
        decimals = rf"(?:{re.escape(lexicon.digits.decimal)}\d++(?![{letter}]))?+"
        upper = rf"[-–—]\d{{1,3}}{groups}"
        spaced = rf"\d{{0,2}}{groups}{decimals}(?:{upper}|[-–—]\d++(?:[.,']\d++)*+)?+|\d{{0,2}}{upper}|"
    fronts = [re.escape(prefix) for prefix in lexicon.prefixes if is_word(prefix[-1])]
    front = "".join(rf"|(?<=\W{prefix}.)|(?<=^{prefix}.)" for prefix in fronts)
    first = rf"[\d{VULGAR}](?:(?<![{letter}].){front})"
    power = r"(?:(?:e|\^)[+\-]?\d{1,2}+(?!\w))?+"
    return rf"{first}(?:{spaced}\d*+(?:[.,'/:\-–—٫٬]\d++)*+[{VULGAR}]?){power}"
