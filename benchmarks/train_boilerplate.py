"""Train the model of `newsdiff clean` on labelled pages.

    python -m benchmarks.train_boilerplate FILE... --out src/newsdiff/clean/model.json

Reads what `benchmarks.boilerplate` reads. Lines that the labels ignore are left out; every page weighs the
same, inside it a line weighs the logarithm of its words. A third of the pages is learned without its outlet, because a
user's corpus often has one page of each. Needs scikit-learn, which newsdiff itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import pages
from benchmarks.pages import Page
from newsdiff.clean import features, model
from newsdiff.clean import matrices

N_TREES = 150
LEARNING_RATE = 0.15
MIN_ROWS = 60
"""Rows of a leaf at least."""
L2 = 5.0
