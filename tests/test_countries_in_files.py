"""Countries in real files of UCDP, IDMC, IOM, UNHCR, GDELT and ICEWS: each is found, or known to be no country."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from conflictmodel import CodeScheme, country, find_country, not_a_country

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


def sample(*parts: str) -> Path:
    """Find a file of real data beside the project, or skip the test and say so."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the sample data are not there: {path}")
    return path


def rows(*parts: str) -> list[dict[str, str]]:
    with sample(*parts).open(encoding="utf-8-sig", newline="", errors="replace") as file:
        read = list(csv.DictReader(file, delimiter="\t" if parts[-1].endswith(".tsv") else ","))
    return [row for row in read if not any((value or "").startswith("#") for value in row.values())]


def events() -> Iterator[dict[str, str]]:
    yield from rows("ged", "ged191-bangladesh-myanmar.csv")
    content = json.loads(sample("ged", "ged231-central-african-republic.geojson").read_text(encoding="utf-8"))
    for feature in content["features"]:
        yield {name: str(value) for name, value in feature["properties"].items() if value is not None}


def test_every_country_of_the_ged_samples_is_found_alike_by_name_and_number():
    found = set()
    for row in events():
        day = date.fromisoformat(row["date_start"][:10])
        one = country(row["country"], CodeScheme.UCDP_NAME, day)
        assert country(row["country_id"], CodeScheme.GW, day) is one
        assert row["country"] == one.ucdp_name
        for number in (row.get("gwnoa", ""), row.get("gwnob", "")):
            assert not number or find_country(number, CodeScheme.GW, day)
        found.add(one.alpha_2)
    assert found == {"BD", "CF", "MM"}


@pytest.mark.parametrize(
    "folder, file, column, others",
    [
        ("idmc", "gidd-hxl.csv", "ISO3", set()),
        ("dtm", "iom-dtm-hxl-head.csv", "admin0Pcode", set()),
        ("unhcr", "HDX_EndYearPopulationTotals.csv", "ISO3CoO", {"STA", "UKN"}),
        ("unhcr", "HDX_EndYearPopulationTotals.csv", "ISO3CoA", set()),
        ("unhcr", "HDX_Solutions.csv", "ISO3CoO", {"UKN"}),
        ("unhcr", "HDX_Solutions.csv", "ISO3CoA", set()),
    ],
)
def test_every_alpha_3_code_of_the_samples_is_known(folder, file, column, others):
    codes = {row[column] for row in rows(folder, file)}
    assert codes
    assert {code for code in codes if find_country(code, CodeScheme.ALPHA_3) is None} == others
    assert all(not_a_country(code, CodeScheme.ALPHA_3) for code in others)


def test_every_country_of_the_idu_sample_is_found_alike_by_code_and_name():
    for record in json.loads(sample("idmc", "idmc_idu.json").read_text(encoding="utf-8")):
        assert country(record["iso3"]) is country(record["country"], CodeScheme.NAME)


@pytest.mark.parametrize(
    "columns, scheme, others",
    [((7, 17), CodeScheme.CAMEO, {"AFR", "EUR", "SAF", "SEA"}), ((37, 45, 53), CodeScheme.FIPS, {"OS"})],
)
def test_every_code_of_the_gdelt_sample_is_known(columns, scheme, others):
    with sample("gdelt", "20191024143000.export.CSV").open(encoding="utf-8") as file:
        codes = {line.rstrip("\n").split("\t")[column] for line in file for column in columns} - {""}
    assert {code for code in codes if find_country(code, scheme, 2019) is None} == others
    assert all(not_a_country(code, scheme) for code in others)


def test_every_country_of_the_icews_sample_is_known():
    names = {
        row[f] for row in rows("icews", "icews-2018-06.tsv") for f in ("source_country", "target_country", "country")
    }
    assert len(names) > 150
    assert {name for name in names if name and find_country(name) is None} == set()
