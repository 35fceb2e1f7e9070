"""Clauses that tell of weapons and vehicles destroyed, damaged, abandoned, captured or lost."""

from collections.abc import Iterator

from conflictmodel.lexicon.terms import EquipmentTerm, LossVerb, ModelName
from conflictmodel.model.claim import Claim
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss
from conflictmodel.model.evidence import Rule
from conflictmodel.reading.casualties import patients
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.entities import actor_of, described, figure_of, owner_of
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.sentence import Parsed


def equipment_losses(setting: Setting) -> Iterator[Claim[EquipmentLoss]]:
    """Read every equipment loss of a sentence."""
    for clause in setting.parsed.clauses:
        verb = clause.get(LossVerb)
        if verb is None:
            continue
        nouns, acted_upon = patients(clause)
        if acted_upon:
            nouns = [
                *nouns,
                *(noun for adjunct in clause.adjuncts if "also" in adjunct.tie.values for noun in adjunct.nouns),
            ]
        for noun in nouns:
            figure = figure_of(noun)
            equipment = None if figure is None else class_of(setting.parsed, figure.noun)
            if figure is None or equipment is None or not setting.happened(clause):
                continue
            loser = verb.owner == "subject" and not acted_upon
            common = setting.circumstances(clause)
            owner = owner_of(setting.parsed, figure.noun, setting.owner(clause))
            if owner is None and loser and clause.subjects:
                owner = actor_of(setting.parsed, clause.subjects[0], setting.memory)
            record = EquipmentLoss(
                figure.count,
                equipment,
                verb.status,
                described(setting.parsed, figure.noun),
                _model(setting.parsed, figure.noun),
                owner,
                **common,
            )
            yield setting.claim(record, clause, figure.noun, Rule.VERB, clause.verb.main, figure.word)


def class_of(parsed: Parsed, noun: Noun) -> EquipmentClass | None:
    """Tell what class of equipment a noun phrase names, by its head or else by a model in it."""
    head = noun.get(EquipmentTerm)
    if head is not None:
        return head.equipment
    if noun.word.noun:
        return None
    for token in parsed.words[noun.first : noun.last]:
        term = token.get(EquipmentTerm) or token.get(ModelName)
        if term is not None:
            return term.equipment
    return None


def _model(parsed: Parsed, noun: Noun) -> str | None:
    """Give the designation that a noun phrase holds: T-72B3."""
    for token in parsed.words[noun.first : noun.last]:
        term = token.get(EquipmentTerm)
        if (term is not None and term.model) or token.get(ModelName) is not None:
            return token.text
    return None
