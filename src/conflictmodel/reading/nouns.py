"""From words to one noun phrase: where it begins and ends, what heads it, and which words in it are verbs after all."""

from collections.abc import Sequence

from conflictmodel.lexicon.load import UNKNOWN
from conflictmodel.lexicon.markers import (
    Plural,
    Preposition,
)
from conflictmodel.lexicon.terms import ActorTerm, CasualtyVerb, CountryTerm, EquipmentTerm, PeopleTerm, ReportVerb
from conflictmodel.model.actor import ActorKind
from conflictmodel.model.count import Count
from conflictmodel.numbers import NumberRole
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.times import find_time, may_open_time
from conflictmodel.reading.tokens import Token, deals

_NONE: frozenset[str] = frozenset()
_BARELY = frozenset({Plural})
_PARTICIPLE, _INFINITIVE, _PRESENT = frozenset({"participle"}), frozenset({"infinitive"}), frozenset({"present"})
_DATES = frozenset({NumberRole.DATE, NumberRole.TIME})
#: Nouns that may stand before a name: Colonel Vasko, the village of Fougara, a Merkava.
_TITLED = (PeopleTerm, ActorTerm, EquipmentTerm)
#: How many participles in a row can describe a noun.
_MOST_PARTICIPLES = 4


def starts_noun(words: Sequence[Token], at: int) -> bool:
    """Tell whether a noun phrase certainly begins at a word."""
    if at >= len(words):
        return False
    token = words[at]
    word = token.word
    if token.count is not None or word.determiner is not None or word.pronoun is not None:
        return True
    return not word.closed and (word.get(CountryTerm) is not None or (token.name and token.is_word))


def is_adjective(words: Sequence[Token], at: int, start: int, most: int = _MOST_PARTICIPLES) -> bool:
    """Tell whether a participle only describes the noun after it: "armed men", "five injured people"."""
    if most == 0 or at + 1 >= len(words) or "participle" not in words[at].word.forms:
        return False
    following = words[at + 1]
    adverb = following.word.adverb is not None and not following.word.noun
    if following.count is not None or following.word.closed or not following.is_word or adverb:
        return False
    if following.word.determiner is not None or _is_time(words, at + 1):
        return False
    if following.word.forms == _PARTICIPLE and not is_adjective(words, at + 1, at + 1, most - 1):
        return False  # "dozens feared dead"
    if at > start:
        before = words[at - 1]
        opens = before.count is not None or before.number is not None or before.word.determiner is not None
        if not opens and not _describes(before) and before.word.adverb is None:
            unknown = not before.word.terms and not before.capital
            if not unknown or not words[at].word.guessed:
                return False
    return following.word.noun or not following.word.forms or is_adjective(words, at + 1, start, most - 1)


def _describes(token: Token) -> bool:
    """Tell whether a noun is here rather an adjective: Israeli."""
    country = token.word.get(CountryTerm)
    return country is not None and country.adjective


def _is_time(words: Sequence[Token], at: int) -> bool:
    token = words[at]
    may = may_open_time(words, at) and bool(token.word.terms) and token.count is None
    return may and find_time(words, at) is not None


def noun_phrase(words: Sequence[Token], at: int) -> Noun:
    """Read the noun phrase that begins at a word; it takes in at least that word."""
    first = token = words[at]
    pronoun = token.word.pronoun
    if pronoun is not None and not _continues_pronoun(words, at):
        return Noun(at, at + 1, at, token.word, pronoun=pronoun.values)
    determiner: frozenset[str] = _NONE
    number: int | None = None
    k = at
    stop = len(words)
    while True:
        opened = token.word.determiner
        if opened is not None:
            determiner |= opened.values
        if token.count is not None:
            number = k
        k += 1
        if k == stop or not goes_on(words, k, at):
            break
        token = words[k]
    head = _head(words, at, k) if k > at + 1 else at
    word = words[head].word if head != number else UNKNOWN
    count = None if number is None else words[number].count
    if count is None and first.number is not None and _is_one_of(words, at):
        count, number = Count.exactly(1), at
    named = number is None and (token.name or (token.caseless and _is_named(token)))
    aged = k == at + 1 and token.number is not None and token.number.role is NumberRole.AGE
    return Noun(at, k, head, word, count, number, determiner, named=named, aged=aged)


def _is_one_of(words: Sequence[Token], at: int) -> bool:
    """Tell whether "one" alone stands before "of": one of the men."""
    mention = words[at].number
    if mention is None or mention.role is not NumberRole.PRONOUN or mention.value != 1:
        return False
    tie = words[at + 1].get(Preposition) if at + 1 < len(words) else None
    return tie is not None and "of" in tie.values


def _is_named(last: Token) -> bool:
    """Tell whether the last word of a noun phrase may be a name, though its letters do not show it."""
    if not last.is_word or last.number is not None:
        return False
    return not last.word.forms and last.word.terms.keys() <= _BARELY


def _continues_pronoun(words: Sequence[Token], at: int) -> bool:
    """Tell whether "this" or "these" only opens a noun phrase."""
    following = words[at + 1] if at + 1 < len(words) else None
    if words[at].word.determiner is None or following is None:
        return False
    return following.is_word and not following.word.closed and not (following.word.forms and not following.word.noun)


