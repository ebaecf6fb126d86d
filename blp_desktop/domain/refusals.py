"""Refusals: an act that the programme's rules do not allow, told in one sentence."""


class Refusal(Exception):
    """What a person asked for cannot be done, and nothing was changed.

    `code` is for machines, `sentence` says what and where, `next_step` says what to do.
    """

    def __init__(self, code: str, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


class Refusals(Refusal):
    """Several refusals of one batch, told together."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(refusals[0].code, " ".join(str(refusal) for refusal in refusals))
        self.refusals = refusals


class SurroundingsFailed(Exception):
    """Disk, file, lock or printer failed: not a rule of the programme, not a bug of ours."""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.sentence = sentence
        self.next_step = next_step


class FileDamaged(SurroundingsFailed):
    """The programme file itself can no longer be read whole."""
