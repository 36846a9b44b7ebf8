"""A procedure printed from the browser: few sheets, black, nothing folded, and a way back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from generator.library.library import Library
from generator.press.decoders import DECODERS
from tests.browser.conftest import ROOT
from tests.guide_files import published_codes

MOST_SHEETS = 2
MANY_CASES = {"CN01", "CU01", "KD05", "XD01", "XD02", "XD03"}
"""Those that need a third sheet, or a fourth, as long as no case is chosen."""
CASES_OF_THREE = {("XD03", "cong-trinh-khac")}
PT_TO_PX = 96 / 72
SMALL = f"""() => [...document.querySelectorAll(".mc-page *")]
  .filter(e => e.checkVisibility())
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < {10 * PT_TO_PX - 0.1})
  .map(e => e.outerHTML.slice(0, 80))"""
