"""The words of a language load whole, typed and without a misspelt table, and say what they can be."""

from importlib.resources import files
from pathlib import Path
from shutil import copytree

import pytest

from conflictmodel import lexicon
from conflictmodel.errors import LexiconError, UnknownLanguageError
from conflictmodel.lexicon import load
from conflictmodel.lexicon.markers import Marker, PlainVerb, Preposition, Term
from conflictmodel.lexicon.readings import Word
from conflictmodel.lexicon.terms import (
    COUNTRIES,
    ENTRIES,
    FORMS,
    MARKERS,
    ActorTerm,
    CasualtyVerb,
    ContactVerb,
    CountryTerm,
    LossVerb,
    PeopleTerm,
    SourceTerm,
)
from conflictmodel.model.actor import ActorKind, CombatantStatus
from conflictmodel.model.casualties import Outcome
from conflictmodel.model.contact import ContactType
from conflictmodel.model.source import SourceKind

ENGLISH = load.word_book("en")


def term(word, kind):
    """What a word is within one class, in which it must be something."""
    found = (phrase(word) if " " in word else ENGLISH.words[word]).get(kind)
    assert found is not None
    return found


def phrase(words):
    first, second, *rest = words.split(" ")
    return dict(ENGLISH.phrases[first][second])[tuple(rest)]


def test_a_language_is_loaded_once_and_serves_its_regions():
    assert load.word_book("en") is load.word_book("en-GB") is load.word_book("EN_us")


def test_a_language_must_have_words_for_reports(tmp_path, monkeypatch):
    copytree(str(files(lexicon)), tmp_path / "lexicon")
    monkeypatch.setattr(load, "files", lambda _: tmp_path / "lexicon")
    monkeypatch.setattr(load, "languages", lambda: frozenset({"en", "xx"}))
    monkeypatch.setattr(load, "resolve", str)
    with pytest.raises(UnknownLanguageError) as caught:
        load.word_book("xx")
    assert (caught.value.language, caught.value.known) == ("xx", ("en",))


def test_a_verb_stands_under_each_of_its_forms():
    forms = {word: ENGLISH.words[word].forms for word in ("kill", "kills", "killed", "killing")}
    assert forms == {
        "kill": {"infinitive"},
        "kills": {"present"},
        "killed": {"past", "participle"},
        "killing": {"gerund"},
    }
    assert all(term(word, CasualtyVerb).outcome is Outcome.KILLED for word in forms)
    assert term("shot down", LossVerb).forms == {"past", "participle"}


def test_a_word_can_be_several_things():
    assert term("wounded", PeopleTerm).status is CombatantStatus.UNKNOWN
    assert term("wounded", CasualtyVerb).outcome is Outcome.WOUNDED
    assert ENGLISH.words["wounded"].noun
    assert ENGLISH.words["wounded"].get(Preposition) is None
    assert term("rebels", PeopleTerm).status is CombatantStatus.COMBATANT
    assert term("rebels", ActorTerm).kind is ActorKind.ARMED_GROUP
    assert term("rebels", SourceTerm).kind is SourceKind.ARMED_GROUP


def test_rows_of_one_table_are_joined():
    assert term("on", Preposition).values >= {"place", "about"}


def test_facts_are_members_of_their_vocabularies():
    accused = term("accused", ContactVerb)
    assert accused.type is ContactType.ACCUSATION
    assert accused.topic == {"of", "for"}


@pytest.mark.parametrize(
    "word, country, seat, adjective",
    [
        ("turkish", "TR", False, True),
        ("turkey", "TR", False, False),
        ("ankara", "TR", True, False),
        ("syria", "SY", False, False),
        ("u.k.", "GB", False, None),
    ],
)
def test_countries_go_by_names_adjectives_and_seats(word, country, seat, adjective):
    known = term(word, CountryTerm)
    assert (known.country, known.seat) == (country, seat)
    assert adjective is None or known.adjective == adjective


@pytest.mark.parametrize("union", ["united nations", "european union"])
def test_a_union_of_states_is_no_country(union):
    assert phrase(union).get(CountryTerm) is None


@pytest.mark.parametrize(
    "word, forms",
    [
        ("bulldozed", {"past", "participle"}),
        ("bulldozing", {"gerund"}),
        ("zed", set()),
        ("zing", set()),
        ("bulldozer", set()),
    ],
)
def test_an_unknown_word_is_judged_by_its_ending(word, forms):
    guess = ENGLISH.word(word)
    assert guess.forms == forms
    assert guess.guessed == bool(forms)


def test_an_unknown_adverb_is_judged_by_its_ending():
    assert ENGLISH.word("zestily").terms.keys() == {MARKERS["adverbs"]}


def test_a_known_word_is_not_judged_by_its_ending():
    assert not ENGLISH.word("killed").guessed


def test_phrases_that_begin_alike_are_tried_the_longest_first():
    for seconds in ENGLISH.phrases.values():
        for choices in seconds.values():
            lengths = [len(rest) for rest, _ in choices]
            assert lengths == sorted(lengths, reverse=True)


