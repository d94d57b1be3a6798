"""Splitter of JSON objects that follow one another in a text that arrives in pieces."""


class JsonObjects:
    """Finds where a new object begins behind a whole one: `{…}{…}`, with white space or nothing between them.

    It counts brackets outside of strings and judges nothing else. Where anything but an object stands behind a whole
    one, or in its place, the text is broken and is never split again: whoever reads it must see all of it.
    """

    def __init__(self) -> None:
        self._depth = 0
        self._in_string = self._is_escaped = False
        self._is_whole = self._is_broken = False

    def split(self, piece: str) -> list[str]:
        """Cut a piece: its first part belongs to the object before, each other one begins the next object."""
        cuts = [0]
        for at, character in enumerate(piece):
            if self._is_broken:
                break
            if self._in_string:
                self._read_string(character)
            elif self._depth:
                self._read_inside(character)
            elif not character.isspace() and self._begin(character):
                cuts.append(at)
        return [piece[begin:end] for begin, end in zip(cuts, [*cuts[1:], len(piece)], strict=True)]

    def _begin(self, character: str) -> bool:
        """Read a character between objects; returns whether it begins another one."""
        follows = self._is_whole
        self._is_broken = character != "{"
        self._is_whole, self._depth = False, 1
        return follows and not self._is_broken

    def _read_inside(self, character: str) -> None:
        if character == '"':
            self._in_string = True
        elif character in "{[":
            self._depth += 1
        elif character in "}]":
            self._depth -= 1
            self._is_whole = not self._depth

    def _read_string(self, character: str) -> None:
        if self._is_escaped:
            self._is_escaped = False
        elif character == "\\":
            self._is_escaped = True
        elif character == '"':
            self._in_string = False
