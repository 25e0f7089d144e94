"""Cleaning: distinguish site boilerplate from the article, and say why.

In come documents with paragraphs and outlets, out come the same documents with a mark on every paragraph.
Nothing is cut: a mark names the category, what to do (keep, suspect, remove), the deciding reason, and all
evidence. docs/cleaning.md shows the path of a line through these modules, the rules and their measurements.

    marks            all of the following in order, and the marks themselves
    observations     what is known before anything is decided: all down to `features`
    units            what gets one decision: a paragraph, or the pieces of a torn one
    lines            each distinct line and word: tokens, key, end mark, cues
    ragged           rows of different lengths in one array, with sums inside each document
    languages        function words, and the language of a document
    triggers         which lines can use a cue at all
    cues             wordings of boilerplate, and the tokens of a line
    packs            all of them, read from `cues/*.toml`, and those that a line uses
    reported         whether the sentence of a cue asks its reader, or tells of somebody
    line_features    what a line looks like by itself and in its document
    repetition       versions of one story, and lines that other stories of the outlet have too
    surroundings     what is around a line, and what kind of file it is in
    features         all columns of the model's matrix
    model            the probability of being text, from `model.npz`, and what moved it
    reasons          what moved it, in words
    sections         what an opener near the end takes along
    overlay          lines that the user keeps or drops, and proposals for them
    categories       what kind of boilerplate a unit is
    context          what is known of a document when its units are decided on
    decide           one decision per unit: the first rule that applies
    bios             lines about the writer, whatever their wording
    forms            links, placeholders and frames of printed pages
    vetoes           what the model may not remove
    resumed          sentences in which an article goes on
    series           posts and numbered headings of the article
    listings         the lists of an article, which a model takes for menus
    copies           paragraphs that stand in a file twice
    ignoring         text that the user says does not count
    stripping        the text without what is removed
    manifest         the cleaned files, and the way back to the originals
"""

from newsdiff.documents.boilerplate.marks import mark
from newsdiff.documents.boilerplate.overlay import (
    Overlay,
    add_line,
    propose_overlay,
    read_overlay,
)

__all__ = ["Overlay", "add_line", "mark", "propose_overlay", "read_overlay"]
