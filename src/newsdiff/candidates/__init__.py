"""Which pairs of documents share words in a row: keys in, pairs of document numbers out.

`corpus` numbers the documents by time, `postings` brings equal n-grams together, `runs` joins them to runs
of equal words and says which are no chance. Every function works on arrays alone, so that an engine can
run it in any process; arrays of one dtype travel as their bytes.
"""
