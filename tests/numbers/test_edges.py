"""The edges of reading numbers: signs that are one step from meaning something else, and a language of few words."""

from fractions import Fraction
from functools import cache

import attrs
import pytest

from conflictmodel import numbers
from conflictmodel.errors import InvalidValueError, TextTooLongError
from conflictmodel.lexicon import read_numbers
from conflictmodel.model.count import Basis, Count
from conflictmodel.numbers.grammar import grammar_from
from conflictmodel.numbers.mention import CountMention, NumberKind, NumberMention, NumberRole
from conflictmodel.numbers.patterns import Lookup, Words, ends, grow, heads, is_word
from conflictmodel.numbers.text import prepare


def shown(text):
    """Write what a scan finds: every number with its role, and every count with the words that state it."""
    found = numbers.scan(text)
    counts = "; ".join(f"{mention.text}: {mention.count}" for mention in found.counts)
    return ", ".join(f"{number.value} {number.role}" for number in found.numbers), counts


# --- English ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, values, counts",
    [
        ("10^6 shells", "1000000 other", ""),
        ("1.2e6 shells", "1200000 other", ""),
        ("5e-1 units", "1/2 other", ""),
        ("0^5 of it", "0 other", ""),
        ("10^18 of it", "", ""),
        ("10^17 of it", "100000000000000000 other", ""),
        ("9.9e17 of it", "990000000000000000 other", ""),
        ("1e0 of it", "1 other", ""),
        ("1e18 of it", "", ""),
        ("code 07 there", "7 designation", ""),
        ("code 00 there", "0 designation", ""),
        ("0 there", "0 count", "0: 0"),
        ("the 1990s ended", "1990 date", ""),
        ("the 2100s ended", "2100 date", ""),
        ("the 2110s ended", "2110 designation", ""),
        ("the 90s ended", "90 date", ""),
        ("the 100s ended", "", "100s: an unstated number, 200 to 999"),
        ("the 1500s ended", "1500 date", ""),
        ("the 1490s ended", "1490 designation", ""),
        ("the 1995s ended", "1995 designation", ""),
        ("the 1990's ended", "1990 date", ""),
        ("the '90s ended", "90 date", ""),
        ("1,234,567 men", "1234567 count", "1,234,567: 1,234,567"),
        ("12,34,567 men", "1234567 count", "12,34,567: 1,234,567"),
        ("0,123 men", "0 other, 123 other", ""),
        ("1,234.50 men", "2469/2 fraction", ""),
        ("1,2345 men", "1 other, 2345 other", ""),
        ("1234,567 men", "1234 other, 567 other", ""),
        ("1.5 men", "3/2 fraction", ""),
        ("2½ men", "5/2 fraction", ""),
        ("½ men", "1/2 fraction", ""),
        ("1٢ men", "", ""),
        ("٣٤ men", "34 count", "٣٤: 34"),
        (".25 men", "1/4 fraction", ""),
        ("$.25 paid", "1/4 money", ""),
        ("S-400 hit", "400 designation", ""),
        ("#5 hit", "5 designation", ""),
        ("@5 hit", "5 designation", ""),
        ("A/61 hit", "61 designation", ""),
        ("A–61 hit", "61 designation", ""),
        ("10:30 men", "10 time, 30 time", ""),
        ("24:59 men", "24 time, 59 time", ""),
        ("25:00 men", "25 ratio, 0 ratio", ""),
        ("10:30:15 men", "10 time, 30 time, 15 time", ""),
        ("10:61 men", "10 ratio, 61 ratio", ""),
        ("2020-02-20 men", "2020 date, 2 date, 20 date", ""),
        ("2020-13-20 men", "2020 designation, 13 designation, 20 designation", ""),
        ("13/13/2020 men", "13 designation, 13 designation, 2020 designation", ""),
        ("12/31/2020 men", "12 date, 31 date, 2020 date", ""),
        ("31.12.20 men", "31 date, 12 date, 20 date", ""),
        ("32.12.20 men", "32 designation, 12 designation, 20 designation", ""),
        ("2020-02 men", "2020 date, 2 date", ""),
        ("2020-13 men", "2020 score, 13 score", ""),
        ("3/4 of men", "3/4 fraction", ""),
        ("4/3 of men", "4 designation, 3 designation", ""),
        ("3/3 of men", "3 designation, 3 designation", ""),
        ("3/1000 of men", "3 designation, 1000 designation", ""),
        ("1-2-3 men", "1 designation, 2 designation, 3 designation", ""),
        ("1-2 men", "1 count, 2 count", "1-2: between 1 and 2"),
        ("5-3 men", "5 score, 3 score", ""),
        ("5–07 men", "5 count, 7 count", "5–07: between 5 and 7"),
        ("5th man", "5 ordinal", ""),
        ("5.5th man", "11/2 designation", ""),
        ("40k men", "40000 count", "40k: 40,000"),
        ("40K men", "40000 count", "40K: 40,000"),
        ("3m wall", "3 measure", ""),
        ("3m men", "3000000 count", "3m: 3,000,000"),
        ("3m-wall", "3 measure", ""),
        ("155mm guns", "155 measure", ""),
        ("5G masts", "5 designation", ""),
        ("5_ men", "5 designation", ""),
        ("3 x T-72", "3 count, 72 designation", "3: 3"),
        ("20-year war", "20 duration", ""),
        ("192.168.1.2 there", "192 designation, 168 designation, 1 designation, 2 designation", ""),
        ("1.1.1 there", "1 designation, 1 designation, 1 designation", ""),
        ("999999999999999999 men", "999999999999999999 count", "999999999999999999: 999,999,999,999,999,999"),
        ("1000000000000000000 men", "", ""),
        ("-5 men", "-5 other", ""),
        ("5-6 men", "5 count, 6 count", "5-6: between 5 and 6"),
        ("5 - 6 men", "5 count, 6 count", "5 - 6: between 5 and 6"),
        ("5 -6 men", "5 count, -6 other", "5: 5"),
        ("911 there", "911 count", "911: 911"),
        ("24/7 there", "24 designation, 7 designation", ""),
        ("1st", "1 ordinal", ""),
        ("21st man", "21 ordinal", ""),
        ("5'000 men", "5000 count", "5'000: 5,000"),
        ("1 200 men", "1200 count", "1 200: 1,200"),
        ("12 155mm guns", "12 count, 155 measure", "12: 12"),
        ("1 200 300 men", "1200300 count", "1 200 300: 1,200,300"),
        ("2,5 men", "2 other, 5 other", ""),
        ("5.", "5 count", "5: 5"),
        ("5.a there", "5 designation", ""),
        ("50% of", "50 percent", ""),
        ("(5) men", "5 count", "5: 5"),
        ("1/2/3 men", "1 designation, 2 designation, 3 designation", ""),
        ("1:2:3 men", "1 ratio, 2 ratio, 3 ratio", ""),
        ("999999999999999999½ men", "1999999999999999999/2 fraction", ""),
        ("1000000000000000000½ men", "", ""),
        ("2½ million men", "2500000 count", "2½ million: 2,500,000"),
        ("1/3 million men", "1000000/3 fraction", ""),
        ("Tomas Berg, 45, died", "45 age", ""),
        ("Tomas Berg (45) died", "45 age", ""),
        ("Tomas Berg, 111, died", "111 count", "111: 111"),
        ("Tomas Berg, 110, died", "110 age", ""),
        ("they (45) died", "45 count", "45: 45"),
        ("on 12 March 5 men died", "12 date, 5 count", "5: 5"),
        ("on 12 March, 5 men died", "12 date, 5 count", "5: 5"),
        ("the third one fell", "3 ordinal, 1 pronoun", ""),
        ("no one came", "1 pronoun", ""),
        ("one of the worst came", "1 pronoun", ""),
        ("one of the men came", "1 count", "one: 1"),
        ("12 and 14 years old", "12 age, 14 age", ""),
        ("5, 12 and 14 years old", "5 age, 12 age, 14 age", ""),
        ("five, 12 and 14 years old", "5 count, 12 age, 14 age", "five: 5"),
        ("won 3-1 there", "3 score, 1 score", ""),
        ("at 5 sites", "5 count", "5: 5"),
        ("one in five men", "1 ratio, 5 ratio", ""),
        ("nine out of ten men", "9 ratio, 10 ratio", ""),
        ("one in six men", "1 ratio, 6 ratio", ""),
        ("two in six men", "2 count, 6 count", "two: 2; six: 6"),
        ("a 20-year-old man", "20 age", ""),
        ("mid-2019 came", "2019 date", ""),
        ("in 2019 men came", "2019 date", ""),
        ("2000 armed men", "2000 count", "2000: 2,000"),
        ("$5 to $8", "5 money, 8 money", ""),
        ("5 to 10 per cent", "5 percent, 10 percent", ""),
        ("Articles 5, 6 and 7", "5 designation, 6 designation, 7 designation", ""),
        ("Route 5 and 6", "5 designation, 6 designation", ""),
        ("5, 6 and 7 men", "5 count, 6 count, 7 count", "5: 5; 6: 6; 7: 7"),
        ("May 5", "5 date", ""),
        ("5 May", "5 date", ""),
        ("they may 5", "5 count", "5: 5"),
        ("2019-2020 was", "2019 date, 2020 date", ""),
        ("2019–20 was", "2019 date, 20 date", ""),
        ("no. 5", "5 designation", ""),
        ("www.x.org/5 men", "5 designation", ""),
        ("5 https://x.org/6 men 7", "5 count, 6 designation, 7 count", "5: 5; 7: 7"),
        ("a@b5 men", "", ""),
        ("a 5-storey house", "5 measure", ""),
        ("the 20th Brigade", "20 ordinal", ""),
        ("rose from 5 to 8", "5 count, 8 count", "5: 5; 8: 8"),
        ("up to 20 or more men", "20 count", "up to 20 or more: about 20"),
        ("5 or more men", "5 count", "5 or more: at least 5"),
        ("twenty at least 15 men", "20 count, 15 count", "twenty: 20; at least 15: at least 15"),
        ("the 07 fell", "7 designation", ""),
        ("- 5    men", "5 count", "5: 5"),
        ("five, 12 and 14 years old on 3 May", "5 count, 12 age, 14 age, 3 date", "five: 5"),
        ("5@b men came", "5 designation", ""),
    ],
)
def test_english(text, values, counts):
    assert shown(text) == (values, counts)


