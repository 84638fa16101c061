"""Reported values with their provenance: what is known, how it was seen, how it is shown.

words     the vocabulary: interfaces, methods, evidence classes, quantities, relations
sources   how a reference is called, and of which year it is
rows      what a row must be
findings  what a finding on the review's statements must be
read      files to rows, with every fault at once; ``reported``, ``findings``, and the others
contribute  a row of one's own: a template, and what is wrong with it; ``python -m`` runs it
version   which version of the data this is
chemical  formulas and ions in a text
tables    rows as tables of a call, a page, a file
contacts  a contact's short name, and what carries it to another temperature
dots      rows on a common scale, orders as ladders
"""
