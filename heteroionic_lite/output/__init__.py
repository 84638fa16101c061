"""What a cell gives: one JSON object, and the HTML that a plain notebook shows of it.

data   the object: figure, table, scale, ladders or question, and how it is read back
html   the HTML that is made from it
shown  what an author's thing needs so that a cell shows it
"""
