"""What Unicode CLDR tells of a language besides its numerals, by way of Babel: signs, scales, months, units, money."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from _learn import cleaned
from babel import Locale, UnknownLocaleError, localedata

from conflictmodel.lexicon.letters import fold

_DURATION = ("century", "decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second")
_MEASURE = [
    "length-kilometer",
    "length-meter",
    "length-centimeter",
    "length-millimeter",
    "length-mile",
    "length-yard",
    "length-foot",
    "mass-kilogram",
    "mass-gram",
    "mass-tonne",
    "mass-metric-ton",
    "mass-ton",
    "mass-pound",
    "volume-liter",
    "volume-gallon",
    "volume-barrel",
    "area-hectare",
    "area-acre",
    "area-square-kilometer",
    "area-square-meter",
    "area-square-mile",
    "area-dunam",
    "volume-cubic-meter",
    "temperature-celsius",
    "temperature-fahrenheit",
    "temperature-generic",
    "angle-degree",
    "speed-kilometer-per-hour",
    "speed-mile-per-hour",
    "speed-knot",
    "length-nautical-mile",
    "power-kilowatt",
    "power-megawatt",
    "power-gigawatt",
    "energy-kilowatt-hour",
    "digital-megabyte",
    "digital-gigabyte",
    "frequency-hertz",
    "frequency-megahertz",
]
_CURRENCIES = [
    "USD",
    "EUR",
    "GBP",
    "RUB",
    "UAH",
    "TRY",
    "SYP",
    "IQD",
    "IRR",
    "ILS",
    "CNY",
    "JPY",
    "INR",
    "PKR",
    "AFN",
    "NGN",
    "SDG",
    "SSP",
    "ETB",
    "SOS",
    "KES",
    "XAF",
    "XOF",
    "CDF",
    "CHF",
    "LBP",
    "JOD",
    "EGP",
    "SAR",
    "AED",
    "YER",
    "LYD",
    "MMK",
    "COP",
    "MXN",
    "BRL",
    "PLN",
    "SEK",
    "NOK",
    "CZK",
    "HUF",
    "RON",
    "RSD",
    "GEL",
    "AMD",
    "AZN",
    "KZT",
]
_SYMBOLS = ("$", "€", "£", "¥", "₹", "₺", "₽", "₴", "₪", "₦")
#: Short names of units that are no words of any language in the way of a count.
_SHORT = {
    "length-kilometer",
    "length-centimeter",
    "length-millimeter",
    "mass-kilogram",
    "area-square-kilometer",
    "area-square-meter",
    "volume-cubic-meter",
    "power-kilowatt",
    "power-megawatt",
    "temperature-celsius",
    "speed-kilometer-per-hour",
}
_PLAIN = re.compile(r"[0#.,\s]+")


def locale_of(code: str) -> Locale | None:
    """Open a locale, if Babel has it."""
    localedata._cache.clear()  # noqa: SLF001  data of one locale leak into the next through shared aliases
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def facts(locale: Locale) -> dict[str, Any]:
    """Collect everything."""
    measures = _units(locale, _MEASURE)
    scales = {form: row for form, row in _scales(locale).items() if form not in measures}
    return {
        "digits": _digits(locale) | {"scales": _by_value(scales, glued=True)},
        "abbreviations": _by_value(scales, glued=False),
        "months": _names(locale.months, least=3),
        "weekdays": _names(locale.days, least=4),
        "after": {
            "percent": _percent(locale),
            "money": _money(locale),
            "measure": measures,
            "duration": _units(locale, [f"duration-{name}" for name in _DURATION]),
            "age": _units(locale, ["duration-year-person"]),
        },
        "before": {"money": sorted({*_SYMBOLS, *(fold(s) for s in _currency_symbols(locale))})},
    }


def _digits(locale: Locale) -> dict[str, Any]:
    signs = locale.number_symbols
    latin = signs.get("latn", signs)
    group = latin.get("group", ",")
    blank = not group.strip() or group == "\u202f"
    groups = [" " if blank else group.replace("\u2019", "'")]
    if " " not in groups:
        groups.append(" ")
    return {
        "decimal": latin.get("decimal", "."),
        "groups": groups,
        "indian": "#,##,##0" in locale.decimal_formats[None].pattern,
    }


def _scales(locale: Locale) -> Mapping[str, tuple[int, bool]]:
    """Give the words and signs of compact figures, "3 Mio.", "5 тыс.", and whether they touch the figure."""
    found: dict[str, tuple[int, bool]] = {}
    formats = locale.compact_decimal_formats
    for width in ("short", "long"):
        for rows in formats.get(width, {}).values():
            for key, pattern in rows.items():
                text = str(pattern.pattern).replace("'", "")
                zeros = text.count("0")
                if not zeros or not text.startswith("0") or ";" in text:
                    continue
                rest = text.lstrip("0")
                form = " ".join(fold(rest).split())
                value = int(key) // 10 ** (zeros - 1)
                against = not rest[:1].isspace()
                if (
                    value > 1
                    and form
                    and " " not in form
                    and (len(form) > 1 or not form.isascii() or (form == "k" and against))
                ):
                    found.setdefault(form, (value, against))
    return found


def _by_value(scales: Mapping[str, tuple[int, bool]], *, glued: bool) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for form, (value, against) in scales.items():
        if against == glued:
            table.setdefault(str(value), []).append(form)
    return {value: sorted(forms) for value, forms in sorted(table.items(), key=lambda row: int(row[0]))}


def _names(rows: Mapping[str, Any], least: int) -> list[str]:
    """Name months or weekdays; never a mere number ("1月"), and no name of few letters."""
    found: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            found |= {fold(name) for name in rows[context].get(width, {}).values()}
    found |= {name.rstrip(".") for name in found}
    return sorted(name for name in found if len(name) >= least and not any(c.isdigit() for c in name))


def _units(locale: Locale, names: Iterable[str]) -> list[str]:
    patterns = locale._data["unit_patterns"]  # noqa: SLF001  Babel has no public list of units
    found: set[str] = set()
    for name in names:
        for width, forms in patterns.get(name, {}).items():
            if width == "narrow" or (width == "short" and name not in _SHORT):
                continue
            rows = [text for key, text in forms.items() if key != "per"] if isinstance(forms, Mapping) else [forms]
            for pattern in rows:
                if isinstance(pattern, str) and pattern.startswith("{0}") and "{0}" not in pattern[3:]:
                    found.add(" ".join(fold(pattern[3:]).split()).strip("-"))
    return sorted(form for form in found if form and form[0] != "/" and not form[0].isdigit())


def _money(locale: Locale) -> list[str]:
    names = locale._data["currency_names_plural"]  # noqa: SLF001  Babel has no public list of plural names
    found: set[str] = set()
    for code in _CURRENCIES:
        found |= {fold(name) for name in dict(names.get(code, {})).values() if isinstance(name, str)}
        if code in locale.currencies:
            found.add(fold(locale.currencies[code]))
    return sorted({*found, *(code.lower() for code in _CURRENCIES[:8]), *_SYMBOLS})


def _currency_symbols(locale: Locale) -> set[str]:
    symbols = {locale.currency_symbols.get(code, code) for code in _CURRENCIES}
    return {symbol for symbol in symbols if symbol and not any(c.isspace() for c in symbol)}


def _percent(locale: Locale) -> list[str]:
    patterns = locale._data["unit_patterns"].get("concentr-percent", {})  # noqa: SLF001
    found = {"%", "‰", "٪", "％"}
    for forms in patterns.values():
        for pattern in forms.values() if isinstance(forms, Mapping) else [forms]:
            if isinstance(pattern, str) and pattern.startswith("{0}"):
                found.add(cleaned(pattern[3:]))
    return sorted(form for form in found if form)