# --- words of a language that nobody speaks -----------------------------------------------

KELO = """
[cardinals]
0 = ["nul"]
1 = ["pa"]
2 = ["ke"]
3 = ["tes"]
5 = ["lim"]
20 = ["kemo"]
30 = ["temo"]
400 = ["varsut"]
900 = ["novsut"]
[scales]
100 = ["sut"]
1000 = ["mel"]
1000000 = ["lion"]
[collectives]
12 = ["tuk"]
[ordinals]
1 = ["pati"]
3 = ["testi"]
[fractions]
2 = ["hap"]
4 = ["kvar"]
[plural_scales]
suts = { value = 100, low = 200, high = 999 }
mels = { value = 1000, low = 2000, high = 9999 }
[vague]
mulo = { low = 3, high = 9 }
[links]
and = ["e"]
point = ["kom"]
of = ["de"]
to = ["til"]
or = ["o"]
in = ["en"]
again = ["kaj"]
per = ["po"]
parts = ["div"]
over = ["sur"]
[ranges]
between = ["inter"]
from = ["ek"]
changes = ["levis"]
closers = ["fin"]
by = ["je"]
[hedges.before]
at_least = ["min"]
more_than = ["pli ol"]
at_most = ["maks"]
fewer_than = ["sub"]
about = ["ca"]
nearly = ["apud"]
plain = ["sum"]
[hedges.after]
at_least = ["plus"]
about = ["cirke"]
[roles.before]
age = ["aga"]
designation = ["ruta"]
name = ["domo"]
label = ["artiko"]
money = ["$"]
time = ["klok"]
[roles.after]
age = ["jara"]
duration = ["tag"]
percent = ["%"]
[dates]
months = ["julo"]
weekdays = ["lundo"]
to_day = ["na"]
of_month = ["di"]
counted = ["homo"]
year_before = ["in"]
"""


