"""The emblem of a unit: an SVG or a PNG from anywhere, made clean, square and small."""
