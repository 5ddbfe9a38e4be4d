"""Work on batches in order, on one process or more, with nothing lost and nothing hidden."""

import os
from collections.abc import Iterator

import pytest

from tocsin.findings import FindingsError
from tocsin.findings.pool import AHEAD, batched, in_order


def doubled(batch: list[int]) -> list[int]:
    return [2 * number for number in batch]


def angry(batch: list[int]) -> list[int]:
    if 5 in batch:
        raise ValueError("five")
    return batch


def gone(batch: list[int]) -> list[int]:
    if 5 in batch:
        os._exit(1)
    return batch


def numbers(count: int) -> Iterator[list[int]]:
    return batched(range(count), 2)


@pytest.mark.parametrize(
    ("count", "size", "parts"),
    [(0, 3, []), (2, 3, [[0, 1]]), (3, 3, [[0, 1, 2]]), (4, 3, [[0, 1, 2], [3]])],
)
def test_items_are_parted_into_batches(count: int, size: int, parts: list[list[int]]) -> None:
    assert list(batched(range(count), size)) == parts


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_results_come_in_the_order_of_the_batches(jobs: int) -> None:
    assert list(in_order(doubled, numbers(20), jobs)) == [doubled(batch) for batch in numbers(20)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_batches_give_no_results(jobs: int) -> None:
    assert list(in_order(doubled, iter([]), jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_the_work_reaches_the_caller(jobs: int) -> None:
    with pytest.raises(ValueError, match="five"):
        list(in_order(angry, numbers(20), jobs))


def test_an_error_in_the_input_reaches_the_caller() -> None:
    def broken() -> Iterator[list[int]]:
        yield [1]
        raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        list(in_order(doubled, broken(), 2))


def test_a_process_that_dies_is_told_with_what_to_do() -> None:
    with pytest.raises(FindingsError, match="run again with --jobs 1"):
        list(in_order(gone, numbers(20), 2))


def test_no_more_is_read_ahead_than_the_processes_need() -> None:
    read = []

    def watched() -> Iterator[list[int]]:
        for batch in numbers(200):
            read.append(batch)
            yield batch

    results = in_order(doubled, watched(), 2)
    next(results)
    assert len(read) <= 2 * AHEAD + 1
    results.close()  # type: ignore[attr-defined]


def test_one_job_reads_as_it_goes() -> None:
    read = []

    def watched() -> Iterator[list[int]]:
        for batch in numbers(200):
            read.append(batch)
            yield batch

    next(in_order(doubled, watched(), 1))
    assert len(read) == 1
