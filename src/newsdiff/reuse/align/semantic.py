"""Static word embeddings for sentences, from the optional package wordllama; nothing is downloaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsdiff.errors import MissingExtra, install_command

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Turns texts into unit vectors, one row each."""


@cache
def embedder() -> Embed:
    """Load the embedding that ships inside the wheel of wordllama (256 dimensions, 16 MB).

    Raises:
        MissingExtra: The extra is not installed.
    """
    try:
        import wordllama
    except ImportError as error:
        raise MissingExtra(
            f"semantic comparison needs wordllama; run: {install_command('semantic')}"
        ) from error
    # Its own look-up misspells the folder that its weights are in, and would go to the network.
    folder = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(
        config="l2_supercat", dim=256, disable_download=True, cache_dir=folder
    )
    return lambda texts: np.asarray(model.embed(list(texts), norm=True), np.float32)