@cache
def kelo(flags):
    """Make the grammar of the language with some flags."""
    return grammar_from(read_numbers("xx", "xx/numbers.toml", f"{KELO}[grammar]\n{flags}"))


@pytest.mark.parametrize(
    "text, flags, values, counts",
    [
        ("kemo pa homo", "", "21 count", "kemo pa: 21"),
        ("pa kemo homo", "", "1 count, 20 count", "pa: 1; kemo: 20"),
        ("kemo e pa homo", "and_room=2", "21 count", "kemo e pa: 21"),
        ("kemo e pa homo", "and_room=100", "20 count, 1 count", "kemo: 20; pa: 1"),
        ("pa e kemo homo", "units_first=true", "21 count", "pa e kemo: 21"),
        ("sut pa e kemo homo", "units_first=true;and_room=2", "121 count", "sut pa e kemo: 121"),
        ("kemo e pa homo", "units_first=true", "20 count, 1 count", "kemo: 20; pa: 1"),
        ("ke sut e tes homo", "and_room=100", "203 count", "ke sut e tes: 203"),
        ("ke sut e tes homo", "and_room=101", "200 count, 3 count", "ke sut: 200; tes: 3"),
        ("ke sut e kemo homo", "and_most=20", "200 count, 20 count", "ke sut: 200; kemo: 20"),
        ("ke sut e kemo homo", "and_most=21", "220 count", "ke sut e kemo: 220"),
        ("ke mel e pa sut homo", "and_most=100", "2100 count", "ke mel e pa sut: 2,100"),
        ("lim mel, pa sut homo", "comma_room=1000", "5100 count", "lim mel, pa sut: 5,100"),
        ("lim mel, pa sut homo", "comma_room=1001", "5000 count, 100 count", "lim mel: 5,000; pa sut: 100"),
        ("ke lion, pa mel, ke sut homo", "", "2001200 count", "ke lion, pa mel, ke sut: 2,001,200"),
        ("ke lion, tes homo", "", "2000000 count, 3 count", "ke lion: 2,000,000; tes: 3"),
        ("mel ke homo", "scale_first=true", "2000 count", "mel ke: 2,000"),
        ("mel kemo e ke homo", "scale_first=true", "22000 count", "mel kemo e ke: 22,000"),
        ("mel ke sut lim homo", "scale_first=true", "2500 count", "mel ke sut lim: 2,500"),
        ("lion sut lim homo", "scale_first=true", "500000000 count", "lion sut lim: 500,000,000"),
        (
            "mel ke til tes homo",
            "scale_first=true",
            "2000 count, 3000 count",
            "mel ke til tes: between 2,000 and 3,000",
        ),
        (
            "mel 10 til 15 homo",
            "scale_first=true",
            "10000 count, 15000 count",
            "mel 10 til 15: between 10,000 and 15,000",
        ),
        ("mel tes sut", "short_unit=true", "1300 count", "mel tes sut: 1,300"),
        ("ke mel tes homo", "short_unit=true", "2300 count", "ke mel tes: 2,300"),
        ("ke sut tes homo", "short_unit=true", "230 count", "ke sut tes: 230"),
        ("ke mel tes lim homo", "short_unit=true", "2003 count, 5 count", "ke mel tes: 2,003; lim: 5"),
        ("ke tes homo", "neighbours=true", "2 count, 3 count", "ke tes: between 2 and 3"),
        ("ke lim homo", "neighbours=true", "2 count, 5 count", "ke lim: between 2 and 5"),
        ("pa tes homo", "neighbours=true", "1 count, 3 count", "pa tes: between 1 and 3"),
        ("pa lim homo", "neighbours=true", "1 count, 5 count", "pa: 1; lim: 5"),
        ("kemo temo homo", "neighbours=true", "20 count, 30 count", "kemo temo: between 20 and 30"),
        ("ke kemo temo homo", "neighbours=true", "2 count, 20 count, 30 count", "ke: 2; kemo temo: between 20 and 30"),
        (
            "kemo temo mel homo",
            "neighbours=true",
            "20000 count, 30000 count",
            "kemo temo mel: between 20,000 and 30,000",
        ),
        ("nul lim homo", "spoken_zeros=true", "5 count", "nul lim: 5"),
        ("nul lim homo", "spoken_zeros=false", "0 count, 5 count", "nul: 0; lim: 5"),
        ("nul nul lim homo", "spoken_zeros=true", "5 count", "nul nul lim: 5"),
        ("ke kom lim lion homo", "", "2500000 count", "ke kom lim lion: 2,500,000"),
        ("ke kom lim tes homo", "", "253/100 fraction", ""),
        ("ke kom nul lim homo", "", "41/20 fraction", ""),
        ("ke kom kemo homo", "", "11/5 fraction", ""),
        ("pa kom tes lim lion homo", "", "1350000 count", "pa kom tes lim lion: 1,350,000"),
        ("hap lion homo", "", "500000 count", "hap lion: 500,000"),
        ("pa hap homo", "", "1/2 fraction", ""),
        ("ke e hap homo", "", "2 count, 1/2 fraction", "ke: 2"),
        ("ke lion e hap homo", "", "2000000 count, 1/2 fraction", "ke lion: 2,000,000"),
        ("tes kvar homo", "", "3/4 fraction", ""),
        ("tes kvar de lion homo", "", "750000 count", "tes kvar de lion: 750,000"),
        ("ke e tes kvar lion homo", "", "2750000 count", "ke e tes kvar lion: 2,750,000"),
        ("pa testi homo", "", "1/3 fraction", ""),
        ("ke testi homo", "ordinals_divide=true", "2/3 fraction", ""),
        ("ke testi homo", "", "2 count, 3 ordinal", "ke: 2"),
        ("kemo testi homo", "", "23 ordinal", ""),
        ("sut testi homo", "", "103 ordinal", ""),
        ("kemo pati homo", "ordinals_divide=true", "20 count, 1 ordinal", "kemo: 20"),
        ("pa tuk homo", "", "12 count", "pa tuk: 12"),
        ("ke tuk e hap homo", "", "24 count, 1/2 fraction", "ke tuk: 24"),
        ("ke sut tuk homo", "", "2400 count", "ke sut tuk: 2,400"),
        ("ke sut e tes tuk homo", "", "2436 count", "ke sut e tes tuk: 2,436"),
        ("sut tuk tuk homo", "", "1200 other, 12 other", ""),
        ("suts homo", "", "", "suts: an unstated number, 200 to 999"),
        ("suts de mels homo", "", "", "suts de mels: an unstated number, 200,000 to 999,999"),
        ("mulo sut homo", "", "", "mulo sut: an unstated number, 300 to 999"),
        ("mulo mels homo", "", "", "mulo mels: an unstated number, 3,000 to 9,999"),
        ("mels de suts homo", "", "", "mels: an unstated number, 2,000 to 9,999; suts: an unstated number, 200 to 999"),
        ("suts e suts homo", "", "", "suts e suts: an unstated number, 200 to 999"),
        ("suts kaj suts homo", "", "", "suts kaj suts: an unstated number, 200 to 999"),
        ("suts e mels homo", "", "", "suts: an unstated number, 200 to 999; mels: an unstated number, 2,000 to 9,999"),
        ("min suts homo", "", "", "min suts: an unstated number, 200 or more"),
        ("maks suts homo", "", "", "maks suts: an unstated number, 0 to 999"),
        ("min ca lim homo", "", "5 count", "min ca lim: at least 5"),
        ("min maks lim homo", "", "5 count", "min maks lim: about 5"),
        ("sub nul homo", "", "0 count", ""),
        ("apud nul homo", "", "0 count", ""),
        ("apud pa homo", "", "1 count", "apud pa: nearly 1"),
        ("ca nul homo", "", "0 count", "ca nul: about 0"),
        ("lim homo plus", "", "5 count", "lim: 5"),
        ("lim plus homo", "", "5 count", "lim plus: at least 5"),
        ("20 plus 30 homo", "", "20 count, 30 count", "20: 20; 30: 30"),
        ("pli ol 20 cirke homo", "", "20 count", "pli ol 20 cirke: more than 20"),
        ("inter ke e lim homo", "", "2 count, 5 count", "inter ke e lim: between 2 and 5"),
        ("inter lim e ke homo", "", "5 other, 2 other", ""),
        ("ke e lim homo", "", "2 count, 5 count", "ke: 2; lim: 5"),
        ("inter ke sut e tes mel homo", "", "200 count, 3000 count", "inter ke sut e tes mel: between 200 and 3,000"),
        ("ek ke til lim homo", "", "2 count, 5 count", "ek ke til lim: between 2 and 5"),
        ("levis ek ke til lim homo", "", "2 count, 5 count", "ke: 2; lim: 5"),
        ("levis je ke til lim homo", "", "2 count, 5 count", "ke: 2; lim: 5"),
        ("ke o tes homo", "", "2 count, 3 count", "ke o tes: between 2 and 3"),
        ("tes o ke homo", "", "3 count, 2 count", "tes o ke: between 2 and 3"),
        ("ke til tes sut homo", "", "200 count, 300 count", "ke til tes sut: between 200 and 300"),
        ("1.5 til 2 lion homo", "", "1500000 count, 2000000 count", "1.5 til 2 lion: between 1,500,000 and 2,000,000"),
        ("60 til 70000 homo", "", "60 count, 70000 count", "60 til 70000: between 60 and 70,000"),
        ("60 til 70,000 homo", "", "60000 count, 70000 count", "60 til 70,000: between 60,000 and 70,000"),
        ("600 til 70,000 homo", "", "600 count, 70000 count", "600 til 70,000: between 600 and 70,000"),
        ("60 til 6,000 homo", "", "60 count, 6000 count", "60 til 6,000: between 60 and 6,000"),
        ("pa en lim homo", "", "1 ratio, 5 ratio", ""),
        ("ke en lim homo", "", "2 ratio, 5 ratio", ""),
        ("ke en sut homo", "", "2 ratio, 100 ratio", ""),
        ("nul kom lim homo", "", "1/2 fraction", ""),
        ("aga 12 e 14", "", "12 age, 14 age", ""),
        ("ruta 5 homo", "", "5 designation", ""),
        ("domo 5", "", "5 designation", ""),
        ("domo 5 homo", "", "5 count", "5: 5"),
        ("artiko 5, 6 e 7", "", "5 designation, 6 designation, 7 designation", ""),
        ("artiko 5 homo", "", "5 count", "5: 5"),
        ("$ 5", "", "5 money", ""),
        ("5 jara homo", "", "5 age", ""),
        ("5, 12 e 14 jara homo", "", "5 age, 12 age, 14 age", ""),
        ("min 5 e 14 jara homo", "", "5 count, 14 age", "min 5: at least 5"),
        ("5 julo", "", "5 date", ""),
        ("5 e 6 julo", "", "5 date, 6 date", ""),
        ("5 e 32 julo", "", "5 count, 32 count", "5: 5; 32: 32"),
        ("min 5 julo", "", "5 date", ""),
        ("in 2014 homo", "", "2014 date", ""),
        ("in 2014", "", "2014 date", ""),
        ("in 2014 mels", "", "2014 date", "mels: an unstated number, 2,000 to 9,999"),
        ("2014", "", "2014 date", ""),
        ("2014 homo", "", "2014 count", "2014: 2,014"),
        ("1499", "", "1499 count", "1499: 1,499"),
        ("1500", "", "1500 date", ""),
        ("2100", "", "2100 date", ""),
        ("2101", "", "2101 count", "2101: 2,101"),
        ("20 e 30 %", "", "20 percent, 30 percent", ""),
        ("5 homo (6)", "", "5 count, 6 count", "5: 5; 6: 6"),
        ("ke–tes homo", "", "2 count, 3 count", "ke–tes: between 2 and 3"),
        ("ke—tes homo", "", "2 count, 3 count", "ke—tes: between 2 and 3"),
        ("ke – tes homo", "", "2 count, 3 count", "ke – tes: between 2 and 3"),
        ("ke - tes homo", "", "2 count, 3 count", "ke - tes: between 2 and 3"),
        ("ke--tes homo", "", "2 count, 3 count", "ke--tes: between 2 and 3"),
        ("kemota homo", "ordinal_endings=['ta']", "20 ordinal", ""),
        ("kemota homo", "endings=['ta']", "20 count", "kemota: 20"),
        ("sut kemota homo", "ordinal_endings=['ta']", "120 ordinal", ""),
        ("ke mel 300 homo", "", "2300 count", "ke mel 300: 2,300"),
        ("ke mel 300.5 homo", "", "2000 count, 601/2 fraction", "ke mel: 2,000"),
        ("5 mel 300 homo", "", "5300 count", "5 mel 300: 5,300"),
        ("5 mel 3,000 homo", "", "5000 count, 3000 count", "5 mel: 5,000; 3,000: 3,000"),
        ("5 mel 5,000 homo", "", "5000 count, 5000 count", "5 mel: 5,000; 5,000: 5,000"),
        ("lion 200,000 homo", "", "1200000 count", "lion 200,000: 1,200,000"),
        ("30 e 40 fin", "", "30 count, 40 count", "30 e 40 fin: between 30 and 40"),
        ("30 e 40 homo fin", "", "30 count, 40 count", "30 e 40: between 30 and 40"),
        ("30 e 40 homo", "", "30 count, 40 count", "30: 30; 40: 40"),
        ("tes o varsut homo", "", "300 count, 400 count", "tes o varsut: between 300 and 400"),
        ("tes o novsut homo", "", "300 count, 900 count", "tes o novsut: between 300 and 900"),
        ("lim o tes sut homo", "", "5 count, 300 count", "lim o tes sut: between 5 and 300"),
        ("12 na 13 julo", "", "12 date, 13 date", ""),
        ("12. na 13 julo", "", "12 date, 13 date", ""),
        ("12 ka 13 julo", "", "12 count, 13 date", "12: 12"),
        ("12 di julo", "", "12 date", ""),
        ("12  di  julo", "", "12 date", ""),
        ("julo 12", "", "12 date", ""),
        ("12 julo 5 homo", "", "12 date, 5 count", "5: 5"),
        ("12 julo, 5 homo", "", "12 date, 5 count", "5: 5"),
        ("12-julo", "", "12 date", ""),
        ("klok 5", "", "5 time", ""),
        ("klok 5 homo", "", "5 count", "5: 5"),
        ("klok 24", "", "24 time", ""),
        ("klok 25", "", "25 count", "25: 25"),
        ("15 po 100 homo", "", "15 ratio, 100 ratio", ""),
        ("15 homo po 100 homo", "", "15 ratio, 100 ratio", ""),
        ("15 po tago", "", "15 count", "15: 15"),
        ("lim div ke homo", "", "2/5 fraction", ""),
        ("ke sur lim homo", "", "2/5 fraction", ""),
        ("tes e lim div ke homo", "", "17/5 fraction", ""),
        ("tes e ke sur lim homo", "", "17/5 fraction", ""),
        ("nul div ke homo", "", "0 fraction", ""),
        ("lundo 20 venis", "", "20 date", ""),
        ("lundo (15) venis", "", "15 date", ""),
        ("lundo 20 homo", "", "20 count", "20: 20"),
        ("lundo 20 til 345 homo", "", "20 date, 345 count", "345: 345"),
        ("minus lim homo", "signs=['minus']", "-5 other", ""),
        ("minus 5", "signs=['minus']", "-5 other", ""),
        ("-5", "", "-5 other", ""),
        ("- 5", "", "-5 other", ""),
        ("−5", "", "-5 other", ""),
        ("a -5 b", "", "-5 other", ""),
        ("a - 5 b", "", "5 count", "5: 5"),
        ("min 5 til 8 homo", "", "5 count, 8 count", "min 5 til 8: at least 5"),
        ("pli ol 5 til 8 homo", "", "5 count, 8 count", "pli ol 5 til 8: more than 5"),
        ("maks 5 til 8 homo", "", "5 count, 8 count", "maks 5 til 8: at most 8"),
        ("sub 5 til 8 homo", "", "5 count, 8 count", "sub 5 til 8: fewer than 8"),
        ("ca 5 til 8 homo", "", "5 count, 8 count", "ca 5 til 8: between 5 and 8"),
        ("mulo homo", "", "", "mulo: an unstated number, 3 to 9"),
        ("min mulo homo", "", "", "min mulo: an unstated number, 3 or more"),
        ("mulo til suts homo", "", "", "mulo til suts: an unstated number, 3 to 999"),
        ("suts til mulo homo", "", "", "suts: an unstated number, 200 to 999; mulo: an unstated number, 3 to 9"),
        ("suts o mels homo", "", "", "suts o mels: an unstated number, 200 to 9,999"),
        ("min suts o mels homo", "", "", "min suts o mels: an unstated number, 200 or more"),
        ("2012 til 2013", "", "2012 date, 2013 date", ""),
        ("2012-13", "", "2012 date, 13 date", ""),
        ("2012-11", "", "2012 date, 11 date", ""),
        ("2012–2013", "", "2012 date, 2013 date", ""),
        ("2012 til 15 homo", "", "2012 date, 15 count", "15: 15"),
        ("2012-13 homo", "", "2012 score, 13 score", ""),
        ("1400-1500", "", "1400 count, 1500 count", "1400-1500: between 1,400 and 1,500"),
        ("min 2014", "", "2014 count", "min 2014: at least 2,014"),
        ("in min 2014 homo", "", "2014 count", "min 2014: at least 2,014"),
        ("5, 6 homo", "", "5 count, 6 count", "5: 5; 6: 6"),
        ("lim, sut mel homo", "", "5 count, 100000 count", "lim: 5; sut mel: 100,000"),
        ("kemo-pa homo", "", "21 count", "kemo-pa: 21"),
        ("kemo-kemo homo", "", "20 attribute, 20 count", "kemo: 20"),
        ("kemo pa sut homo", "", "2100 count", "kemo pa sut: 2,100"),
        ("ke sut pa mel kemo homo", "", "201020 count", "ke sut pa mel kemo: 201,020"),
        ("mel mel homo", "", "1000 other, 1000 other", ""),
        ("mel lion homo", "", "1000000000 count", "mel lion: 1,000,000,000"),
        ("ke mel lion homo", "", "2000000000 count", "ke mel lion: 2,000,000,000"),
        ("ke suts homo", "", "200 count", "ke suts: 200"),
        ("1.5 lion homo", "", "1500000 count", "1.5 lion: 1,500,000"),
        ("1.25 mel homo", "", "1250 count", "1.25 mel: 1,250"),
        ("1.2345 mel homo", "", "2469/2 fraction", ""),
        ("1.5 homo", "", "3/2 fraction", ""),
        ("3.0 homo", "", "3 fraction", ""),
        ("2.5 tuk homo", "", "30 count", "2.5 tuk: 30"),
        ("1/2 lion homo", "", "500000 count", "1/2 lion: 500,000"),
        ("1/2 homo", "", "1/2 fraction", ""),
        ("2 1/2 lion homo", "", "2500000 count", "2 1/2 lion: 2,500,000"),
        ("2 1/2 homo", "", "5/2 fraction", ""),
        ("5 (6) homo", "", "5 count, 6 count", "5: 5; 6: 6"),
        ("kemo (20) homo", "", "20 count", "kemo (20): 20"),
        ("kemo (21) homo", "", "20 count, 21 count", "kemo: 20; 21: 21"),
        ("min wakemo homo", "prefixes=['wa']", "20 count", "min wakemo: at least 20"),
        ("3 o varsut homo", "", "3 count, 400 count", "3 o varsut: between 3 and 400"),
        ("mel mel homo", "scale_first=true", "1000 other, 1000 other", ""),
        (
            "ke homo, tes homo, lim homo, inter ke sut e tes mel homo",
            "",
            "2 count, 3 count, 5 count, 200 count, 3000 count",
            "ke: 2; tes: 3; lim: 5; inter ke sut e tes mel: between 200 and 3,000",
        ),
        ("kemoj homo", "endings=['j']", "20 count", "kemoj: 20"),
        ("kemoj pa homo", "endings=['j']", "20 count, 1 count", "kemoj: 20; pa: 1"),
    ],
)
def test_words(monkeypatch, text, flags, values, counts):
    monkeypatch.setattr(numbers, "grammar_of", lambda _: kelo(flags.replace(";", "\n")))
    assert shown(text) == (values, counts)


