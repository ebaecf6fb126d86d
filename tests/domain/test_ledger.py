"""Folding the ledger."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.ledger import Entry, Verdict, fold

START = datetime(2017, 10, 24, 7, tzinfo=UTC)


def entry(number: int, verdict: Verdict, *, who: str = "ruta", minute: int = 0, annuls: str | None = None) -> Entry:
    return Entry(
        id=f"scan-{number}",
        who=who,
        checkpoint="am",
        verdict=verdict,
        at=START + timedelta(minutes=minute),
        sequence=number,
        station="Desk A",
        annuls=annuls,
    )


moves = st.lists(
    st.tuples(st.sampled_from(list(Verdict)), st.sampled_from(["ruta", "erik"]), st.integers(0, 20)), max_size=30
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    rows: list[Entry] = []
    for number, (verdict, who, minute) in enumerate(draw(moves)):
        annuls = draw(st.sampled_from([row.id for row in rows])) if verdict is Verdict.ANNULLED and rows else None
        rows.append(entry(number, verdict, who=who, minute=minute, annuls=annuls))
    return rows


@given(ledgers(), st.randoms())
def test_attendance_does_not_depend_on_the_order_rows_arrive_in(rows: list[Entry], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(rows)


@given(ledgers())
def test_a_bundle_merged_twice_changes_nothing(rows: list[Entry]) -> None:
    united = list({row.id: row for row in rows + rows}.values())
    assert fold(united) == fold(rows)


def test_an_exit_does_not_take_presence_away() -> None:
    folded = fold([entry(1, Verdict.ADMITTED), entry(2, Verdict.EXITED, minute=5)])
    presence = folded["am", "ruta"]
    assert (presence.admissions, presence.inside) == (1, False)


def test_an_annulled_admission_is_no_presence() -> None:
    folded = fold([entry(1, Verdict.ADMITTED), entry(2, Verdict.ANNULLED, annuls="scan-1", minute=5)])
    assert folded == {}


def test_refusals_are_no_presence() -> None:
    refusals = set(Verdict) - {Verdict.ADMITTED, Verdict.PROVISIONAL}
    assert fold([entry(number, verdict) for number, verdict in enumerate(sorted(refusals))]) == {}


def test_the_first_scan_is_the_earliest_by_its_own_instant() -> None:
    folded = fold([entry(1, Verdict.ADMITTED, minute=9), entry(2, Verdict.ADMITTED, minute=2)])
    assert folded["am", "ruta"].first.id == "scan-2"
