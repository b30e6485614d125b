"""Products of long, thin matrices, in blocks small enough that the linear algebra library keeps to one thread.

Its threads wait for each other by spinning: with another program busy, ten years of days took ten times as long.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from twitchlog.analysis.nuisance import Floats

BLOCK = 128  # rows; 128 x 32 x 32 multiplications are far below where threads are started


def weighted_gram(columns: Floats, weights: Floats) -> Floats:
    """The sum over rows of weight x row x row, of columns of shape (rows, k); the result is (k, k)."""
    rows, k = columns.shape
    whole = rows - rows % BLOCK
    weighted = columns * weights[:, None]
    blocks = np.matmul(
        weighted[:whole].reshape(-1, BLOCK, k).transpose(0, 2, 1), columns[:whole].reshape(-1, BLOCK, k)
    ).sum(axis=0)
    return np.asarray(blocks + weighted[whole:].T @ columns[whole:])


def quadratic(matrix: NDArray[np.floating[Any]], wide: Floats) -> Floats:
    """v' M v for every column v of `wide`, of shape (k, n); the result is (n,)."""
    k, n = wide.shape
    whole = n - n % BLOCK
    blocks = np.matmul(matrix, wide[:, :whole].reshape(k, -1, BLOCK).transpose(1, 0, 2))
    moved = np.concatenate([blocks.transpose(1, 0, 2).reshape(k, whole), matrix @ wide[:, whole:]], axis=1)
    return np.asarray((wide * moved).sum(axis=0))
