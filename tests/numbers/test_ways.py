"""Ways in which single languages put numbers together, hedge them and use them, each shown on its own."""

import pytest

from conflictmodel import numbers
from conflictmodel.lexicon import read_numbers
from conflictmodel.numbers import find_counts, find_numbers, parse_count
from conflictmodel.numbers.grammar import grammar_from
from tests.numbers.conftest import shown

#: A language that nobody speaks, to which each test adds the one habit that it shows.
WORDS = """
[cardinals]
0 = ["nul"]
1 = ["pa"]
2 = ["ke"]
3 = ["tes"]
5 = ["lim"]
10 = ["dek"]
20 = ["kedek"]
[scales]
100 = ["sut"]
1000 = ["mel"]
1000000 = ["lion"]
[collectives]
12 = ["tuk"]
[ordinals]
1 = ["pati"]
2 = ["keti"]
3 = ["testi"]
20 = ["kedekti"]
[ordinal_scales]
100 = ["sutti"]
[fractions]
2 = ["hap"]
3 = ["tesap"]
10 = ["dekap"]
[plural_scales]
suts = { value = 100, low = 200, high = 999 }
[vague]
mulo = { low = 3, high = 9 }
[quantities]
paro = 2
[links]
and = ["e"]
point = ["koma"]
of = ["di"]
"""


@pytest.fixture
def made_up(monkeypatch):
    """Let the public functions read the made-up language, with more lines in its ``numbers.toml``."""

    def speak(more=""):
        grammar = grammar_from(read_numbers("xx", "xx/numbers.toml", WORDS + more))
        monkeypatch.setattr(numbers, "grammar_of", lambda _: grammar)

    return speak


def numerals(text, language="en"):
    return [f"{found.value} {found.role}" for found in find_numbers(text, language)]


def counts(text, language="en"):
    return [f"{found.text}: {shown(found.count)}" for found in find_counts(text, language)]


# --- how number words are put together, in a made-up language -----------------------------


