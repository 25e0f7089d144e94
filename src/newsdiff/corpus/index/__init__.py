"""Which pairs of documents share words in a row: bytes of documents in, pairs of their numbers out.

In the order of the work: `batching` and `folding` read words from bytes, `fingerprint` hashes them and their
n-grams, `layout` numbers the documents by time, `postings` brings equal n-grams together, `join_seeds` joins them to
runs of equal words and says which are no chance, `links` says in which paragraphs they are. `kernels` is what
a worker does, `search` calls it; `winnowing` chooses the n-grams that an archive keeps.
"""
