import tomllib

from hypothesis import given
from hypothesis import strategies as st

from parindex.documents.site_toml import written_site

TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


def test_a_site_file_is_written_line_by_line_its_table_last() -> None:
    told = {"oidc": {"name": "Cổng tỉnh"}, "mode": "demo", "hosts": ["a", "b"], "https": False, "idle_minutes": 15}

    assert written_site(told).splitlines() == [
        'mode = "demo"',
        'hosts = ["a", "b"]',
        "https = false",
        "idle_minutes = 15",
        "",
        "[oidc]",
        '"name" = "Cổng tỉnh"',
    ]


@given(TEXT.filter(lambda text: "\x7f" not in text), st.lists(TEXT.filter(lambda text: "\x7f" not in text)))
def test_any_text_reads_back(text: str, many: list[str]) -> None:
    told = {"secret_key": text, "hosts": many, "oidc": {text: text}}

    assert tomllib.loads(written_site(told)) == told