@pytest.mark.parametrize(
    "habit,text,wanted",
    [
        # units before tens, ordinals too
        ("units_first = true", "tes e kedek", ["23 count"]),
        ("units_first = true", "testi e kedekti", ["23 ordinal"]),
        ("", "testi e kedekti", ["3 ordinal", "20 ordinal"]),
        # ordinals put together of ordinals
        ("", "kedekti testi", ["23 ordinal"]),
        ("", "testi kedekti", ["3 ordinal", "20 ordinal"]),
        ("ordinals_compound = false", "kedekti testi", ["20 ordinal", "3 ordinal"]),
        # an ordinal that divides
        ("", "pa testi", ["1/3 fraction"]),
        ("", "ke testi", ["2 count", "3 ordinal"]),
        ("ordinals_divide = true", "ke testi", ["2/3 fraction"]),
        ("ordinals_divide = true", "ke keti", ["2 count", "2 ordinal"]),
        # scales before their factor
        ("scale_first = true", "mel ke", ["2000 count"]),
        ("scale_first = true", "mel sut ke", ["200000 count"]),
        ("scale_first = true", "mel sut ke e tes", ["203000 count"]),
        ("scale_first = true", "mel ke sut tes", ["2300 count"]),
        ("scale_first = true", "mel ke, sut tes", ["2300 count"]),
        ("scale_first = true", "mel 2.5", ["2500 count"]),
        ("scale_first = true", "mel 2 e tes", ["2003 count"]),
        ("scale_first = true", "mel sut lim di tes", ["500000 count", "3 count"]),
        ("scale_first = true", "sut ke, 5", ["200 count", "5 count"]),
        ("scale_first = true", "mel ke hap", ["2000 count", "1/2 fraction"]),
        ("scale_first = true", "mel nul", ["1000 count", "0 count"]),
        ("scale_first = true", "mel ke e lion", ["2000 count", "1000000 count"]),
        # a digit that stands for tenths of the scale before it
        ("short_unit = true", "ke mel tes", ["2300 count"]),
        ("short_unit = true", "ke mel tes sut", ["2300 count"]),
        ("short_unit = true", "kedek tes", ["23 count"]),
        ("", "ke mel tes", ["2003 count"]),
        # spoken zeros
        ("", "nul lim", ["5 count"]),
        ("", "nul nul ke mel", ["2000 count"]),
        ("spoken_zeros = false", "nul lim", ["0 count", "5 count"]),
        # digits after the point: one by one, or as one number
        ("", "ke koma lim tes", ["253/100 fraction"]),
        ("", "ke koma kedek tes", ["223/100 fraction"]),
        ("", "ke koma kedek-tes", ["223/100 fraction"]),
        ("", "ke koma kedek e tes", ["223/100 fraction"]),
        ("", "ke koma 05", ["41/20 fraction"]),
        ("", "ke koma lim koma tes", ["5/2 fraction", "3 count"]),
        # ...and the place of the last digit named after them
        ("", "ke koma lim dekap", ["5/2 fraction"]),
        # an ordinal by its ending
        ('ordinal_endings = ["nci"]', "kedek tesnci", ["23 ordinal"]),
        ('ordinal_endings = ["nci"]', "kedek tesnci lim", ["23 ordinal", "5 count"]),
        ('ordinal_endings = ["nci"]', "ke kedeknci", ["2 count", "20 ordinal"]),
        # what an "and" may join
        ("and_most = 10", "ke sut e kedek", ["200 count", "20 count"]),
        ("and_most = 10", "ke sut e tes", ["203 count"]),
        ("and_room = 10", "kedek e tes", ["23 count"]),
        ("", "kedek e tes", ["20 count", "3 count"]),
        # more zeros in front
        ("", "nul nul mel", ["1000 count"]),
        # what follows a comma
        ("", "ke lion, tes mel e lim", ["2003005 count"]),
        ("", "ke lion, tes hap mel", ["2000000 count", "1500 count"]),
        ("", "ke lion, tes", ["2000000 count", "3 count"]),
        ("", "hap, ke sut", ["1/2 fraction", "200 count"]),
        # a scale before its factor, not joined by what is no whole number of people
        ("scale_first = true", "mel testi", ["1003 ordinal"]),
        ("scale_first = true", "mel 2.3333", ["1000 count", "23333/10000 fraction"]),
        ("scale_first = true", "sut mulo", ["100 count"]),
        ("scale_first = true", "lion 999999999999999999", ["1000000 count", "999999999999999999 count"]),
        ('inverted = ["mel"]', "mel lim", ["5000 count"]),
        ('inverted = ["mel"]', "mel, lim", ["1000 count", "5 count"]),
        ('inverted = ["mel"]', "mel nul", ["1000 count", "0 count"]),
        # fractions
        ("", "kedek e ke tesap", ["62/3 fraction"]),
        ("", "ke tesap tesap", ["2/3 fraction", "1/3 fraction"]),
        ("", "hap di sut", ["50 count"]),
        ("", "2 e 1/2", ["5/2 fraction"]),
        ("", "ke 1/2", ["2 count", "1/2 fraction"]),
        ('add_fractions = ["hap"]', "ke e hap", ["5/2 fraction"]),
        ('add_fractions = ["hap"]', "ke lion e hap", ["2500000 count"]),
        ('add_fractions = ["hap"]', "nul e hap", ["0 count", "1/2 fraction"]),
        # a scale that never opens a number
        ('need_figure = ["lion"]', "lion", []),
        ('need_figure = ["lion"]', "5 lion", ["5000000 count"]),
        # units of twelve
        ("", "ke sut e tes tuk", ["2436 count"]),
        ("", "paro di tuk", ["24 count"]),
        ("", "ke tuk e tes", ["24 count", "3 count"]),
    ],
)
def test_how_numbers_are_put_together(made_up, habit, text, wanted):
    made_up(f"[grammar]\n{habit}")
    assert numerals(text) == wanted


