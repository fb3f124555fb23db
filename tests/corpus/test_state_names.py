"""Names of States: however a list spells and turns a name, it means the one State; what is not known means none."""

import pytest
from babel import Locale

from graph_service import package_data
from graph_service.corpus.state_names import StateNames, known, name_key
from graph_service.pipeline.tables import read_tsv

FOLDER = package_data.curated() / "ratifications"
MEMBERS = read_tsv(FOLDER / "states.tsv")
OTHERS = read_tsv(FOLDER / "not-members.tsv")

# As the ILO's NORMLEX, the United Nations Treaty Collection and ISO 3166-1 write what others write otherwise.
SPELLINGS = """\
ae United Arab Emirates (the)
ag Antigua & Barbuda
ba Bosnia-Herzegovina
bn Brunei Darussalam
bo Bolivia (Plurinational State of)
bo Bolivia, Plurinational State of
bs Bahamas (the)
cd Congo, Democratic Republic of the
cd Congo (Democratic Republic of the)
cd Dem. Rep. of the Congo
cd Democratic Republic of the Congo
cf Central African Republic (the)
cg Congo
cg Congo (Republic of the)
cg Congo, Republic of
ci Cote d'Ivoire
ci Côte d'Ivoire
ci Côte d’Ivoire
ci CÔTE D´IVOIRE
cv Cabo Verde
cv Cape Verde
cz Czech Republic (the)
cz Czechia
fm Micronesia (Federated States of)
fm Micronesia, Federated States of
gb United Kingdom
gb United Kingdom of Great Britain & Northern Ireland
gm Gambia, The
gw Guinea - Bissau
gw Guinea Bissau
ir Iran (Islamic Republic of)
ir Iran, Islamic Republic of
kn St Kitts & Nevis
kp Democratic People’s Republic of Korea
kp Korea (Democratic People's Republic of)
kp Korea, Democratic People's Republic of
kr Korea (Republic of)
kr Korea, Republic of
kr Republic of Korea 12
la Lao People’s Democratic Republic
lc Saint Lucia
md Moldova, Republic of
mk North Macedonia
mk The former Yugoslav Republic of Macedonia
mk Macedonia, the former Yugoslav Republic of
mm Myanmar
nl Netherlands (Kingdom of the)
nl Netherlands, Kingdom of the
ru Russian Federation (the)
st São Tomé and Príncipe
sy Syrian Arab Republic
sz Eswatini
sz Swaziland
tl Timor Leste
tl Timor-Leste
tr TÜRKİYE
tr Turkiye
tr Türkiye
tz Tanzania, United Republic of
us United States
us United States of America (the)
vc St. Vincent and the Grenadines
vc Saint Vincent and the Grenadines
ve Venezuela (Bolivarian Republic of)
ve Venezuela, Bolivarian Republic of
vn Viet Nam
vn Viet-Nam
vn Vietnam
""".splitlines()


def spelt(name):
    """Return other spellings of a name that lists have."""
    yield from (
        name,
        f" {name.upper()} ",
        f"the {name}",
        f"{name} (the)",
        f"{name} 3",
        name.replace("-", " - "),
        name.replace("-", "\u2011"),
    )
    yield from (name.replace("'", "\u2019"), name.replace(" and ", " & "), name.replace("St. ", "Saint "), name.replace("St. ", "St "))
    for word in ("of the", "of"):
        before, found, after = name.partition(f" {word} ")
        if found and after:
            yield from (f"{after}, {before} {word}", f"{after} ({before} {word})", f"{after}, the {before} {word}")


def names(row):
    return [one for one in (row["state"], row["official"], *row["also_called"].split("; ")) if one]


@pytest.mark.parametrize("row", MEMBERS, ids=[row["iso2"] for row in MEMBERS])
def test_every_member_is_known_by_its_codes_and_by_every_name_however_it_is_turned(row):
    codes = [row["iso2"], row["iso3"].upper()]
    variants = codes + [one for name in names(row) for one in spelt(name)]
    variants += [Locale(code).territories[row["iso2"].upper()] for code in ("en", "es", "fr")]
    assert {one: known().resolve(one) for one in variants if known().resolve(one) != row["iso2"]} == {}


@pytest.mark.parametrize("line", SPELLINGS)
def test_spellings_of_international_lists(line):
    code, name = line.split(" ", 1)
    assert known().resolve(name) == code


def test_there_are_193_members_and_each_has_codes_of_its_own():
    assert len(MEMBERS) == len({row["iso2"] for row in MEMBERS}) == len({row["iso3"] for row in MEMBERS}) == 193


@pytest.mark.parametrize(
    "name", ["Korea", "Republic of China", "American Samoa", "Virgin Islands", "Netherlands Antilles", "Narnia", "", "-", "12"]
)
def test_what_may_be_another_or_is_none_means_no_state(name):
    assert known().resolve(name) == ""


def test_what_is_known_to_be_no_member_is_known_as_such_and_never_a_member():
    listed = [one for row in OTHERS for one in (row["code"], row["name"], *row["also_called"].split("; ")) if one]
    assert [one for one in listed if known().resolve(one) or not known().is_other(one)] == []
    assert [row["state"] for row in MEMBERS if known().is_other(row["state"])] == []


def test_every_territory_of_unicode_cldr_is_a_member_or_known_to_be_none():
    no_places = {"EZ", "QO", "UN", "XA", "XB", "ZZ"}
    places = [code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code not in no_places]
    assert [code for code in places if not known().resolve(code) and not known().is_other(code)] == []


def test_a_name_of_two_states_stops_and_so_does_one_of_a_state_and_of_what_is_none():
    row = {"iso2": "kr", "iso3": "kor", "state": "Republic of Korea", "official": "", "also_called": "Korea"}
    other = {"iso2": "kp", "iso3": "prk", "state": "DPRK", "official": "", "also_called": "Korea"}
    with pytest.raises(ValueError, match="'Korea' is a name of KR and of KP"):
        StateNames.of([row, other])
    with pytest.raises(ValueError, match="korea"):
        StateNames.of([row], others=[{"code": "", "name": "Korea (the)", "also_called": ""}])


def test_the_nearest_names_are_those_that_share_words_then_those_spelt_alike():
    assert set(known().near("Korea")) >= {"Republic of Korea", "Democratic People's Republic of Korea"}
    assert known().near("Kongo")[0] == "Congo"
    assert known().near("United Kingdom (UK)")[0] == "United Kingdom"


def test_a_long_or_odd_name_is_read_in_bounds():
    assert len(name_key("Korea " * 100_000)) <= 200
    assert known().resolve("\ud800" * 10) == known().resolve("대한민국") == ""
