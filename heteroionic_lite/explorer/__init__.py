"""The figure with sliders: written once by an author, drawn by one front end everywhere.

parts     what an author writes: panels, curves, points, a prediction
spec      the parts as the JSON object that the browser reads
widget    ``explore``: an anywidget in a notebook, the same module on a static page
still     the picture for print and for readers without a script
frontend  TypeScript and style sheets; built into ``static``
"""
