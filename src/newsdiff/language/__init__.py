"""What a text is, whatever it is needed for. No module here knows an outlet or a corpus.

sentences      the sentences of a paragraph, by Punkt
quotations     the quoted speech of a paragraph
words          the words of a document, with their keys, places, sentences and whether they are quoted
wordlists      closed word classes: function words, numbers, titles, places, agencies
dates          dates as people write them, to ISO 8601
nltk_subset    Punkt and the stemmers, loaded without the rest of nltk
"""
