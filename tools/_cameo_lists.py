"""What is known of CAMEO's code lists beyond the three that the generator reads.

Facts worked out once from the codebook (CAMEO 1.1b3, Schrodt, March 2012), GDELT's lookup tables and event files, and
gdeltPyR's table (280 codes). Lists that do not say otherwise of a code are not named for it.
"""

PY, ICEWS, PETRARCH, GDELT, GDELTPYR, CODEBOOK = (
    "py-gdelt",
    "ICEWS",
    "PETRARCH",
    "GDELT",
    "gdeltPyR",
    "codebook 1.1b3",
)

#: Codes that none of the three lists has, with their titles.
ADDED = {"1214": "Reject intelligence cooperation"}

#: Codes that are no codes, with what they stand for.
MISPRINTS = {"1883": "183"}

#: Titles that neither list spells well, or that the lists word otherwise, with the reason for the choice.
NAMES = {
    "044": ("Meet at a third location", "the quotation marks only say that the place is nobody's home; left out"),
    "125": (
        "Reject proposal to meet, discuss, or negotiate",
        "py-gdelt's title is cut at the end of a line; the codebook has it whole",
    ),
    "127": (
        "Reject plan, agreement to settle dispute",
        "py-gdelt's title is cut at the end of a line; the codebook has it whole",
    ),
    "128": ("Defy norms, law", "py-gdelt's title is cut at the end of a line; the codebook has it whole"),
    "1245": (
        "Refuse to allow international involvement (non-mediation)",
        "both lists leave out the hyphen, which the codebook and the other titles of the kind have",
    ),
    "1832": (
        "Carry out vehicular bombing",
        "the codebook speaks of vehicular bombing where it tells 1834 from it; a car is one vehicle of several",
    ),
}

#: GDELT's quad class by root, from its lookup table of event codes; its event files agree.
GDELT_QUADS = {f"{root:02}": 1 if root < 6 else 2 if root < 10 else 3 if root < 15 else 4 for root in range(1, 21)}

#: Where GDELT's lookup table of the Goldstein scale differs from the ICEWS list; its event files agree for 016 and 022.
GDELT_GOLDSTEIN = {"016": -2.0, "022": 3.2, "164": -7.0, "165": -6.5}

#: Codes that GDELT's lookup table of event codes lacks.
GDELT_ABSENT = {
    "106": "its row is glued to that of 1056",
    "1213": "left out",
    "1214": "left out",
    "155": "left out",
    "176": "left out",
    "1834": "left out",
    "1951": "left out",
    "1952": "left out",
}

#: Codes that GDELT's lookup table calls otherwise, because it mixes in titles of an older codebook.
GDELT_OLDER = {
    "101": "demand for information, investigation",
    "102": "demand for policy support",
    "103": "demand for aid, protection or peacekeeping",
    "105": "demand for mediation",
    "107": "demand for a ceasefire",
    "108": "demand for meeting, negotiation",
}

#: Codes of the present codebook that gdeltPyR's table lacks.
GDELTPYR_ABSENT = frozenset(
    """
0251 0252 0253 0254 0255 0256 0313 0314 1011 1012 1013 1014 1031 1032 1033 1034 1051 1052 1054 1055 1056 116 1214 1221
1222 1223 1224 1241 1242 1243 1244 1245 1246 129 155 1661 1662 1663 176 1834 1951 1952
""".split()  # noqa: SIM905  a block of codes is easier to check against the table than a list of 42 strings
)

#: Codes of an older codebook that only gdeltPyR's table has, with what they stand for now.
GDELTPYR_ONLY = {"0357": "0356", "1641": "1661", "1642": "1662", "1643": "1663"}

#: Codes that mean something else in gdeltPyR's table, which numbers after an older codebook.
GDELTPYR_OLDER = GDELT_OLDER | {
    "016": "empathetic comment (now 018)",
    "018": "accord (now 019)",
    "0211": "appeal for diplomatic cooperation (now 022)",
    "0212": "appeal for material cooperation (now 021)",
    "0353": "intent to accede to political demands",
    "0354": "intent to release persons or property (now 0353)",
    "0355": "intent to ease economic sanctions (now 0354)",
    "0356": "intent to allow international involvement (now 0355)",
    "106": "demand for withdrawal",
    "121": "rejection of a proposal",
    "1211": "rejection of ceasefire, withdrawal",
    "1212": "rejection of peacekeeping",
    "1213": "rejection of settlement",
    "124": "rejection of a proposal to meet or negotiate (now 125)",
    "125": "rejection of mediation (now 126)",
    "126": "defiance of norms, law (now 128)",
    "127": "rejection of an accusation, denial of responsibility (now 016)",
    "128": "veto (now 129)",
    "136": "threat to expel or withdraw peacekeepers",
    "1451": "obstruction for change in leadership, the title of 1441",
    "1452": "obstruction for policy change, the title of 1442",
    "1453": "obstruction for rights, the title of 1443",
    "1454": "obstruction for change in institutions, the title of 1444",
    "163": "halt of negotiations (now 164)",
    "164": "expulsion or withdrawal (now 166)",
    "166": "embargo, boycott or sanctions (now 163)",
}

#: Faults of CAMEO2PLOVER (September 2021): what its row says, what is made of it, and why.
PLOVER_FAULTS = {
    "08": ("CONCEDE and RETREAT", "none", "the table has two headings for 08, and the code alone does not choose"),
    "1712": ("ASSAULT, seize", "ASSAULT, no mode", "seize is a mode of COERCE and none of ASSAULT"),
    "175": ("ASSAULT, pro_autocracy", "ASSAULT, no mode", "pro_autocracy is a context that slipped into the column"),
}
