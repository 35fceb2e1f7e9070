"""Making casualty claims of a sentence: each of its people is told of once, and only once in a report."""

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from conflictmodel.lexicon.markers import Anybody, LightVerb, Preposition, Unreal
from conflictmodel.lexicon.terms import CasualtyVerb, PeopleTerm
from conflictmodel.model.actor import CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.reading.circumstances import Circumstances, Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, group_of
from conflictmodel.reading.phrase import Noun, Tie, place_among
from conflictmodel.reading.reach import is_too_large
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.sides import side_of
from conflictmodel.reading.tally import Tally, words_of
from conflictmodel.reading.victims import victims_of

_ONE = Count.exactly(1)


@final
@attrs.define(eq=False)
class Scene:
    """A sentence and what the report has told so far; ``done`` are the people already read in the sentence."""

    setting: Setting
    tally: Tally
    done: set[tuple[Outcome, int]] = attrs.field(factory=set)

    @property
    def parsed(self) -> Parsed:
        """The sentence taken apart."""
        return self.setting.parsed

    def victims(self, noun: Noun, outcome: Outcome, *, several: bool | None = None) -> Figure | None:
        """Read how many people a noun phrase means who were not read yet; a pronoun means those before."""
        figure = self._referred(noun) if noun.pronoun else victims_of(self.parsed, noun, outcome, several=several)
        if figure is None or (outcome, figure.noun.first) in self.done or self._is_any_word(figure.noun):
            return None
        return figure

    def _is_any_word(self, noun: Noun) -> bool:
        """Tell whether a word that may be a name, in a sentence without small letters, is not known as one."""
        word = self.parsed.words[noun.head]
        alone = noun.named and noun.last - noun.first == 1 and word.caseless
        return alone and not self.setting.memory.is_name(word.low)

    def _referred(self, noun: Noun) -> Figure | None:
        """Count whom a pronoun means: one person, or those who were mentioned last."""
        if "nobody" in noun.pronoun:
            return Figure(Count.exactly(0), noun)
        if "person" in noun.pronoun:
            return Figure(Count.exactly(1), noun)
        if "both" in noun.pronoun:
            return Figure(Count.exactly(2), noun)
        count = self._mentioned(noun) if "plural" in noun.pronoun else None
        return None if count is None else Figure(count, noun)

    def _mentioned(self, pronoun: Noun) -> Count | None:
        """Find the number of the people who were mentioned last before a pronoun."""
        for phrase in reversed(self.parsed.phrases):
            if phrase.first < pronoun.first and isinstance(phrase, Noun) and phrase.count is not None:
                people = phrase.get(PeopleTerm)
                return phrase.count if people is not None else self.tally.mentioned
        return self.tally.mentioned

    def remember(self) -> None:
        """Note the people with a number who were mentioned last in the sentence."""
        for phrase in reversed(self.parsed.phrases):
            if isinstance(phrase, Noun) and phrase.count is not None and phrase.get(PeopleTerm) is not None:
                self.tally.mentioned = phrase.count
                return

    def tell(  # noqa: PLR0913, PLR0917  one claim is made of all of these, and of nothing else
        self,
        clause: Clause,
        outcome: Outcome,
        figure: Figure,
        common: Circumstances,
        rule: Rule = Rule.VERB,
        trigger: int | None = None,
    ) -> Iterator[Claim[Casualties]]:
        """Make the claim, unless these people were told of before; remember it for those that are parts of it."""
        parsed, tally = self.parsed, self.tally
        side = side_of(self.setting, clause, figure.noun)
        group = group_of(parsed, figure.noun, self.setting.owner(clause), tally.group) if side is None else side
        if "subset_of" not in common and (whole := self._whole(outcome, figure, group)) is not None:
            common, rule = common | {"subset_of": whole}, Rule.PART
        fighters = tally.whole_status is CombatantStatus.COMBATANT
        if "subset_of" in common and group.status is CombatantStatus.UNKNOWN and fighters:
            group = attrs.evolve(group, status=tally.whole_status)
        if figure.noun.pronoun and (before := tally.before(outcome, figure.count)) is not None:
            group = before.record.victims
        common |= self._scope(clause, figure, common)
        record = Casualties(outcome, figure.count, group, **common)
        word = clause.verb.main if trigger is None else trigger
        claim = self.setting.claim(record, clause, figure.noun, rule, word, figure.word)
        self.done.add((outcome, figure.noun.first))
        words = words_of(parsed, figure.noun)
        told = None if parsed.sentence.headline else tally.first_told(parsed, figure, claim, words)
        if record.subset_of is None:
            tally.group = group
        if told is not None and claim.span is not None:
            tally.repeat(told, claim.span)
            return
        if told is None and tally.is_spoken_of(parsed, figure, record, words):
            return
        if record.subset_of is None and record.scope is Scope.INCIDENT and claim.stance is not Stance.DENIED:
            tally.latest[outcome] = figure.count
            tally.whole_status = group.status
        if not parsed.sentence.headline:  # the story is told in full below, and the headline joined to it
            tally.note(parsed, claim, figure.noun, words)
        yield claim

    def speak_of(self, nouns: Iterable[Noun], outcome: Outcome) -> None:
        """Remember those whose harm is only what a protest or the like is about, so that it is no news later."""
        for noun in nouns:
            figure = self.victims(noun, outcome)
            if figure is not None:
                group = group_of(self.parsed, figure.noun, None, None)
                words = words_of(self.parsed, figure.noun)
                self.tally.speak_of(self.parsed, Casualties(outcome, figure.count, group), figure.noun, words)

    def _scope(self, clause: Clause, figure: Figure, common: Circumstances) -> Circumstances:
        """Settle whether a figure is of one incident: a named person dies once, and an army not in one attack."""
        if common.get("scope") is Scope.CUMULATIVE and figure.noun.named and figure.count == _ONE:
            return {"scope": Scope.INCIDENT}
        too_large = common.get("scope") is Scope.INCIDENT and is_too_large(self.parsed, clause, figure.count)
        return {"scope": Scope.CUMULATIVE} if too_large else {}

    def _whole(self, outcome: Outcome, figure: Figure, group: Group) -> Count | None:
        """Give the figure told before of which one more is a part: "one of them", "the driver" after "two people"."""
        noun, whole = figure.noun, self.tally.latest.get(outcome)
        if whole is None or noun.pronoun or figure.count.low >= whole.low or figure.count.low == 0:
            return None
        inner = noun.of
        if inner is not None and (inner.pronoun & {"plural"} or self._is_anybody(inner, outcome)):
            return whole
        if self._is_of_told(noun, outcome, whole):
            return whole
        back = "definite" in noun.determiner
        same = self.tally.whole_status in {CombatantStatus.UNKNOWN, group.status}
        return whole if back and same and group.status is not CombatantStatus.COMBATANT else None

    def _is_of_told(self, noun: Noun, outcome: Outcome, whole: Count) -> bool:
        """Tell whether a figure is of those told before by the same words: "one of the robbers", "one of them"."""
        found, inner = self.parsed.phrases, noun.of
        if inner is None:
            at = place_among(found, noun) + 1
            tie = found[at] if at < len(found) else None
            others = any(isinstance(one, Noun) and one.get(PeopleTerm) is not None for one in found[: at - 1])
            bare = noun.head == noun.number and not others  # "fired at rebels, killing two of them"
            return bare and isinstance(tie, Tie) and tie.kind is Preposition and "subset" in tie.values
        if "definite" not in inner.determiner or noun.count != _ONE:
            return False  # "four of the enemy" may be others
        words = words_of(self.parsed, inner)
        return any(
            one.record.outcome is outcome and one.record.count == whole and one.words & words for one in self.tally.told
        )

    def _is_anybody(self, noun: Noun, outcome: Outcome) -> bool:
        """Tell whether a noun phrase means all who were hit so: "the victims", "the dead"."""
        head = self.parsed.words[noun.head]
        harm = head.get(CasualtyVerb)
        return not head.name and head.get(Anybody) is not None and (harm is None or harm.outcome is outcome)

    def beside(self, clause: Clause) -> Circumstances:
        """Give what is around a noun that tells of harm: whoever does what the verb says need not have done that.

        Who condemns a murder or arrests men for it did not commit it. A verb that only carries the
        noun ("caused 20 deaths") has its subject do it, and so has "by" where no passive verb claims it.
        """
        common = self.setting.circumstances(clause)
        by = not clause.verb.passive and any(clause.tied("agent"))
        carries = by or clause.at < 0 or clause.get(LightVerb) is not None
        return common if carries else common | {"perpetrator": None}

    def is_unreal(self, noun: Noun) -> bool:
        """Tell whether a word before a noun says that it did not come about: "the attempted murder"."""
        words = self.parsed.words
        for token in words[noun.first : noun.head]:
            unreal = token.get(Unreal)
            if unreal is not None and "before" in unreal.values:
                return True
        return False