LEAD = '[lead]\n"1/2" = ["sad"]'  # a half more than what follows
MORE = '[added]\n"1/2" = ["mez"]'  # and half of the unit before it
ODD = "[vague.muk]\nlow = 1\nhigh = 9\nadded = true"  # and a few more


@pytest.mark.parametrize(
    "table,text,wanted",
    [
        (LEAD, "sad tes mel", ["3500 count"]),
        (LEAD, "sad sut", ["150 count"]),
        (LEAD, "sad tes", ["7/2 fraction"]),
        (LEAD, "ke sad tes", ["2 count", "7/2 fraction"]),
        (LEAD, "sad", []),
        (MORE, "ke mez", ["5/2 fraction"]),
        (MORE, "ke mel mez", ["2500 count"]),
        (MORE, "ke lion e mez", ["2500000 count"]),
        (MORE, "ke lion e mez mel", ["2000500 count"]),
        (MORE, "ke lion e mez tes", ["2500000 count", "3 count"]),
        (MORE, "2.5 mez", ["5/2 fraction"]),
        (MORE, "nul mez", ["0 count"]),
        (MORE, "ke, mez", ["2 count"]),
        (MORE, "mez", []),
    ],
)
def test_parts_of_a_unit(made_up, table, text, wanted):
    made_up(table)
    assert numerals(text) == wanted


@pytest.mark.parametrize(
    "text,wanted",
    [
        ("dek muk", ["dek muk: vague 11..19"]),
        ("20 muk", ["20 muk: vague 21..29"]),
        ("lim muk", ["lim: exact 5..5 stated 5", "muk: vague 1..9"]),
        ("5 muk", ["5: exact 5..5 stated 5", "muk: vague 1..9"]),
        ("dek, muk", ["dek: exact 10..10 stated 10", "muk: vague 1..9"]),
        ("hap muk", ["muk: vague 1..9"]),
    ],
)
def test_a_few_more(made_up, text, wanted):
    made_up(ODD)
    assert counts(text) == wanted


@pytest.mark.parametrize(
    "text,wanted", [("sad, tes", "tes: exact 3..3 stated 3"), ("sad 150", "150: exact 150..150 stated 150")]
)
def test_what_takes_no_half_is_counted_by_itself(made_up, text, wanted):
    made_up(LEAD)
    assert counts(text) == [wanted]


@pytest.mark.parametrize(
    "text,wanted",
    [
        ("ke po sut", ["2 ratio", "100 ratio"]),
        ("ke men po sut", ["2 ratio", "100 ratio"]),
        ("ke men", ["2 count"]),
        ("ke men crossed the river and met the others, tes po sut", ["2 count", "3 ratio", "100 ratio"]),
    ],
)
def test_rates(made_up, text, wanted):
    made_up('per = ["po"]')  # one more line of the last table, [links]
    assert numerals(text) == wanted


# --- how real languages do it ---------------------------------------------------------------


