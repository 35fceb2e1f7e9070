"""What a report has told of people so far: whom "they" are, and which dead are told a second time."""

from collections.abc import Iterable
from typing import final

import attrs

from conflictmodel.lexicon.markers import Adverb, Anybody, Determiner
from conflictmodel.lexicon.terms import OutcomeTerm, PeopleTerm
from conflictmodel.model.actor import CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.source import Attribution, Span
from conflictmodel.reading.circumstances import Circumstances
from conflictmodel.reading.entities import Figure
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.sentence import Parsed


@final
@attrs.frozen(eq=False)
class Told:
    """People who were told of: their figure, what befell them, and the words for them."""

    record: Casualties
    words: frozenset[str]
    span: Span
    attribution: Attribution
    stance: Stance
    #: Where its sentence begins.
    sentence: int
    #: Whether the words are a name.
    named: bool


@final
@attrs.define(eq=False)
class Tally:
    """The figures read so far, and what may refer back to them."""

    #: The last figure of each outcome: what "including three children" is a part of.
    latest: dict[Outcome, Count] = attrs.field(factory=dict)
    #: The people of the last figure of the same sentence: of whom "others" are more.
    group: Group | None = None
    #: What the people of the last figure are said to be.
    whole_status: CombatantStatus = CombatantStatus.UNKNOWN
    told: list[Told] = attrs.field(factory=list)
    #: Those whose harm a protest or the like is about.
    topics: list[Told] = attrs.field(factory=list)
    #: In which paragraph that was; another may tell of their harm as news.
    paragraph: int = 0
    #: The people with a number who were mentioned last: whom "they" and "them" mean.
    mentioned: Count | None = None
    #: Where the people of a claim, by its place, are told of again.
    again: dict[tuple[Outcome, Span], list[Span]] = attrs.field(factory=dict)
    #: Nobody looks back further than this, so that time stays linear.
    reach: int = 30

    def note(self, parsed: Parsed, claim: Claim[Casualties], noun: Noun, words: frozenset[str]) -> None:
        """Remember a figure."""
        record = claim.record
        if record.subset_of is None and record.scope is Scope.INCIDENT and claim.span is not None:
            self.told.append(
                Told(record, words, claim.span, claim.attribution, claim.stance, parsed.sentence.start, noun.named)
            )
            del self.told[: -self.reach]

    def speak_of(self, parsed: Parsed, record: Casualties, noun: Noun, words: frozenset[str]) -> None:
        """Remember those whose harm a protest or the like is about."""
        here = parsed.sentence
        if here.paragraph != self.paragraph:
            self.topics, self.paragraph = list[Told](), here.paragraph
        told = Told(record, words, parsed.span(noun), Attribution(), Stance.ASSERTED, here.start, noun.named)
        self.topics = [*self.topics, told][-self.reach :]

    def is_spoken_of(self, parsed: Parsed, figure: Figure, record: Casualties, words: frozenset[str]) -> bool:
        """Tell whether a figure is of those whose harm a protest is about, by an earlier sentence of the paragraph."""
        return self.paragraph == parsed.sentence.paragraph and any(
            one.record.outcome is record.outcome
            and one.record.count.stated == record.count.stated
            and one.sentence != parsed.sentence.start
            and _is_same(parsed, figure.noun, one, words, record)
            for one in self.topics
        )

    def first_told(
        self, parsed: Parsed, figure: Figure, claim: Claim[Casualties], words: frozenset[str]
    ) -> Told | None:
        """Find where the same source told of the people of a figure before, if it did."""
        record = claim.record
        if record.subset_of is not None or record.scope is not Scope.INCIDENT or record.count == _NONE:
            return None
        return next(
            (
                one
                for one in reversed(self.told)
                if one.record.outcome is record.outcome
                and Stance.DENIED not in {one.stance, claim.stance}
                and (not claim.attribution or claim.attribution == one.attribution)
                and one.record.count.stated == record.count.stated
                and not _apart(one.record, record)
                and _is_same(parsed, figure.noun, one, words, record)
                and (
                    figure.noun.pronoun or "definite" in figure.noun.determiner or one.sentence != parsed.sentence.start
                )
            ),
            None,
        )

    def before(self, outcome: Outcome, count: Count) -> Told | None:
        """Find the last people told of with the same figure, whoever told of them: whom a pronoun means."""
        same = (one for one in reversed(self.told) if one.record.outcome is outcome and one.record.count == count)
        return next(same, None)

    def whole(self, outcome: Outcome, least: int) -> Count | None:
        """Give the last figure of an outcome, unless so many cannot be part of it."""
        latest = self.latest.get(outcome)
        return latest if latest is not None and (latest.high is None or latest.high >= least) else None

    def part_of(self, parsed: Parsed, outcome: Outcome, figure: Figure) -> Circumstances:
        """Make the bodies that are found part of the dead told of before, unless more are found, or others."""
        whole = self.latest.get(outcome)
        if whole is None or "other" in figure.noun.determiner or figure.count.low > whole.low:
            return {}
        others = words_of(parsed, figure.noun) - {parsed.words[figure.noun.head].low}
        if (others or figure.noun.of is not None) and not any(one.words & others for one in self.told):
            return {}
        return {"subset_of": whole}

    def repeat(self, told: Told, span: Span) -> None:
        """Note that people are told of again."""
        self.again.setdefault((told.record.outcome, told.span), []).append(span)


