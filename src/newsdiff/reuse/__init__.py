"""Two documents: the passages that they share, and what these mean; then the passages of many that are one text."""