# --- mentions -----------------------------------------------------------------------------

NUMBER = NumberMention(1, 4, 2, NumberKind.CARDINAL, NumberRole.COUNT)
COUNT = CountMention(1, 4, "two", Count.exactly(2), (NUMBER,))
PLACE = "must be a whole number of 0 or more"
BEYOND = "must be a whole number above start, which is 1"


@pytest.mark.parametrize(
    "mention, field, value, why",
    [
        (NUMBER, "start", -1, PLACE),
        (NUMBER, "start", True, PLACE),
        (NUMBER, "start", None, PLACE),
        (NUMBER, "end", 1, BEYOND),
        (NUMBER, "end", 0, BEYOND),
        (NUMBER, "end", 4.0, BEYOND),
        (NUMBER, "value", 2.0, "must be an int or a Fraction"),
        (NUMBER, "value", None, "must be an int or a Fraction"),
        (NUMBER, "kind", "cardinal", "must be a NumberKind"),
        (NUMBER, "role", "count", "must be a NumberRole"),
        (COUNT, "start", -1, PLACE),
        (COUNT, "start", "1", PLACE),
        (COUNT, "end", 1, BEYOND),
        (COUNT, "end", None, BEYOND),
        (COUNT, "text", "twos", "must be the text from start to end"),
        (COUNT, "text", "tw", "must be the text from start to end"),
        (COUNT, "text", b"two", "must be the text from start to end"),
        (COUNT, "count", 2, "must be a Count"),
        (COUNT, "numbers", [NUMBER], "must be a tuple of NumberMention"),
    ],
)
def test_a_refused_mention_says_what_is_wrong(mention, field, value, why):
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(mention, **{field: value})
    assert attrs.astuple(caught.value, recurse=False) == (type(mention).__name__, field, value, why)


