"""What a text is, whatever it is needed for: words, sentences, quotations, dates, word lists.

Each of these notions has its home here and nowhere else. No module below knows a document's outlet or a corpus.
"""
