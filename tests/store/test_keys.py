"""Keys of shared rows: UUIDs of version 7."""

import os
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as some

from blp_desktop.store.keys import Reservoir, new_key

MORNING = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
INSTANTS = some.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001


def zeros(count: int) -> bytes:
    """The least randomness."""
    return bytes(count)


def ones(count: int) -> bytes:
    """The most."""
    return b"\xff" * count


@given(at=INSTANTS, noise=some.binary(min_size=10, max_size=10))
def test_every_key_is_a_uuid_of_version_7_with_its_millisecond(at: datetime, noise: bytes) -> None:
    def given_noise(_count: int) -> bytes:
        return noise

    key = UUID(new_key(at, given_noise))
    assert (key.version, key.variant) == (7, RFC_4122)
    assert key.int >> 80 == int(at.timestamp() * 1000)


@given(first=INSTANTS, second=INSTANTS)
def test_keys_sort_as_the_milliseconds_they_were_made_in(first: datetime, second: datetime) -> None:
    if int(first.timestamp() * 1000) < int(second.timestamp() * 1000):
        assert new_key(first, ones) < new_key(second, zeros)


def test_a_key_is_written_with_36_signs_in_small_letters() -> None:
    key = new_key(MORNING, os.urandom)
    assert len(key) == 36
    assert key == str(UUID(key)) == key.lower()


def test_all_74_bits_of_randomness_reach_the_key() -> None:
    assert UUID(new_key(MORNING, ones)).int ^ UUID(new_key(MORNING, zeros)).int == (0xFFF << 64) | ((1 << 62) - 1)


def test_keys_of_the_same_millisecond_differ() -> None:
    assert len({new_key(MORNING, os.urandom) for _ in range(10_000)}) == 10_000


def test_the_same_instant_and_randomness_give_the_same_key_in_every_zone() -> None:
    in_helsinki = MORNING.astimezone(timezone(timedelta(hours=3)))
    assert new_key(MORNING, Random(1).randbytes) == new_key(in_helsinki, Random(1).randbytes)


@given(counts=some.lists(some.integers(1, 5_000), min_size=2, max_size=20))
def test_a_reservoir_gives_as_many_bytes_as_asked_for_and_none_twice(counts: list[int]) -> None:
    reservoir = Reservoir()
    given_out = [reservoir(count) for count in counts]
    assert [len(each) for each in given_out] == counts
    long = [each for each in given_out if len(each) >= 10]
    assert len(set(long)) == len(long)
