"""Where the book lives on the net: everything follows from the address of its repository.

>>> there = Address.of({"repository": {"url": "https://github.com/someone/ions", "branch": "main"}})
>>> there.site
'https://someone.github.io/ions'
>>> there.binder("lab/tree/lab/book/index.ipynb")
'https://mybinder.org/v2/gh/someone/ions/main?urlpath=lab/tree/lab/book/index.ipynb'
>>> there.colab("book/index.ipynb")
'https://colab.research.google.com/github/someone/ions/blob/gh-pages/book/index.ipynb'

A host that is not known has Binder and nothing else; without a repository there is nothing.

>>> Address.of({}).binder("lab"), Address.of({}).site
('', '')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

# The branch on which the workflow puts the built site, notebooks and wheel included.
SITE_BRANCH = "gh-pages"
BINDER = "https://mybinder.org/v2"
COLAB = "https://colab.research.google.com"


@dataclass(frozen=True)
class Address:
    """The repository, its branch, and the site without a slash at its end; empty if not set."""

    repository: str = ""
    branch: str = "main"
    site: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Address:
        """From the content of `_config.yml`; `html_baseurl` wins over what would be guessed."""
        given = settings.get("repository") or {}
        repository = str(given.get("url") or "").rstrip("/").removesuffix(".git")
        if repository and urlsplit(repository).scheme != "https":
            raise ValueError(f"_config.yml, repository: url: {repository!r} is no https:// address")
        branch = str(given.get("branch") or "main")
        base = ((settings.get("sphinx") or {}).get("config") or {}).get("html_baseurl") or ""
        return cls(repository, branch, str(base).rstrip("/") or pages(repository))

    def binder(self, opened: str) -> str:
        """Where Binder starts, with a path below its own address."""
        if not self.repository:
            return ""
        host, owner, name = parts(self.repository)
        place = {
            "github.com": f"gh/{owner}/{name}",
            "gitlab.com": f"gl/{quote(f'{owner}/{name}', safe='')}",
        }.get(host, f"git/{quote(self.repository, safe='')}")
        return f"{BINDER}/{place}/{quote(self.branch, safe='')}?urlpath={quote(opened)}"

    def colab(self, path: str) -> str:
        """Where Colab opens a notebook of the built site; it takes none but those on GitHub."""
        host, owner, name = parts(self.repository)
        if host != "github.com":
            return ""
        return f"{COLAB}/github/{owner}/{name}/blob/{SITE_BRANCH}/{quote(path)}"


def parts(repository: str) -> tuple[str, str, str]:
    """Host, owner (with groups) and name."""
    split = urlsplit(repository)
    owner, _, name = split.path.strip("/").rpartition("/")
    return split.netloc.lower(), owner, name


def pages(repository: str) -> str:
    """Where GitHub and GitLab serve what is published from a repository."""
    host, owner, name = parts(repository)
    serves = {"github.com": "github.io", "gitlab.com": "gitlab.io"}.get(host)
    if serves is None or not owner:
        return ""
    first, *groups = owner.lower().split("/")
    own = f"https://{first}.{serves}"
    return own if name.lower() == f"{first}.{serves}" else "/".join([own, *groups, name])