_NONE = Count.exactly(0)
_GRAMMAR = frozenset((Determiner, Adverb))


def _apart(one: Casualties, other: Casualties) -> bool:
    """Tell whether two figures are said to be of different days or places."""
    if one.when is not None and other.when is not None and one.when != other.when:
        return True
    return one.where is not None and other.where is not None and one.where.name != other.where.name


def _is_same(parsed: Parsed, noun: Noun, told: Told, words: frozenset[str], record: Casualties) -> bool:
    """Tell whether a noun phrase means people who were told of."""
    if noun.pronoun:
        return True
    back = bool(noun.determiner & {"definite", "possessive"})
    anybody = parsed.words[noun.head].get(Anybody) is not None
    common = told.words & words
    if parsed.words[noun.head].get(OutcomeTerm) is not None:
        return not noun.determiner & {"other"}  # "one death was reported"
    if record.count.stated == 1:
        if noun.named and not told.named and not told.record.victims.names:
            return True  # "a trader was killed", and then who
        anyone = anybody or _is_anyone(parsed, noun, told)
        return bool(common - _ordinary(parsed, common)) or (back and (bool(common) or anyone or not told.words))
    bare = not words and record.means is None and "other" not in noun.determiner
    return bool(common) or back or bare or (anybody and not noun.determiner & {"other"})


def _is_anyone(parsed: Parsed, noun: Noun, told: Told) -> bool:
    """Tell whether a noun phrase says no more of somebody than that it is a man or a woman, and so may be the one."""
    people = noun.get(PeopleTerm)
    bare = noun.head == noun.last - 1 == noun.first + 1 and "definite" in noun.determiner
    if people is None or not bare or people.sex is Sex.UNKNOWN or parsed.several(noun):
        return False
    return told.record.count.stated == 1 and told.record.victims.sex in {Sex.UNKNOWN, people.sex}


def _ordinary(parsed: Parsed, words: Iterable[str]) -> frozenset[str]:
    """Give those of some words that the lexicon knows, and that so are nobody's name."""
    return frozenset(word for word in words if parsed.book.word(word).terms)


def words_of(parsed: Parsed, noun: Noun) -> frozenset[str]:
    """Give the words of a noun phrase by which it can be known again, its number and grammar aside."""
    tokens = parsed.words[noun.first : noun.last]
    return frozenset(
        token.low
        for token in tokens
        if token.is_word and token.count is None and token.number is None and not token.word.closed
        if token.word.terms.keys() - _GRAMMAR or not token.word.terms
    ) | frozenset(_stem(parsed, token.low) for token in tokens if token.get(PeopleTerm) is not None)


def _stem(parsed: Parsed, low: str) -> str:
    return low[:-1] if parsed.book.several(low) else low
