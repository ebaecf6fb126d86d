"""The door a desk stands at: judged scans, the tally and the crowd, kept together as long as it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest

from blp_desktop.desk.checkin import Annulled, Judged, Scan, scan, undo_scan
from blp_desktop.desk.door import Door, Setting, close_door, open_door, reread
from blp_desktop.desk.people import PersonRow, list_people
from blp_desktop.desk.room import ArrivalStep, CountryCount
from blp_desktop.desk.scan_facts import Seen, gather
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.desk.tally import (
    Arrival,
    Counters,
    Guest,
    Tally,
    arrivals_curve,
    by_country,
    catch_up,
    counters,
    last_arrivals,
    new_tally,
    read_guests,
)
from blp_desktop.desk.tally import missing as missing_of
from blp_desktop.domain.checkpoints import Checkpoint, checkpoint_at
from blp_desktop.domain.codes import read_code, read_short_code
from blp_desktop.domain.ledger import Direction
from blp_desktop.domain.likeness import nearness
from blp_desktop.domain.names import fold, needles, words
from blp_desktop.domain.word_index import WordIndex
from blp_desktop.store.file import data_version, looked


class Crowd:
    """Everyone with a place in the edition, found by what is typed of them."""

    def __init__(self, people: Sequence[PersonRow] = ()) -> None:
        self._people = tuple(people)
        self._index = WordIndex([person.haystack for person in self._people])
        self._by_id = {person.id: person for person in self._people}

    def __len__(self) -> int:
        return len(self._people)

    def found(self, text: str, *, most: int = 20) -> list[PersonRow]:
        """The first who have every word of the text, folded, in any order; those called so before the others.

        Nobody where nothing was typed.
        """
        wanted = needles(text)
        places = self._index.holding_all(wanted) or ()
        return [self._people[place] for place in nsmallest(most, places, key=partial(self._rank, wanted))]

    def near(self, text: str, *, most: int) -> list[PersonRow]:
        """The first whose name is nearly this one, or nearly has these words in it; the nearest first."""
        wanted = words(text)
        measured = (nearness(wanted, words(person.name)) for person in self._people)
        far = {place: slips for place, slips in enumerate(measured) if slips is not None}
        return [self._people[place] for place in nsmallest(most, far, key=far.__getitem__)]

    def _rank(self, wanted: Sequence[str], place: int) -> tuple[bool, int]:
        called = " " + fold(self._people[place].name).replace("-", " ")
        return not all(needle in called for needle in wanted), place

    def person(self, key: str | None) -> PersonRow | None:
        """Who has this key."""
        return self._by_id.get(key or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorState:
    """What the screens beside the verdict show of one checkpoint; of the missing only the first are named."""

    checkpoint: Checkpoint | None
    counters: Counters
    countries: tuple[CountryCount, ...]
    curve: tuple[ArrivalStep, ...]
    missing: tuple[Guest, ...]
    arrivals: tuple[Arrival, ...]


class HeldDoor:
    """`checkpoint` (empty: by the clock) and `direction` say where and which way people pass."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.checkpoint = ""
        self.direction = Direction.ENTRY
        self._crowd: Crowd | None = None
        self._door: Door | None = None
        self._tally = Tally()
        self._read_at = (0, "")

    @property
    def is_open(self) -> bool:
        """Whether it stands at a module."""
        return self._door is not None

    @property
    def door(self) -> Door:
        """The door; it has to be open."""
        assert self._door is not None, "the door is not open"
        return self._door

    @property
    def setting(self) -> Setting:
        """The module as its door knows it."""
        return self.door.setting

    @property
    def tally(self) -> Tally:
        """What the ledger said when it was read last."""
        return self._tally

    @property
    def crowd(self) -> Crowd:
        """Everyone in the edition, read when a name is looked for and not before."""
        if self._crowd is None:
            edition = self.setting.edition_names[self.setting.edition]
            self._crowd = Crowd(list_people(self.station, edition=edition))
        return self._crowd

    def stand_at(self, module: str) -> None:
        """Open the door of this module (by key), or read it anew; raises Refusal where there is none."""
        if self._door is None or self._door.setting.module != module:
            self.close()
            self.checkpoint = ""
            self._door = open_door(self.station, module)
            self._tally = new_tally(self._door)
        else:
            reread(self._door)
            read_guests(self._door, self._tally)
        self._read_at = self._door.seen, self._by_clock()
        self._crowd = None

    def seat(self, station: Station) -> None:
        """Go on with another operator."""
        self.station = station
        if self._door is not None:
            self._door.station = station

    def close(self) -> None:
        """Give the door's connection back."""
        if self._door is not None:
            close_door(self._door)
            self._door = None

    def judge(self, raw: str = "", *, person: str | None = None, override: str | None = None) -> Outcome[Judged]:
        """Judge a text that was read, or somebody chosen; what it raises is `desk.checkin.scan`'s."""
        request = Scan(
            raw=raw, person=person, checkpoint=self.checkpoint or None, direction=self.direction, override=override
        )
        return scan(self.door, request)

    def undo(self, scan_id: str, *, reason: str) -> Outcome[Annulled]:
        """Annul a scan of this door."""
        return undo_scan(self.door, scan_id, reason=reason)

    def who(self, raw: str) -> Seen | None:
        """Whose badge this is, without judging it; None where it is nobody's here."""
        with looked(self.station.file, self.door.connection):
            return gather(self.door, raw, None).person

    def namesakes(self, code: str, *, most: int) -> list[PersonRow]:
        """Everyone who has this short code, however it was typed."""
        return self.crowd.found(read_short_code(code) or code, most=most)

    def is_whole_code(self, text: str) -> bool:
        """Whether this is a whole badge code of this edition."""
        return read_code(text, self.setting.keys[:1]) is not None

    def is_code(self, text: str) -> bool:
        """Whether this is a badge's code, whole or short, of whichever edition."""
        return read_code(text, self.setting.keys) is not None or read_short_code(text) is not None

    def current(self) -> Checkpoint | None:
        """The chosen checkpoint, else the one the clock says."""
        if self._door is None:
            return None
        if self.checkpoint in {checkpoint.id for checkpoint in self.setting.checkpoints}:
            return self.setting.checkpoint(self.checkpoint)
        return checkpoint_at(self.setting.checkpoints, self.station.now())

    def present(self) -> frozenset[str]:
        """Who is counted at the current checkpoint."""
        checkpoint = self.current()
        return frozenset(self._tally.presences.get(checkpoint.id, {})) if checkpoint else frozenset()

    def is_behind(self) -> bool:
        """Whether others have written since all was read, or the clock has come to another checkpoint."""
        if self._door is None:
            return False
        with looked(self.station.file, self._door.connection):
            version = data_version(self._door.connection)
        return (version, self._by_clock()) != self._read_at

    def _by_clock(self) -> str:
        checkpoint = checkpoint_at(self.setting.checkpoints, self.station.now())
        return checkpoint.id if checkpoint else ""

    def state(self, *, arrivals: int, missing: int = 200) -> DoorState:
        """The room's numbers, so many of the missing and of the last arrivals, from the ledger as it is now."""
        catch_up(self.door, self._tally)
        checkpoint = self.current()
        code = checkpoint.id if checkpoint else ""
        now = self.station.now().astimezone(self.setting.zone)
        return DoorState(
            checkpoint=checkpoint,
            counters=counters(self._tally, code),
            countries=by_country(self._tally, code),
            curve=arrivals_curve(self._tally, checkpoint, now) if checkpoint else (),
            missing=missing_of(self._tally, code, most=missing),
            arrivals=last_arrivals(self.door, checkpoint=code, limit=arrivals),
        )
