"""What a page's policy forbids stops the build."""

from __future__ import annotations

import pytest
from _site.policy import with_policy

HEAD = '<head>\n<meta charset="utf-8" />\n'


def test_the_policy_stands_behind_the_characters_and_only_once():
    once = with_policy(f"{HEAD}</head>")
    assert once.startswith(f'{HEAD.strip()}\n<meta http-equiv="Content-Security-Policy"')
    assert with_policy(once) == once


def test_a_style_of_the_page_is_known_by_its_digest():
    page = with_policy(f"{HEAD}<style>p {{ margin: 0 }}</style>")
    assert "style-src 'self' 'sha256-" in page
    assert with_policy(page.replace("margin: 0", "margin: 1px")) != page


@pytest.mark.parametrize(
    "forbidden",
    ["<script>run()</script>", '<b onclick="run()">', '<script type="module">x</script>'],
)
def test_a_script_within_a_page_is_named(forbidden):
    with pytest.raises(ValueError, match="policy forbids"):
        with_policy(f"{HEAD}{forbidden}")


def test_data_within_a_page_are_no_script():
    data = '<script type="application/json">{}</script><script defer src="a.js"></script>'
    assert data in with_policy(HEAD + data)
