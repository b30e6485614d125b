"""Products in blocks are the products."""

import numpy as np
import pytest

from twitchlog.analysis.matrices import BLOCK, quadratic, weighted_gram


@pytest.mark.parametrize("rows", [0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 7])
def test_blocks_give_the_same_as_one_product(rows: int) -> None:
    chance = np.random.default_rng(rows)
    columns, weights, matrix = chance.normal(size=(rows, 5)), chance.random(rows), chance.normal(size=(5, 5))
    assert np.allclose(weighted_gram(columns, weights), (columns.T * weights) @ columns)
    assert np.allclose(quadratic(matrix, columns.T), (columns.T * (matrix @ columns.T)).sum(axis=0))