def test_every_table_is_used_and_its_class_is_its_own():
    kinds = [*MARKERS.values(), *ENTRIES.values()]
    assert len(set(kinds)) == len(kinds)
    everything = [
        *ENGLISH.words.values(),
        *(word for s in ENGLISH.phrases.values() for c in s.values() for _, word in c),
    ]
    used = {kind for word in everything for kind in word.terms}
    assert used >= set(kinds)


def test_terms_join_their_forms_and_keep_the_first_facts():
    one = PeopleTerm(status=CombatantStatus.CIVILIAN, forms=frozenset({"past"}))
    two = PeopleTerm(status=CombatantStatus.COMBATANT, forms=frozenset({"gerund"}))
    assert one.merged(two) == PeopleTerm(status=CombatantStatus.CIVILIAN, forms=frozenset({"past", "gerund"}))
    assert Term().merged(Term()) == Term()


def test_markers_join_their_rows_too():
    joined = Marker(values=frozenset({"a"})).merged(Marker(values=frozenset({"b"}), forms=frozenset({"past"})))
    assert joined == Marker(values=frozenset({"a", "b"}), forms=frozenset({"past"}))


def test_a_word_knows_what_its_terms_have_in_common():
    word = Word.of({PlainVerb: PlainVerb(forms=frozenset(FORMS)), Preposition: Preposition()})
    assert word.forms == set(FORMS)
    assert (word.noun, word.closed, word.time, word.guessed) == (False, True, False, False)
    assert not load.UNKNOWN.terms


@pytest.fixture
def faulty(tmp_path, monkeypatch):
    """Load English with another text in one of its files."""

    def change(file, old, new):
        folder = tmp_path / "lexicon"
        copytree(Path(str(files(lexicon))), folder)
        path = folder / file
        content = path.read_text("utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setattr(load, "files", lambda _: folder)
        with pytest.raises(LexiconError) as caught:
            load._word_book.__wrapped__("en")
        return caught.value

    return change


@pytest.mark.parametrize(
    "file, old, new, table, words",
    [
        ("terms", "[determiners]", "[determinators]", "determinators", "is no table"),
        ("harm", 'outcome = "killed"', 'outcome = "kild"', "outcomes", "kild"),
        ("harm", 'status = "combatant"', 'stature = "combatant"', "people", "stature"),
        ("sources", "[[sources]]\nkind", "[[sources]]\nclass", "sources", "class"),
        ("harm", "kill|kills|killed|killed|killing", "kill|kills|killed", "casualty_verbs", "must have 5 parts"),
        ("terms", "[weekdays]\n1 = [", "[weekdays]\n0 = 7\n1 = [", "weekdays", "int"),
        ("terms", "plural_endings = ", "# ", "sentences", "has no plural_endings"),
        ("terms", "guessed_people = ", "guesed_people = ", "sentences", "guesed_people is no setting"),
        (
            "contacts",
            "[[contact_nouns]]\ntype",
            '[[contact_nouns]]\nforms = ["x"]\n[[contact_nouns]]\ntype',
            "contact_nouns",
            "type",
        ),
    ],
)
def test_a_fault_names_its_file_and_table(faulty, file, old, new, table, words):  # noqa: PLR0917  one table of faults
    fault = faulty(f"en/{file}.toml", old, new)
    assert (fault.file, fault.key) == (f"en/{file}.toml", table)
    assert words in str(fault)


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("[[models]]", "[[modles]]", "only table"),
        ("[[models]]\n", "[[models]]\nnotes = 1\n", "notes"),
    ],
)
def test_a_fault_among_the_models_is_named(faulty, old, new, words):
    fault = faulty("models.toml", old, new)
    assert (fault.file, fault.key) == ("models.toml", "models")
    assert words in str(fault)


def test_tables_do_not_share_a_name():
    assert not set(MARKERS) & set(ENTRIES)
    assert not COUNTRIES & (set(MARKERS) | set(ENTRIES))


@pytest.mark.parametrize("language", sorted(lexicon.report_languages()))
def test_a_language_has_the_words_without_which_nothing_is_read(language):
    book = load.word_book(language)
    everything = [*book.words.values(), *(word for s in book.phrases.values() for c in s.values() for _, word in c)]
    used = {kind for word in everything for kind in word.terms}
    needed = {"determiners", "prepositions", "coordinators", "subordinators", "relatives", "pronouns", "auxiliaries"}
    needed |= {"adverbs", "time", "time_units", "weekdays", "months", "totals", "toll_verbs", "light_verbs", "plurals"}
    assert used >= {MARKERS[table] for table in needed}
    needed = {"people", "outcomes", "casualty_verbs", "report_verbs", "sources", "actors", "attacks"}
    needed |= {"equipment", "loss_verbs", "movement_verbs", "movers", "contact_verbs"}
    assert used >= {ENTRIES[table] for table in needed}


def test_an_unknown_past_is_judged_by_its_ending():
    assert load.word_book("es").word("zapatearon").forms == {"past"}


def test_an_infinitive_tells_no_fact_where_no_other_word_shows_it():
    assert load.word_book("es").words["matar"].unreal
    assert not load.word_book("es").words["mata"].unreal
    assert not ENGLISH.words["kill"].unreal
