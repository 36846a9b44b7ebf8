"""Six readers of QR codes that share no code, as what phones and cash desks run is built on them.

zxing and zbar are the project's own. `make readers` puts the others below `.cache/readers/`:
OpenCV's detector, WeChat's (of opencv-contrib), BoofCV (it needs Java) and quirc (it needs a C
compiler; its source comes with the npm package node-quirc). A reader that is not there is left out,
and `readers` says which.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import socket
import sys
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from pyzbar import pyzbar

FOLDER = Path(__file__).parents[2] / ".cache" / "readers"
Reader = Callable[[Image.Image], list[str]]
"""Greys in, the texts that are read out."""

_MAX_BITMAP = ((40 * 4 + 17) ** 2 + 7) // 8
_MAX_PAYLOAD = 8896


def zxing(image: Image.Image) -> list[str]:
    """As the proof asks it, for codes alone and dark on light."""
    found = zxingcpp.read_barcodes(
        image, formats=zxingcpp.barcode_formats_from_str("QRCode"), try_invert=False
    )
    return [code.text for code in found]


def zbar(image: Image.Image) -> list[str]:
    """As the proof asks it."""
    found = pyzbar.decode(image, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [code.data.decode(errors="replace") for code in found]


def _opencv() -> Reader:
    numpy, cv2 = module("numpy"), module("cv2")
    detector = cv2.QRCodeDetector()

    def read(image: Image.Image) -> list[str]:
        try:
            text = detector.detectAndDecode(numpy.array(image))[0]
        except cv2.error:  # some photos break its own arithmetic
            return []
        return [text] if text else []

    return read


def _wechat() -> Reader:
    numpy, cv2 = module("numpy"), module("cv2")
    detector = cv2.wechat_qrcode_WeChatQRCode()

    def read(image: Image.Image) -> list[str]:
        return list(detector.detectAndDecode(numpy.array(image.convert("RGB")))[0])

    return read


def _free_ports(count: int) -> list[int]:
    """Ports of this machine at which nobody listens."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _boofcv() -> Reader:
    numpy = module("numpy")
    # Else two processes share one Java, and it ends with either.
    os.environ["PYBOOF_JAVA_PORT"], os.environ["PYBOOF_PYTHON_PORT"] = map(str, _free_ports(2))
    # It looks for its Java before it starts it: what the log keeps of that keeps the process too.
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():  # pyboof lets go of the process, and ends it itself
        warnings.simplefilter("ignore", ResourceWarning)
        boof = module("pyboof")
        gc.collect()
    detector = boof.FactoryFiducial(numpy.uint8).qrcode()

    def read(image: Image.Image) -> list[str]:
        detector.detect(boof.ndarray_to_boof(numpy.array(image)))
        return [code.message for code in detector.detections]

    return read


class _Code(ctypes.Structure):
    """`struct quirc_code`."""

    _fields_ = (
        ("corners", ctypes.c_int * 8),
        ("size", ctypes.c_int),
        ("cell_bitmap", ctypes.c_uint8 * _MAX_BITMAP),
    )


class _Data(ctypes.Structure):
    """`struct quirc_data`."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("ecc_level", ctypes.c_int),
        ("mask", ctypes.c_int),
        ("data_type", ctypes.c_int),
        ("payload", ctypes.c_uint8 * _MAX_PAYLOAD),
        ("payload_len", ctypes.c_int),
        ("eci", ctypes.c_uint32),
    )


def _quirc() -> Reader:
    library = ctypes.CDLL(str(FOLDER / "libquirc.so"))
    library.quirc_new.restype = library.quirc_begin.restype = ctypes.c_void_p
    recogniser = ctypes.c_void_p(library.quirc_new())

    def read(image: Image.Image) -> list[str]:
        if library.quirc_resize(recogniser, *image.size):
            raise MemoryError
        place = library.quirc_begin(recogniser, None, None)
        ctypes.memmove(place, image.tobytes(), image.width * image.height)
        library.quirc_end(recogniser)
        texts = []
        for index in range(library.quirc_count(recogniser)):
            code, data = _Code(), _Data()
            library.quirc_extract(recogniser, index, ctypes.byref(code))
            if library.quirc_decode(ctypes.byref(code), ctypes.byref(data)) == 0:
                payload = bytes(data.payload[: data.payload_len])
                texts.append(payload.decode(errors="replace"))
        return texts

    return read


def module(name: str) -> Any:
    """A module of `make readers`. Raises ImportError where it is not there."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return __import__(name)


_MAKERS: dict[str, Callable[[], Reader]] = {
    "zxing": lambda: zxing,
    "zbar": lambda: zbar,
    "OpenCV": _opencv,
    "WeChat": _wechat,
    "quirc": _quirc,
    "BoofCV": _boofcv,
}


@cache
def readers() -> dict[str, Reader]:
    """The readers of this machine by name; says on stderr which of the six are not there."""
    there: dict[str, Reader] = {}
    for name, make in _MAKERS.items():
        try:
            there[name] = make()
        except (ImportError, OSError, AttributeError, RuntimeError) as error:
            print(f"without {name} ({error}): make readers", file=sys.stderr)
    return there
