"""One file to one document whose paragraphs say what they are: reading, segmenting, outlets, boilerplate."""
