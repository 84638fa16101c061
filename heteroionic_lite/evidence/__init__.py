"""Reported values with their provenance: what is known, how it was seen, how it is shown.

words     the vocabulary: interfaces, methods, evidence classes, quantities
rows      what a row must be
read      files to rows, with every fault at once; ``reported``, ``solvents``, ``orders``
chemical  formulas and ions in a text
tables    rows as tables of a call, a page, a file
contacts  a contact's short name, and what carries it to another temperature
dots      rows on a common scale, orders as ladders
"""
