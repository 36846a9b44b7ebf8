"""A year on a key ring: a code scratched, dirty, torn, and then held askew before a cheap phone.

What happens to the paper is measured in mm, what happens in the phone in px, so that a large code
wears better than a small one, as in life. Every random choice comes from a seed made of the code's
text: the same code wears the same way on every machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.press.decoders import DECODERS

PICTURE_PX = 1280
"""Width of the picture in which a phone of the lowest price looks for codes."""
FIELD_DEGREES = 65
"""How much of the world that picture shows, from its left to its right edge."""
FOCAL_PX = PICTURE_PX / 2 / math.tan(math.radians(FIELD_DEGREES / 2))
DISTANCE = 7.5
"""How many times its side, quiet zone included, away a large code is held: what people do, who see
a square of paper and know nothing of its modules."""
ROLL_DEGREES = 15
"""How far, at most, the code is turned in the picture: people hold a tag roughly upright."""

_ROOM = 1.5
"""The side of the picture over that of the code: room for the roll and the near edge."""
_FINER = 2
"""The picture is drawn this much finer and then reduced, as a sensor gathers light over a pixel."""
_SHORTEST_SCRATCH = 0.3
"""Scratches are this to 1 times the longest in length, and in width; blobs in diameter."""


@dataclass(frozen=True)
class Wear:
    """How worn a code is, and how badly it is looked at."""

    scratches: float
    """Scratches for each cm² of the code with its quiet zone."""
    scratch_mm: tuple[float, float]
    """Length and width in mm of the largest. Each has either lost its ink or filled with dirt."""
    blobs: float
    """Specks of dirt and flakes of lost ink for each cm²."""
    blob_mm: float
    """Diameter in mm of the largest."""
    corner_mm: float
    """Legs in mm of the triangle torn off one of the four corners, quiet zone included."""
    tilt_degrees: float
    """Between the code's plane and the picture's; it leans in any direction."""
    distance_mm: float
    """From the phone to the code; from further away where DISTANCE times its side is more."""
    greys: tuple[int, int]
    """What black and white have become, faded and in poor light, of 0–255."""
    blur_px: float
    """Radius of the blur in px of the phone's picture: focus, and a hand that is not still."""
    grain: int
    """Noise of the sensor: each px is off by up to this many greys."""


LIGHT = Wear(
    scratches=0.5,
    scratch_mm=(8, 0.15),
    blobs=0.2,
    blob_mm=0.6,
    corner_mm=4,
    tilt_degrees=10,
    distance_mm=150,
    greys=(40, 215),
    blur_px=0.5,
    grain=6,
)
"""A month in a pocket, read at a desk by day."""
MID = Wear(
    scratches=1.5,
    scratch_mm=(12, 0.25),
    blobs=0.5,
    blob_mm=1.2,
    corner_mm=6,
    tilt_degrees=25,
    distance_mm=200,
    greys=(70, 180),
    blur_px=0.7,
    grain=12,
)
"""A year on a key ring, read in a corridor.

An estimate, meant to be rather too hard than too soft. A code of 25 mm has nine or ten scratches
through the ink, up to half its side long and a quarter of a millimetre wide, as the edge of a key
makes them; three crumbs of dirt or flakes of lost ink of up to 1.2 mm; one corner torn by 6 mm. Of
the contrast less than half is left. It is held askew by 25°, 20 cm away, not quite in focus.
"""
HEAVY = Wear(
    scratches=2.5,
    scratch_mm=(15, 0.3),
    blobs=1,
    blob_mm=2,
    corner_mm=8,
    tilt_degrees=35,
    distance_mm=220,
    greys=(80, 170),
    blur_px=0.8,
    grain=14,
)
"""Years of it, read at dusk from too far away. Many such codes are lost; a new tag is due."""

LEVELS = {"light": LIGHT, "mid": MID, "heavy": HEAVY}
"""The three levels by name."""


