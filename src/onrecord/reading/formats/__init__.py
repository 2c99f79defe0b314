"""One module a format: each has `read(piece, limits)`, which yields what it finds in the bytes of a `Piece`."""
