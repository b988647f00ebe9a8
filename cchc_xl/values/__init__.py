"""Plain values: words, columns, sheets, frames, grids, problems. Imports nothing of the layers above."""