@pytest.mark.parametrize(
    "language,phrase,wanted",
    [
        ("hi", "साढ़े तीन लाख", "exact 350000..350000 stated 350000"),  # three and a half
        ("hi", "साढ़े पाँच सौ", "exact 550..550 stated 550"),
        ("hi", "सवा लाख", "exact 125000..125000 stated 125000"),  # one and a quarter, before a scale
        ("sw", "laki mbili elfu tano", "exact 205000..205000 stated 205000"),
        ("sw", "elfu mia tano na mbili", "exact 502000..502000 stated 502000"),
        ("sw", "elfu 2.5", "exact 2500..2500 stated 2500 step 100"),
        ("zh", "二〇二〇", "exact 2020..2020 stated 2020"),
        ("zh", "一千零五", "exact 1005..1005 stated 1005"),
        ("zh", "八万一千", "exact 81000..81000 stated 81000"),
        ("vi", "một nghìn không trăm linh năm", "exact 1005..1005 stated 1005"),
        ("ru", "две целых пять десятых миллиона", "exact 2500000..2500000 stated 2500000"),
        ("ru", "тысяч пять", "about 4500..5500 stated 5000"),
        ("it", "due milioni e mezzo", "exact 2500000..2500000 stated 2500000"),
        ("it", "un miliardo e mezzo milione", "exact 1000500000..1000500000 stated 1000500000"),
        ("tr", "iki buçuk milyon", "exact 2500000..2500000 stated 2500000"),
        ("tr", "ondan fazla", "more_than 11.. stated 10"),
        ("ro", "21 de mii", "exact 21000..21000 stated 21000 step 1000"),
        ("fr", "un quart d'un million", "exact 250000..250000 stated 250000"),
        ("sw", "elfu 10 hadi elfu 15", "between 10000..15000 step 1000"),
        ("es", "veintitre\u0301s", "exact 23..23 stated 23"),
        ("fr", "quatre  vingt", "exact 80..80 stated 80"),
        ("en", "5million", "exact 5000000..5000000 stated 5000000 step 1000000"),
        ("en", "50 or  more", "at_least 50.. stated 50"),
        ("en", "two point forty-two million", "exact 2420000..2420000 stated 2420000"),
        ("fr", "deux virgule vingt-cinq millions", "exact 2250000..2250000 stated 2250000"),
        ("en", "1500 million", "exact 1500000000..1500000000 stated 1500000000 step 1000000"),
        ("en", "a couple of dozen", "exact 24..24 stated 24"),
        ("en", "forty-five (45)", "exact 45..45 stated 45"),
        ("en", "dozens upon dozens of thousands", "vague 24000..99999"),
        ("fa", "۱/۵ میلیون", "exact 1500000..1500000 stated 1500000 step 100000"),
        ("he", "כ-1,200", "about 1080..1320 stated 1200"),
    ],
)
def test_phrase(language, phrase, wanted):
    assert shown(parse_count(phrase, language)) == wanted


@pytest.mark.parametrize(
    "language,text,wanted",
    [
        ("zh", "第5次", ["5 ordinal"]),
        ("zh", "五分之一的人", ["1/5 fraction"]),
        ("zh", "三又四分之一", ["13/4 fraction"]),
        ("hi", "एक बटा बीस", ["1/20 fraction"]),
        ("hi", "साढ़े 3 लाख", ["350000 count"]),
        ("nl", "twee derde", ["2/3 fraction"]),
        ("es", "vigésimo primero", ["21 ordinal"]),
        ("es", "un tercio de los hombres", ["1/3 fraction"]),
        ("en", "thirty—first", ["31 ordinal"]),
        ("en", "A third of the men died.", ["1/3 fraction"]),
        ("en", "at that one point five men died", ["1 pronoun", "5 count"]),
        ("fa", "۱/۵ نفر", ["1/5 fraction"]),
        ("ar", "أحمد (45)", ["45 age"]),
        ("es", "su madre, de 34, murió", ["34 age"]),
        ("it", "il 118", ["118 designation"]),
        ("vi", "không phải", []),
        ("ko", "이 사람", []),
        # dates
        ("ru", "в ночь с 12 на 13 марта погибли 5 человек", ["12 date", "13 date", "5 count"]),
        ("es", "el lunes 20 murieron 5 personas", ["20 date", "5 count"]),
        ("es", "el lunes 20 a 345 personas", ["20 date", "345 count"]),
        ("pt", "terça-feira (15), 20 pessoas", ["15 date", "20 count"]),
        ("hi", "दो अक्टूबर को 5 लोग मारे गए", ["2 date", "5 count"]),
        ("cs", "24. 2. 2022 zemřelo 20 lidí", ["24 date", "2 date", "2022 date", "20 count"]),
        # times, rates and scientific figures
        ("fr", "12 h 30, 5 morts", ["12 time", "30 time", "5 count"]),
        ("en", "1.2e6 and 10^6 and 0^3 and 2e-3", ["1200000 other", "1000000 other", "0 other", "1/500 other"]),
        ("en", "10^40", []),
        ("en", "1,2e6", []),
        # figures that are none, and letters written against figures
        ("en", ",".join("1" * 150), []),
        ("en", "5٢ men", []),
        ("en", f"{'1' * 19}½", []),
        ("en", "007 men", ["7 designation"]),
        ("he", "תיק אבכ-5", ["5 designation"]),
        ("de", "1,200.50", ["2401/2 fraction"]),
        ("de", "12,00.5", ["12 designation", "0 designation", "5 designation"]),
        ("de", f"{'9' * 10}.{'9' * 10}", [f"{'9' * 10} designation"] * 2),
        ("de", "1,2M Euro", ["1200000 money"]),
        ("de", "um 10:30. wurde", ["10 time", "30 time"]),
        ("fa", "۱۲/۲/۵ میلیون", ["12 designation", "2 designation", "5 designation", "1000000 other"]),
        ("hu", "4385-öt", ["4385 count"]),
        ("fr", "le 12 sept 2020", ["12 date", "7 date", "2020 date"]),
        # what stands between and beside
        ("en", "two\nhundred", ["200 count"]),
        ("en", "two\n\nhundred", ["2 count", "100 count"]),
        ("en", "a score of 3 to 1", ["3 score", "1 score"]),
        ("en", "5, 12 and 14 years old", ["5 age", "12 age", "14 age"]),
        ("en", "(45)", ["45 count"]),
        ("ar", "عشرون وثلاثة أخماس", ["103/5 fraction"]),
    ],
)
def test_numerals_of_a_sentence(language, text, wanted):
    assert numerals(text, language) == wanted