def goes_on(words: Sequence[Token], k: int, start: int) -> bool:
    """Tell whether the noun phrase that began at ``start`` takes in the word at ``k``."""
    token, last = words[k], words[k - 1]
    word = token.word
    if last.owns:
        return False
    if word is UNKNOWN and token.count is None and token.number is None:
        return token.is_word
    opened = word.determiner
    if token.count is not None:
        return all(words[i].word.determiner is not None for i in range(start, k)) and "owner" not in _rows(last)
    if opened is not None:
        owner = "owner" in opened.values and last.end == token.start
        return owner or "other" in opened.values or last.word.determiner is not None
    if word.closed or not token.is_word or _is_time(words, k):
        return False
    if token.number is not None:
        return token.number.role not in _DATES
    if word.adverb is not None and not word.noun:
        opens = last.count is not None or last.word.determiner is not None
        following = words[k + 1] if k + 1 < len(words) else None
        return opens and following is not None and following.is_word and not following.word.closed
    if not word.forms:
        return True
    return _noun_form(words, k, start)


def is_owner(token: Token) -> bool:
    """Tell whether a word marks the owner: Turkey's."""
    return "owner" in _rows(token)


def _rows(token: Token) -> frozenset[str]:
    determiner = token.word.determiner
    return _NONE if determiner is None else determiner.values


def _noun_form(words: Sequence[Token], k: int, start: int) -> bool:
    """Settle whether a word with verb forms, within a noun phrase, belongs to it."""
    token, last = words[k], words[k - 1]
    word = token.word
    opens = last.word.determiner is not None
    if not opens and _disagrees(words, token, start):
        return True
    if token.name and last.capital and last.is_word:
        return True  # Rapid Support Forces
    if deals(words, k):
        return False  # "Iran demands withdrawal"
    if "participle" in word.forms or "past" in word.forms:
        if is_adjective(words, k, start):
            return True
        return word.noun and opens and not _rows(last) & {"other"}
    if word.noun:
        if "gerund" in word.forms and not opens and starts_noun(words, k + 1):
            return False  # "attacked a bus killing ten"
        return not (_acts_next(words, k) and (last.word.noun or last.capital) and not _describes(last))
    if opens or "gerund" in word.forms or word.get(ReportVerb) is not None:
        return opens or _describes_counted(words, k)
    # a verb's bare form is a noun after all before a verb ("artillery fire hit"), or between a number and a noun
    following = words[k + 1].word if k + 1 < len(words) else UNKNOWN
    if last.count is not None and k + 1 < len(words) and words[k + 1].is_word:
        return not following.closed and not following.forms and following.adverb is None
    auxiliary = following.auxiliary
    helps = auxiliary is not None and "infinitive" not in auxiliary.values
    tells = following.forms & {"past", "present"} and not following.noun
    return helps or bool(tells and "infinitive" in word.forms)


def _describes_counted(words: Sequence[Token], k: int) -> bool:
    """Tell whether a participle after a number describes the people counted: "six striking miners"."""
    counted = words[k - 1].count is not None and "gerund" in words[k].word.forms
    harms = words[k].get(CasualtyVerb) is not None
    return counted and not harms and any(_people_next(words, at) for at in range(k + 1, k + 3))


def _people_next(words: Sequence[Token], k: int) -> bool:
    """Tell whether a bare noun for people stands there."""
    following = words[k].word if k < len(words) else UNKNOWN
    return following.get(PeopleTerm) is not None and not following.forms


def _acts_next(words: Sequence[Token], k: int) -> bool:
    """Tell whether a word is rather a verb by what follows: "militia attacks the town", "mob attacks vehicle"."""
    if starts_noun(words, k + 1):
        return True
    following = words[k + 1].word if k + 1 < len(words) else UNKNOWN
    return "present" in words[k].word.forms and following.noun and not following.forms and not following.closed


def _disagrees(words: Sequence[Token], token: Token, start: int) -> bool:
    """Tell whether a form cannot be the verb of a noun phrase: "a land dispute", "the two camps"."""
    k = next(k for k in range(start, len(words)) if words[k] is token)
    count = next((one.count for one in words[start:k] if one.count is not None), None)
    if count is not None and "infinitive" in token.word.forms and _people_next(words, k + 1):
        return True  # "two security force members"
    if token.word.forms == _INFINITIVE:
        opened = words[start].word.determiner
        return opened is not None and "indefinite" in opened.values
    one = token.word.forms == _PRESENT and not token.word.several
    return one and count is not None and count.low > 1


def _head(words: Sequence[Token], start: int, stop: int) -> int:
    """Find the word that says what the phrase is: its last noun, unless an unknown noun ends it."""
    last = stop - 1
    while last > start and words[last].trails:
        last -= 1
    while last > start and "other" in _rows(words[last]) and not words[last].word.noun:
        last -= 1
    if last > start and words[last].sorts and words[last - 1].designates:
        return last - 1  # "two Su-25 fighters" are aircraft
    if words[last].word.noun or not (words[last].capital and words[last].is_word):
        return last
    first = words[start].word.determiner
    opened = first is not None and "indefinite" in first.values
    for k in range(last, start - 1, -1):
        if any(words[k].word.get(kind) is not None for kind in _TITLED) and not (opened and _is_body(words[k])):
            return k
    return last


def _is_body(token: Token) -> bool:
    """Tell whether a word is for many who act as one, and so is no title of a person."""
    actor = token.word.get(ActorTerm)
    return actor is not None and actor.kind is not ActorKind.PERSON and token.word.get(PeopleTerm) is None
