"""Which pairs of documents share words in a row: bytes of documents in, pairs of their numbers out.

In the order of the work: `batching` gathers texts, `fingerprint` reads their words and hashes their
n-grams, `layout` numbers the documents by time, `postings` brings equal n-grams together, `join_seeds` joins them to
runs of equal words and says which are no chance. `kernels` is what
a worker does, `search` calls it, and `pieces` does the same work where no process has the whole corpus; `winnowing` chooses the n-grams that an archive keeps.
"""