def test_a_refused_number_of_a_count_is_named():
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(COUNT, numbers=(NUMBER, 2))  # type: ignore[arg-type]  # that is what is refused
    assert attrs.astuple(caught.value, recurse=False) == ("CountMention", "numbers", 2, "must be a NumberMention")


def test_a_mention_may_begin_at_the_first_character_and_be_one_long():
    assert attrs.evolve(NUMBER, start=0, end=1, value=Fraction(1, 2)).value == Fraction(1, 2)
    assert attrs.evolve(COUNT, start=0, end=1, text="2", numbers=()).numbers == ()


# --- finding phrases ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "character, word",
    [("a", True), ("7", True), ("_", True), ("\u0301", True), ("-", False), (" ", False), ("€", False)],
)
def test_what_belongs_to_a_word(character, word):
    assert is_word(character) is word


def test_every_phrase_that_begins_at_a_place_is_given_shortest_first():
    root = grow([("pli", 1), ("pli ol", 2), ("plio", 3)])
    assert list(ends(root, "pli ol", 0)) == [(1, 3), (2, 6)]
    assert list(ends(root, "pli  ol", 0)) == [(1, 3), (2, 7)]
    assert list(ends(root, "pli   ol", 0)) == [(1, 3)]
    assert list(ends(root, "pli-ol", 0)) == [(1, 3)]
    assert list(ends(root, "pli-ol", 0, "-")) == [(1, 3), (2, 6)]
    assert list(ends(root, "a plio", 2)) == [(1, 5), (3, 6)]
    assert list(ends(root, "pl", 0)) == []


