"""The partner file, and which addresses are public."""

import ipaddress

import pytest

from graph_service.federation.addresses import is_public
from graph_service.federation.partners import read_partners

ENTRY = '[[partner]]\nname = "a"\nendpoint = "https://a.example.org/sparql"\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x = 1", "unknown key x"),
        ("calls = 0", "calls"),
        ("[[partner", "cannot read"),
        ('[[partner]]\nname = "A b"', "lower-case"),
        ('[[partner]]\nname = "a"', "endpoint is missing"),
        ('[[partner]]\nname = "a"\nendpoint = "a"', "not an absolute IRI"),
        ('[[partner]]\nname = "a"\nendpoint = "urn:a"', "http or https"),
        (ENTRY + 'url = "http://u:p@a.example.org/"', "without user"),
        (ENTRY + 'seconds = "1"', "seconds must be a float"),
        (ENTRY + "rows = 0", "more than 0"),
        (ENTRY + "bytes = -1", "negative"),
        (ENTRY + 'method = "put"', "must be one of"),
        (ENTRY + 'password = "x"', "unknown key password"),
        (ENTRY + 'token_env = "NOT_SET"', "NOT_SET, which is not set"),
        (ENTRY + 'user_env = "U"', "belong together"),
        (ENTRY + ENTRY, "listed twice"),
    ],
)
def test_partner_file_that_does_not_fit_says_where(content, said, tmp_path):
    path = tmp_path / "partners.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        read_partners(path, {})


def test_credentials_come_from_the_environment_and_are_not_shown(tmp_path):
    path = tmp_path / "partners.toml"
    path.write_text(ENTRY + 'token_env = "T"\nseconds = 3\n', encoding="utf-8")
    (partner,) = read_partners(path, {"T": "hidden"}).listed
    assert partner.authorization == "Bearer hidden"
    assert "hidden" not in repr(partner)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:db8::1",
    ],
)
def test_address_is_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_address_is_public(address):
    assert is_public(ipaddress.ip_address(address))