def worn(crop: Image.Image, side_mm: float, wear: Wear, seed: str) -> Image.Image:
    """What a phone sees of `crop` after `wear`; the same for the same `seed`.

    `crop` is the square of a code with its quiet zone, in greys; its side is `side_mm` on paper.
    """
    random = Random(seed)  # noqa: S311 - the same on every machine, and no secret
    damaged = _damaged(crop, crop.width / side_mm, side_mm, wear, random)
    dark, light = wear.greys
    faded = damaged.point([dark + (light - dark) * grey // 255 for grey in range(256)])
    distance = max(wear.distance_mm, DISTANCE * side_mm)
    seen = _held(faded, side_mm, distance, wear, random)
    return _grainy(seen.filter(ImageFilter.GaussianBlur(wear.blur_px)), wear.grain, random)


def read_share(crop: Image.Image, side_mm: float, text: str, wear: Wear, times: int) -> float:
    """The share, 0–1, of `times` worn copies of `crop` that some reader still reads as `text`."""
    copies = (worn(crop, side_mm, wear, f"{text}#{time}") for time in range(times))
    return sum(_reads(copy, text) for copy in copies) / times


def _reads(image: Image.Image, text: str) -> bool:
    return any([seen.text for seen in read(image)] == [text] for read in DECODERS.values())


def _damaged(
    crop: Image.Image, px_per_mm: float, side_mm: float, wear: Wear, random: Random
) -> Image.Image:
    """`crop` with scratches, blobs and a torn corner; drawn in its own px."""
    image = crop.copy()
    pen = ImageDraw.Draw(image)
    area = side_mm**2 / 100
    for _ in range(_count(wear.scratches * area, random)):
        length, width = (most * random.uniform(_SHORTEST_SCRATCH, 1) for most in wear.scratch_mm)
        x, y, angle = (random.random() * most for most in (side_mm, side_mm, math.tau))
        across, down = math.cos(angle) * length / 2, math.sin(angle) * length / 2
        ends = (x - across, y - down, x + across, y + down)
        line = [end * px_per_mm for end in ends]
        pen.line(line, fill=random.choice((0, 255)), width=max(1, round(width * px_per_mm)))
    for _ in range(_count(wear.blobs * area, random)):
        radius = wear.blob_mm * random.uniform(_SHORTEST_SCRATCH, 1) / 2
        x, y = random.random() * side_mm, random.random() * side_mm
        box = [px_per_mm * edge for edge in (x - radius, y - radius, x + radius, y + radius)]
        pen.ellipse(box, fill=random.choice((0, 255)))
    edge_x, edge_y = random.choice((0, crop.width)), random.choice((0, crop.width))
    torn = wear.corner_mm * px_per_mm
    inward_x, inward_y = (abs(edge - torn) for edge in (edge_x, edge_y))
    pen.polygon([(edge_x, edge_y), (inward_x, edge_y), (edge_x, inward_y)], fill=255)
    return image


def _count(expected: float, random: Random) -> int:
    """`expected`, rounded up or down by chance so that it is true on average."""
    return int(expected + random.random())


def _held(
    paper: Image.Image, side_mm: float, distance_mm: float, wear: Wear, random: Random
) -> Image.Image:
    """`paper` as a pinhole camera sees it: small, leaning in some direction, turned a little.

    With e and f the unit vectors along the paper's sides and n = e × f, the ray through the
    picture's point r = (x, y, FOCAL) meets the paper at D (f_y x - f_x y) / (n · r) along e and
    D (e_x y - e_y x) / (n · r) along f.
    """
    lean, roll = random.random() * math.tau, math.radians(ROLL_DEGREES) * random.uniform(-1, 1)
    tilt = math.radians(wear.tilt_degrees)
    turn = roll - lean
    cos_l, sin_l, cos_t, sin_t = math.cos(lean), math.sin(lean), math.cos(turn), math.sin(turn)
    flat = math.cos(tilt)
    e = (cos_l * cos_t - sin_l * sin_t * flat, sin_l * cos_t + cos_l * sin_t * flat)
    f = (-cos_l * sin_t - sin_l * cos_t * flat, -sin_l * sin_t + cos_l * cos_t * flat)
    n = (sin_l * math.sin(tilt), -cos_l * math.sin(tilt), flat)

    focal = FOCAL_PX * _FINER
    side = round(_ROOM * side_mm / distance_mm * FOCAL_PX) * _FINER
    px_per_mm = paper.width / side_mm
    near = distance_mm * px_per_mm
    below = (n[0], n[1], n[2] * focal - (n[0] + n[1]) * side / 2)
    rows = []
    for along_x, along_y in ((f[1], -f[0]), (-e[1], e[0])):
        above = (along_x, along_y, -(along_x + along_y) * side / 2)
        rows += [near * a + paper.width / 2 * b for a, b in zip(above, below, strict=True)]
    coefficients = [value / below[2] for value in (*rows, *below[:2])]
    seen = paper.transform(
        (side, side),
        Image.Transform.PERSPECTIVE,
        coefficients,
        Image.Resampling.BILINEAR,
        fillcolor=wear.greys[1],
    )
    return seen.reduce(_FINER)


def _grainy(image: Image.Image, grain: int, random: Random) -> Image.Image:
    noise = Image.frombytes("L", image.size, random.randbytes(image.width * image.height))
    small = noise.point([2 * grain * level // 255 for level in range(256)])
    return ImageChops.add(image, small, offset=-grain)
