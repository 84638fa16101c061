"""What a cell gives: one JSON object, and the HTML that a plain notebook shows of it.

data      the object: figure, table, scale, ladders or question, and how it is read back
html      the HTML that a page makes from it
notebook  what a notebook shows of it
shown     what an author's thing needs so that a cell shows it
"""