def test_heads_are_as_short_as_they_can_be():
    assert heads(["kemo", "kelo", "ke"], 4) == "ke"
    assert heads(["pa", "ke"], 1) == "[kp]"
    assert heads(["pa sut", "pe"], 9) == "p[ae]"
    assert heads(["abc", "ad"], 9) == "a(?:bc|d)"
    assert heads(["a.b"], 3) == r"a\.b"
    assert heads([], 4) == "(?!)"


def test_a_phrase_after_a_place():
    lookup = Lookup({"pli": 1, "pli ol": 2, "%": 3})
    assert lookup.after("5 pli", 1) == (1, 5)
    assert lookup.after("5pli", 1) == (1, 4)
    assert lookup.after("5  pli", 1) == (1, 6)
    assert lookup.after("5   pli", 1) is None
    assert lookup.after("5 pli ol", 1) == (2, 8)
    assert lookup.after("5 pli  ol", 1) == (2, 9)
    assert lookup.after("5 pli   ol", 1) == (1, 5)
    assert lookup.after("5 plis", 1) is None
    assert lookup.after("5 pli-7", 1) is None
    assert lookup.after("5 pli-a", 1) == (1, 5)
    assert lookup.after("5-pli", 1) is None
    assert lookup.after("5%", 1) == (3, 2)
    assert lookup.after("5%a", 1) == (3, 2)
    assert lookup.after("5", 1) is None
    assert lookup.after("5  ", 1) is None
    assert Lookup[int]({}).after("5 pli", 1) is None


