"""A code's hard day: worn, far away, out of focus, in bad light. It must still be read."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from generator.matrix import QUIET_MODULES
from generator.press.decoders import DECODERS

PX_PER_MODULE = 2.5
"""A cheap phone held too far away; readers give up near 2."""
BLUR_PX = 0.6
"""Radius of the blur, after scaling down."""
DARK, LIGHT = 90, 170
"""Greys of black and white in bad light, of 0–255."""
CORNER_LOSS = 0.08
"""Share of the code's area that is worn off at the corner without a finder pattern."""
CORNER_LOSS_OF_L = 0.03
"""The same of level L, which mends 7 % of a code where M mends 15 %."""


def stressed(crop: Image.Image, size: int, loss: float = CORNER_LOSS) -> Image.Image:
    """`crop` (a code of `size` modules with its quiet zone) after a hard day."""
    full = size + 2 * QUIET_MODULES
    worn = crop.copy()
    edge = crop.width * (size + QUIET_MODULES) / full
    lost = crop.width * size / full * loss**0.5
    ImageDraw.Draw(worn).rectangle((edge - lost, edge - lost, edge, edge), fill=255)
    side = round(full * PX_PER_MODULE)
    far = worn.resize((side, side), Image.Resampling.BOX)
    blurred = far.filter(ImageFilter.GaussianBlur(BLUR_PX))
    return blurred.point([DARK + (LIGHT - DARK) * grey // 255 for grey in range(256)])


def survives(crop: Image.Image, size: int, text: str, level: str = "") -> bool:
    """Whether some reader still reads `text`, a code of `level`, from the stressed crop."""
    image = stressed(crop, size, CORNER_LOSS_OF_L if level == "L" else CORNER_LOSS)
    return any(text in {seen.text for seen in read(image)} for read in DECODERS.values())