@pytest.mark.parametrize(
    "language,text,wanted",
    [
        ("sw", "zaidi ya watu 50 waliuawa", ["zaidi ya watu 50: more_than 51.. stated 50"]),
        ("sw", "zaidi ya vijana 50", ["zaidi ya vijana 50: more_than 51.. stated 50"]),
        ("sw", "kati ya watu 30 na 40", ["kati ya watu 30 na 40: between 30..40"]),
        ("sw", "elfu 10 hadi 15", ["elfu 10 hadi 15: between 10000..15000"]),
        ("ru", "более чем у 20 человек", ["более чем у 20: more_than 21.. stated 20"]),
        ("ru", "с 10 до 15 выросло", ["10: exact 10..10 stated 10", "15: exact 15..15 stated 15"]),
        ("ru", "с 10 до 15 часов", []),
        ("ru", "с 10 до 15 марта", []),
        ("ko", "10명에서 15명으로 늘었다", ["10: exact 10..10 stated 10", "15: exact 15..15 stated 15"]),
        ("ko", "열명이 죽었다", ["열: exact 10..10 stated 10"]),
        ("ko", "50여명", ["50여: more_than 51.. stated 50"]),
        ("zh", "30人至40人", ["30人至40: between 30..40"]),
        ("zh", "2、3人", ["2、3: between 2..3"]),
        ("zh", "五六人", ["五六: between 5..6"]),
        ("zh", "三四十人", ["三四十: between 30..40"]),
        ("zh", "一些人", []),
        ("es", "tres o cuatrocientas personas", ["tres o cuatrocientas: between 300..400"]),
        ("tr", "100 ile 150 arasında", ["100 ile 150 arasında: between 100..150"]),
        ("tr", "elli bini, 500", ["elli bini: exact 50000..50000 stated 50000", "500: exact 500..500 stated 500"]),
        ("es", "15 homicidios por cada 100.000 habitantes", []),
        ("es", "50 personas o más", ["50 personas o más: at_least 50.. stated 50"]),
        ("ar", "ألفا و500 شخص", []),  # 1500 or 2500: nobody can tell
        ("fr", "Une poignée de soldats", ["Une poignée: vague 3..9"]),
        ("en", "between two hundred and three thousand", ["between two hundred and three thousand: between 200..3000"]),
    ],
)
def test_counts_of_a_sentence(language, text, wanted):
    assert counts(text, language) == wanted