def test_a_phrase_before_a_place():
    lookup = Lookup({"pli": 1, "ol pli": 2, "%": 3})
    assert lookup.before("pli 5", 4) == (1, 0)
    assert lookup.before("pli5", 3) == (1, 0)
    assert lookup.before("pli  5", 5) == (1, 0)
    assert lookup.before("pli   5", 6) is None
    assert lookup.before("ol pli 5", 7) == (2, 0)
    assert lookup.before("ol  pli 5", 8) == (2, 0)
    assert lookup.before("ol   pli 5", 9) == (1, 5)
    assert lookup.before("ol pli 5", 7, 1) == (1, 3)
    assert lookup.before("ol pli 5", 7, 3) == (1, 3)
    assert lookup.before("ol pli 5", 7, 4) is None
    assert lookup.before("apli 5", 5) is None
    assert lookup.before("-pli 5", 5) == (1, 1)
    assert lookup.before("% 5", 2) == (3, 0)
    assert lookup.before("5", 0) is None
    assert Lookup[int]({}).before("pli 5", 4) is None


def test_how_many_blanks_may_stand_beside_a_phrase():
    one = Lookup({"pli": 1}, blanks=(1, 2))
    assert [one.after(text, 1) for text in ("5pli", "5 pli", "5  pli", "5   pli")] == [None, (1, 5), (1, 6), None]
    assert [one.before(text, len(text)) for text in ("pli", "pli ", "pli  ", "pli   ")] == [None, (1, 0), (1, 0), None]
    none = Lookup({"pli": 1}, blanks=(0, 0))
    assert [none.after(text, 1) for text in ("5pli", "5 pli")] == [(1, 4), None]


