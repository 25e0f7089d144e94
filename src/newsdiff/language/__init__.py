"""What a text is, whatever it is needed for. No module here knows an outlet or a corpus.

sentences      the sentences of a paragraph, by Punkt
quotations     what stands between quotation marks in a paragraph
speech         the quoted speech of a document, with blocks and embedded posts
words          what a word is: pattern, key and hash, for many texts at once
tokens         the words of a document, with their places, sentences and whether they are quoted
keys, folding, hashing, opaque    the parts of that
damage         what an encoding or a machine made of a text, and how it reads
signs          what in a text shows that a machine copied or changed it
languages      the language of a text, by the stop lists in `stoplists/`
classes        closed word classes: function words, numbers, titles, places; from `classes.txt`
name_lists     names and phrases in rows, from `names.txt`: of months, units, agencies, datelines, newsrooms, causes, spellings
agencies       news agencies and wires of press releases
credit_words   the words that credit an outlet, from the files of `credits/`
crediting      how a sentence says where something was read, heard or seen
signing        how a text is signed: datelines, lines of credit, copyrights
numbers        numbers in digits and in words
quantities     numbers with sign, currency, unit, bound and range; what a unit makes of one is in `readings`, the units are in `units`
moments        times of day, weekdays and dates inside a text
dates          a date by itself, to ISO 8601; the names of months and days are in `calendars`, zones in `zones`,
               other scripts in `date_scripts`
instants       what instant such a date is, how exactly, which of two is the earlier, and how sure that is
spellings      which two words are one name
outlet_names   which two names are of one outlet
opposites      which two words say the opposite
nltk_subset    Punkt and the stemmers, loaded without the rest of nltk
"""
