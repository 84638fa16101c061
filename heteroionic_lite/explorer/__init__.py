"""The figure with sliders: written once by an author, drawn by one front end everywhere.

parts     what an author writes: panels, curves, points, bars
asked     what a reader is asked before the answer is seen: to choose, or to draw
marks     what a panel may hold, as data and as a picture: one file for each kind
axes      where an axis ends and what stands at it
styles    which colour and which dashes
spec      the parts as the JSON object that the browser reads
check     whether it is what the browser reads, by the fields of frontend/spec.ts
widget    ``explore``: an anywidget in a notebook, the same module on a static page
shared    parameters that several figures have in common
still     the picture for print and for readers without a script, on a canvas for each panel
frontend  TypeScript and style sheets; built into ``static``
"""
