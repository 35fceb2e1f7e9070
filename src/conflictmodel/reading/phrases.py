"""From words to phrases: noun phrases, verb groups, prepositions, times and marks, in one pass.

A noun phrase knows its count, its head and what stands within it; a verb group knows its voice,
its mood and every verb that it could be. Nothing is looked ahead for further than a phrase
reaches, so time grows with the length of the sentence.
"""

from collections.abc import Sequence

from conflictmodel.lexicon.load import UNKNOWN
from conflictmodel.lexicon.markers import (
    Adverb,
    Coordinator,
    FoundVerb,
    Preposition,
    Relative,
    Subordinator,
    Term,
)
from conflictmodel.lexicon.readings import Word
from conflictmodel.lexicon.terms import ContactVerb, CountryTerm, ReportVerb
from conflictmodel.model.claim import Stance
from conflictmodel.reading.nouns import goes_on, is_adjective, is_owner, noun_phrase, starts_noun
from conflictmodel.reading.phrase import QUOTES, Mark, Noun, Phrase, Tie, Time, Verb, is_adverb, take_in
from conflictmodel.reading.times import find_time, may_open_time
from conflictmodel.reading.tokens import Token, deals

_NONE: frozenset[str] = frozenset()
_INFINITIVE = frozenset({"infinitive"})
_PAST, _PRESENT, _DONE = frozenset({"past"}), frozenset({"present"}), frozenset({"past", "participle"})
_FINITE = frozenset({"present", "past", "infinitive"})
_CLITIC = frozenset({"clitic", "negation"})
#: How many words a clause's verb is looked for after a word such as "after".
_REACH = 12
#: What a short name is put in, and how many words it takes at most.
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST_ASIDE = 7
_ASIDES = QUOTES | _BRACKETS.keys()


def phrases(words: Sequence[Token]) -> list[Phrase]:
    """Group the words of a sentence into phrases; every word is in exactly one, in order."""
    found: list[Phrase] = []
    at, stop = 0, len(words)
    while at < stop:
        if words[at].low in _ASIDES and (aside := _aside(words, at, found)) is not None:
            at = aside
            continue
        phrase = _phrase(words, at, found)
        at = phrase.last
        if not found or not isinstance(phrase, Noun) or not _is_taken_in(words, found, phrase):
            found.append(phrase)
    return found


def _is_taken_in(words: Sequence[Token], found: list[Phrase], phrase: Noun) -> bool:
    """Take a noun phrase into the one before it, if it belongs to that."""
    if phrase.count is not None and (owner := _owner_of_some(words, found[-1])) is not None:
        take_in(owner, phrase)
        return True
    outer = _joined(words, found, phrase)
    if outer is None:
        return False
    if found[-1] is not outer:
        found.pop()
    _of(outer, phrase)
    return True


def _aside(words: Sequence[Token], at: int, found: Sequence[Phrase]) -> int | None:
    """Take a short name in brackets into the noun phrase before it, with what goes on after: "a Front (KNF) member"."""
    outer = found[-1] if found else None
    closing = _BRACKETS.get(words[at].low)
    if isinstance(outer, Noun) and outer.head == outer.number and outer.last == at and words[at].low in QUOTES:
        return _quoted(words, at, outer)
    if closing is None or not isinstance(outer, Noun) or outer.last != at or outer.pronoun:
        return None
    stop = next((k for k in range(at + 1, min(len(words), at + _LONGEST_ASIDE)) if words[k].low == closing), None)
    if stop is None or (closing == ")" and not all(_is_label(token) for token in words[at + 1 : stop])):
        return None
    chain = [outer]
    while chain[-1].of is not None:
        chain.append(chain[-1].of)
    last, inner = stop + 1, chain[-1]
    if last == len(words) or not goes_on(words, last, last - 1):
        return None
    opened = words[last].word.determiner
    if opened is not None and not (inner.head == inner.number and "other" in opened.values):
        return None
    rest = noun_phrase(words, last)
    inner.head, inner.word, inner.named = rest.head, rest.word, rest.named
    for noun in chain:
        noun.last = rest.last
    return rest.last


