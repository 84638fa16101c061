"""A page of the book as a notebook for any Jupyter: it reads there as it reads on the site.

    notebook(Book.of(root), "book/le-se/index")

What plain Jupyter does not know becomes what it knows: citations are words, admonitions are quotes,
drawings are pictures, links lead to the site or are words. Inputs and solutions that the page
folds are folded. The first cell gets the package where it is missing. The sources are not touched.

address   where repository, site, Binder and Colab are, from one setting
book      the pages, what stands where, and what a reference is called
markdown  MyST as the Markdown that Jupyter shows
cells     what is folded
getting   the first cell
making    all of it, one notebook
"""

from _notebooks.book import Book
from _notebooks.making import notebook, written

__all__ = ["Book", "notebook", "written"]