def test_a_hyphen_may_stand_like_a_blank():
    lookup = Lookup({"pli": 1}, hyphen=True)
    assert lookup.after("5-pli", 1) == (1, 5)
    assert lookup.before("pli-5", 4) == (1, 0)
    assert lookup.after("5--pli", 1) == (1, 6)


def test_what_may_be_skipped_before_a_phrase():
    skips = (Lookup({"de": True}, blanks=(1, 2)), Lookup({"la": False}, blanks=(1, 2)))
    lookup = Lookup({"tago": 1, "la tago": 2}, skips=skips)
    assert lookup.after("5 tago", 1) == (1, 6)
    assert lookup.after("5 de tago", 1) == (1, 9)
    assert lookup.after("5 de la tago", 1) == (1, 12)
    assert lookup.after("5 la tago", 1) == (1, 9)
    assert lookup.after("5 la de tago", 1) is None
    assert lookup.after("5 de", 1) is None


def test_a_symbol_stands_apart_where_it_has_to():
    anywhere, apart, alone = (Lookup({">": 1}, apart=apart) for apart in (None, "(", ""))
    assert [lookup.before("b> 5", 3) for lookup in (anywhere, apart, alone)] == [(1, 1), None, None]
    assert [lookup.before("(> 5", 3) for lookup in (anywhere, apart, alone)] == [(1, 1), (1, 1), None]
    assert [lookup.before("\t> 5", 3) for lookup in (anywhere, apart, alone)] == [(1, 1)] * 3
    assert [lookup.before("> 5", 2) for lookup in (anywhere, apart, alone)] == [(1, 0)] * 3


def test_a_phrase_that_is_no_unit_may_end_before_a_hyphen_and_a_digit():
    assert Lookup({"pli": 1}, unit=False).after("5 pli-7", 1) == (1, 5)
    assert Lookup({"pli": 1}, unit=True).after("5 pli-7", 1) is None
    assert Lookup({"pli": 1}, unit=True).before("7-pli 5", 6) == (1, 2)


def test_without_blanks_between_words_a_phrase_may_end_anywhere():
    lookup = Lookup({"以上": 1, "plus": 2}, spaced=False)
    assert lookup.after("50以上人", 2) == (1, 4)
    assert lookup.after("50plus人", 2) == (2, 6)
    assert lookup.after("50pluss", 2) is None
    assert Lookup({"以上": 1}).after("50以上人", 2) is None


def test_what_may_be_written_against_the_front_of_a_phrase():
    lookup = Lookup({"pli": 1}, clitics=("wa", "b"))
    assert lookup.before("wapli 5", 6) == (1, 2)
    assert lookup.before("a wapli 5", 8) == (1, 4)
    assert lookup.before("awapli 5", 7) is None
    assert lookup.before("bpli 5", 5) == (1, 1)
    assert lookup.before("apli 5", 5) is None


def test_words_anywhere_in_a_short_text():
    words = Words(["levis", "iris for"])
    assert words.within("ĝi levis ĝin")
    assert words.within("iris for")
    assert not words.within("levisto")
    assert not words.within("mallevis")
    assert not words.within("iris")
    assert not words.within("")
    unspaced = Words(["増加"], spaced=False)
    assert unspaced.within("人増加した")
    assert not unspaced.within("人増")


# --- the text as it is scanned ------------------------------------------------------------


def test_places_lead_back_into_the_text_as_it_was_given():
    plain = prepare("Two men", 7)
    assert (plain.source, plain.folded, plain.span(0, 3)) == ("Two men", "two men", (0, 3))
    cut = prepare("a\u200b5\u200b\u200b0 b\u00adc", 100)
    assert (cut.source, cut.cuts, cut.lost) == ("a50 bc", (1, 2, 5), (1, 3, 4))
    assert [cut.span(place, place + 1) for place in range(6)] == [(0, 1), (2, 3), (5, 6), (6, 7), (7, 8), (9, 10)]
    assert cut.span(1, 3) == (2, 6)
    accented = prepare("e\u0301 5", 100)
    assert (accented.source, accented.cuts, accented.lost) == ("é 5", (1,), (1,))
    assert accented.span(0, 1) == (0, 2)
    assert accented.span(2, 3) == (3, 4)


@pytest.mark.parametrize("given", [5, None, b"five"])
def test_what_is_no_text_is_named_by_its_type(given):
    with pytest.raises(InvalidValueError) as caught:
        prepare(given, 9)
    assert attrs.astuple(caught.value) == ("text", "type", type(given).__name__, "must be str")


def test_a_text_may_be_as_long_as_is_said_and_no_longer():
    assert prepare("five men", 8).source == "five men"
    with pytest.raises(TextTooLongError) as caught:
        prepare("five men", 7)
    assert attrs.astuple(caught.value) == (8, 7)


# --- hedges -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "basis, low, high",
    [
        (Basis.AT_LEAST, 20, None),
        (Basis.MORE_THAN, 21, None),
        (Basis.AT_MOST, 0, 30),
        (Basis.FEWER_THAN, 0, 29),
        (Basis.ABOUT, 20, 30),
    ],
)
def test_a_hedge_before_a_range_keeps_one_end(basis, low, high):
    words = {"at_least": "at least", "more_than": "more than", "at_most": "at most", "fewer_than": "fewer than"}
    count = numbers.parse_count(f"{words.get(basis, 'about')} 20 to 30")
    assert (count.low, count.high) == (low, high)
    assert count.basis is (Basis.BETWEEN if basis is Basis.ABOUT else basis)
