"""Reading a report: text in, attributed claims out.

text -> sentences -> words (``tokens``) -> ``phrases`` -> ``clauses`` -> voices (``attribution``)
-> records (``casualties``, ``equipment``, ``displacement``, ``contacts``) -> ``report``. Each
stage knows only those before it. All words are the lexicon's; no stage looks at letters.
"""

from conflictmodel.reading.report import read_report

__all__ = ["read_report"]