def _quoted(words: Sequence[Token], at: int, outer: Noun) -> int | None:
    """Take a noun in quotation marks to the number before it: five "thugs"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.is_word or following.word.closed or following.word.determiner is not None:
        return None
    rest = noun_phrase(words, at + 1)
    if rest.count is not None or rest.last >= len(words) or words[rest.last].low not in QUOTES:
        return None
    outer.last, outer.head, outer.word = rest.last + 1, rest.head, rest.word
    return outer.last


def _is_label(token: Token) -> bool:
    """Tell whether a word may be a short name: capitals, and no number."""
    return token.is_word and token.count is None and token.number is None and token.text[:1].isupper()


def _phrase(words: Sequence[Token], at: int, before: Sequence[Phrase]) -> Phrase:
    token = words[at]
    word = token.word
    if word is UNKNOWN and token.count is None and token.number is None:  # most words: no table has them
        return noun_phrase(words, at) if token.is_word else _mark(words, at)
    owns = word.determiner is not None and is_owner(token)
    if token.count is None and (owns or not word.terms) and not token.is_word:
        return _mark(words, at)
    if may_open_time(words, at) and (time := find_time(words, at)) is not None:
        return Time(at, at + time.length, time.when)
    if (word.forms or word.auxiliary is not None) and (verb := _verb(words, at, before)) is not None:
        return verb
    for term in word.ties:
        kind = type(term)
        if not (kind is Relative or kind is Subordinator) or not _is_other(kind, words, at, before):
            return Tie(at, at + 1, kind, term.values, token.low)
    adverb = word.adverb
    if adverb is not None and not word.noun:
        return Tie(at, at + 1, Adverb, adverb.values, token.low)
    return noun_phrase(words, at)


def _mark(words: Sequence[Token], at: int) -> Mark:
    """Read a mark of punctuation; two hyphens are a dash."""
    mark, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if following is not None and mark.low == following.low == "-" and mark.end == following.start:
        return Mark(at, at + 2, "—")
    return Mark(at, at + 1, mark.low)


def _is_other(kind: type[Term], words: Sequence[Token], at: int, before: Sequence[Phrase]) -> bool:
    """Settle words that may open a clause, or be something else, by what stands beside them."""
    last = before[-1] if before else None
    if words[at].word.determiner is not None:
        following = words[at + 1].word if at + 1 < len(words) else None
        if following is not None and following.noun and isinstance(last, Tie) and last.kind is Preposition:
            return True  # "members of that group"
    if kind is Relative:
        # "that" after a noun is relative when a verb follows it, else it opens a content clause
        if words[at].get(Subordinator) is None:
            return False
        return not isinstance(last, Noun) or not (at + 1 < len(words) and _starts_verb(words, at + 1))
    return words[at].get(Preposition) is not None and not _clause_follows(words, at + 1)


def _clause_follows(words: Sequence[Token], at: int) -> bool:
    """Tell whether a clause with a verb of its own follows, and not only a noun phrase."""
    for k in range(at, min(len(words), at + _REACH)):
        token = words[k]
        if not token.is_word and token.count is None:
            return False
        if token.word.get(Coordinator) is not None and k + 1 < len(words) and words[k + 1].count is not None:
            return False  # "before dawn and two were wounded"
        auxiliary = token.word.auxiliary
        if auxiliary is not None and auxiliary.values & {"be", "have", "do", "future", "hypothetical", "conditional"}:
            return k > at or bool(auxiliary.values & {"one", "many"})  # "as was a driver"
        if token.word.get(Relative) is not None or token.word.get(Subordinator) is not None:
            return False
        if k > at and token.word.forms & _FINITE and not token.word.noun and not is_adjective(words, k, at):
            return True
    return False


def _starts_verb(words: Sequence[Token], at: int) -> bool:
    word = words[at].word
    if word.auxiliary is not None:
        return True
    if word.adverb is not None and at + 1 < len(words):
        word = words[at + 1].word
        return word.auxiliary is not None or (bool(word.forms) and not word.noun)
    return bool(word.forms) and not word.noun


def _verb(words: Sequence[Token], at: int, before: Sequence[Phrase]) -> Verb | None:
    """Read the verb group that begins at a word, if one does."""
    if words[at].word.auxiliary is None:
        return _single(words, at, before)
    moods: set[str] = set()
    manner: set[str] = set()
    k = at
    while k < len(words):
        word = words[k].word
        auxiliary = word.auxiliary
        adverb = word.adverb
        if auxiliary is not None and not ("infinitive" in auxiliary.values and not _infinitive(words, k + 1)):
            moods |= auxiliary.values
        elif adverb is not None and moods and not (word.forms and _fits(words[k], moods)):
            manner |= adverb.values
        else:
            break
        k += 1
    if moods:
        return _group(words, at, k, frozenset(moods), frozenset(manner))
    return _single(words, at, before)


def _single(words: Sequence[Token], at: int, before: Sequence[Phrase]) -> Verb | None:
    """Read a verb without any auxiliary, if one stands there."""
    word = words[at].word
    if not word.forms or not _is_verb(words, at, before):
        return None
    return Verb(at, at + 1, at, word, _INFINITIVE if word.unreal else _NONE)


def _infinitive(words: Sequence[Token], at: int) -> bool:
    while at < len(words) and words[at].word.adverb is not None and not words[at].word.forms:
        at += 1
    if at >= len(words):
        return False
    word = words[at].word
    return "infinitive" in word.forms or word.auxiliary is not None


def _fits(token: Token, moods: set[str] | frozenset[str]) -> bool:
    """Tell whether a word can be the main verb after auxiliaries of these rows."""
    forms = token.word.forms
    if "clitic" in moods and not moods - _CLITIC:
        return bool(forms)  # "no murieron": the verb is the same as without
    if "pending" in moods:
        return "infinitive" in forms
    if moods & {"infinitive", "future", "hypothetical", "conditional", "do"} and not moods & {"be", "have"}:
        return "infinitive" in forms or (not forms and not token.word.terms and token.text.islower())
    if "be" in moods:
        return bool(forms & {"participle", "gerund"})
    return bool(forms & {"participle", "past"}) if "have" in moods else "infinitive" in forms


def _group(words: Sequence[Token], at: int, stop: int, moods: frozenset[str], manner: frozenset[str]) -> Verb:
    if stop < len(words) and _fits(words[stop], moods):
        return Verb(at, stop + 1, stop, words[stop].word, moods, manner)
    # no verb follows: the last auxiliary is the verb ("was among the dead", "had a phone call")
    main = stop - 1
    return Verb(at, stop, main, words[main].word, moods, manner)


def _is_verb(words: Sequence[Token], at: int, before: Sequence[Phrase]) -> bool:
    """Settle whether a word with verb forms, where a phrase begins, is a verb there."""
    word = words[at].word
    last = before[-1] if before else None
    follows_noun = _follows_noun(before)
    tied = last.kind if isinstance(last, Tie) else None
    if not word.forms.isdisjoint(_DONE):
        if follows_noun or word.forms == _PAST or _says(word) or tied is Relative:
            return True
        tells = isinstance(last, Verb) and (last.get(ReportVerb) is not None or last.get(FoundVerb) is not None)
        if isinstance(last, Verb) and (last.passive or (last.bare and tells)):
            return True  # "is feared dead", "was later found dead"
        if tied is Coordinator and len(before) > 1 and isinstance(before[-2], Verb):
            return True  # "killed and wounded"
        if (isinstance(last, Mark) or tied is Coordinator) and _names_country(words, at + 1):
            return True  # "Iran, their ally, accused Israel"
        return not is_adjective(words, at, at) and not (word.noun and not starts_noun(words, at + 1))
    if word.noun:
        joins = "gerund" in word.forms and isinstance(last, Mark) and _joins_gerund(words, at + 1)
        acts = joins or ((follows_noun or "gerund" in word.forms) and starts_noun(words, at + 1))
        return acts or tied is Relative or deals(words, at)
    if follows_noun:
        return True
    if "gerund" in word.forms:
        describes = word.guessed and at + 1 < len(words) and words[at + 1].word.noun
        return not describes or isinstance(last, Mark)
    if isinstance(last, Mark) and last.low in {",", ";"} and len(before) > 1:
        # "raiders enter the village, kill two", "militia attacks vehicle, kills civilian"
        return starts_noun(words, at + 1) or (word.forms == _PRESENT and not word.noun)
    return not word.guessed and tied is not Preposition and (tied is not None or at == 0)


def _joins_gerund(words: Sequence[Token], at: int) -> bool:
    """Tell whether "and" and another such form follow: ", killing and robbing a trader"."""
    if at + 1 >= len(words) or words[at].get(Coordinator) is None:
        return False
    return "gerund" in words[at + 1].word.forms


def _follows_noun(before: Sequence[Phrase]) -> bool:
    """Tell whether the last phrase that may not stand between a subject and its verb is a noun phrase."""
    for phrase in reversed(before):
        if not isinstance(phrase, Time) and not is_adverb(phrase):
            return isinstance(phrase, Noun)
    return False


def _names_country(words: Sequence[Token], at: int) -> bool:
    country = words[at].get(CountryTerm) if at < len(words) else None
    return country is not None and not country.adjective


def _says(word: Word) -> bool:
    """Tell whether a word can only report, and never describes a noun: said, but not suspected."""
    report = word.get(ReportVerb)
    return report is not None and report.stance is Stance.ASSERTED


def _joined(words: Sequence[Token], found: Sequence[Phrase], inner: Noun) -> Noun | None:
    """Give the noun phrase to which "of", the last phrase found, joins the next one, if it does."""
    last = found[-1]
    if isinstance(last, Noun):
        known = inner.count is not None or inner.word.noun or inner.named
        return last if words[last.last - 1].owns and inner.first == last.last and known else None
    if not isinstance(last, Tie) or last.kind is not Preposition or "of" not in last.values or len(found) < 2:
        return None
    outer = found[-2]
    joins = isinstance(outer, Noun) and not outer.pronoun and not _is_charge(words, found, inner)
    return outer if joins and isinstance(outer, Noun) else None


def _owner_of_some(words: Sequence[Token], last: Phrase) -> Noun | None:
    """Give the noun phrase before a figure that counts some of it: "six of the brigade's" 31 tanks."""
    some = isinstance(last, Noun) and last.of is not None
    return last if some and isinstance(last, Noun) and is_owner(words[last.last - 1]) else None


def _is_charge(words: Sequence[Token], found: Sequence[Phrase], inner: Noun) -> bool:
    """Tell whether "of" opens what somebody is accused or warned of, rather than whose they are."""
    verb = found[-3].get(ContactVerb) if len(found) > 2 and isinstance(found[-3], Verb) else None
    return verb is not None and "of" in verb.topic and not any(token.name for token in words[inner.first : inner.last])


def _of(outer: Noun, inner: Noun) -> None:
    """Join a noun phrase to another at "of"; a bare number takes the inner one's noun: "two of its soldiers"."""
    deepest, chain = outer, [outer]
    while deepest.of is not None:
        deepest = deepest.of
        chain.append(deepest)
    bare = deepest.head if deepest.head == deepest.number else None
    for noun in chain:
        noun.last = inner.last
        if noun.head == bare:
            noun.head, noun.word = inner.head, inner.word
    deepest.of = inner
