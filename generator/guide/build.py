"""Building and serving the site through MkDocs; a failed build leaves the old site as it was."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from generator.disk.again import taking_part
from generator.disk.folders import replaced_folder
from generator.disk.places import scratch
from generator.disk.reading import require_plain
from generator.disk.refusals import is_full, unwritable
from generator.disk.store import current_store, keep_no_more, storing
from generator.errors import MotchamError, WrongUseError
from generator.guide.config import errors_for_people, read_config
from generator.guide.languages import CONFIGS, languages
from generator.guide.options import BuildOptions, asking
from generator.guide.plugin import MotchamPlugin, wrong_data
from generator.guide.preview_words import in_vietnamese
from generator.guide.renderer import log
from generator.guide.second_process import beside
from generator.guide.template_faults import faults_of_templates
from generator.library.language.locale import VIETNAMESE, use_locale

PLUGIN = "motcham"
"""The name by which `mkdocs.yml` asks for the guide."""
_OF_AN_ADDRESS: Mapping[int | None, str] = {
    errno.EACCES: "không có quyền mở cổng ấy",
    errno.EADDRINUSE: "chương trình khác đang dùng cổng ấy",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}
"""Why nobody can listen at an address; else its name leads nowhere."""


def build_site(root: Path, site_dir: Path, options: BuildOptions) -> None:
    """Build the guide of one unit in `root` into `site_dir`, in each of its languages.

    What stood there is replaced only when all is well. Where there is no room to keep results too,
    it is built without.
    Raises MotchamError with every problem found, or where the system does not let it be written.
    """
    with storing(root):
        try:
            _build_all(root, site_dir, options)
        except MotchamError as error:
            if not is_full(error) or not keep_no_more():
                raise
            _build_all(root, site_dir, options)


def _build_all(root: Path, site_dir: Path, options: BuildOptions) -> None:
    with (
        _without_advertisement(),
        errors_for_people(),
        replaced_folder(site_dir, spared=_spared()) as fresh,
        use_locale(VIETNAMESE),
        faults_of_templates(root),
        ExitStack() as steps,
    ):
        for language in {VIETNAMESE, *languages(root)}:
            require_plain(root / CONFIGS[language])
        first = read_config(root, VIETNAMESE, site_dir=str(fresh), strict=True)
        options = _with_guide(root, first, options)
        ends: dict[str, Callable[[], None]] = {}
        for language in languages(root)[1:]:
            step = partial(_build_aside, root, _aside(fresh, language), language, options)
            ends[language] = steps.enter_context(beside(step)) if options.side_by_side else step
        _build(first, options)
        for language, end in ends.items():
            end()
            shutil.rmtree(fresh / language, ignore_errors=True)
            _aside(fresh, language).rename(fresh / language)


def _with_guide(root: Path, config: MkDocsConfig, options: BuildOptions) -> BuildOptions:
    """The `options` with the guide, read and checked once for all languages.

    Raises PluginError where it has errors.
    """
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, MotchamPlugin):
        return options
    with asking(options):
        context, problems = plugin.load(root)
    if context is None:
        raise wrong_data(problems)
    return replace(options, ready=context)


def _build(config: MkDocsConfig, options: BuildOptions) -> None:
    with asking(options):
        build(config)


def _aside(fresh: Path, language: str) -> Path:
    """Where the site of a language is made that will lie in the folder `language` of `fresh`."""
    return fresh.with_name(f"{fresh.name}-{language}")


def _build_aside(root: Path, folder: Path, language: str, options: BuildOptions) -> None:
    with taking_part(folder, language), errors_for_people(), faults_of_templates(root):
        _build(read_config(root, language, site_dir=str(folder), strict=True), options)


def _spared() -> Path | None:
    """Where the site is kept that stood there before, for the next to be made of it."""
    store = current_store()
    return store.spare if store else None


def serve_site(root: Path, options: BuildOptions, address: str) -> None:
    """Serve a preview on `address` (host:port) until interrupted; edited YAML shows at once."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415 - brings a server

    log.setLevel(logging.INFO)
    log.addHandler(said := logging.StreamHandler())
    said.addFilter(in_vietnamese)
    config = root / CONFIGS[VIETNAMESE]
    require_plain(config)
    with (
        asking(options),
        storing(root),
        _without_advertisement(),
        errors_for_people(),
        use_locale(VIETNAMESE),
        _temporary_folder(),
    ):
        try:
            read_config(root, VIETNAMESE)  # says what MkDocs does not
            _require_free(address)
            with faults_of_templates(root):
                serve(str(config), livereload=True, dev_addr=address)
        except OSError as error:
            if error.filename is not None:
                raise
            if error.errno in _OF_AN_ADDRESS:  # somebody was quicker
                raise _taken(address, error) from error
            # Else MkDocs writes into its temporary site alone.
            raise unwritable(error, Path(tempfile.gettempdir())) from error


def _require_free(address: str) -> None:
    """Raise MotchamError where nobody can listen at `address`, before all is built for it."""
    host, _, port = address.rpartition(":")
    try:
        [(family, kind, _, _, place), *_] = socket.getaddrinfo(
            host.strip("[]"), int(port), type=socket.SOCK_STREAM
        )
        with socket.socket(family, kind) as door:
            if os.name != "nt":  # there, it lets two listen
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(place)
    except OSError as error:
        raise _taken(address, error) from error


def _taken(address: str, error: OSError) -> WrongUseError:
    """Why nobody can listen at `address`."""
    why = _OF_AN_ADDRESS.get(error.errno, "không có máy tên ấy")
    hint = "Chọn cổng khác: motcham serve --address 127.0.0.1:8001."
    return WrongUseError(f"Không mở được {address} ({why}).", hint)


@contextmanager
def _temporary_folder() -> Iterator[None]:
    """Let MkDocs make its temporary site where it is swept if the preview is killed."""
    before = tempfile.tempdir
    with scratch() as own:
        tempfile.tempdir = str(own)
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def _without_advertisement() -> Iterator[None]:
    """Material advertises the end of MkDocs 1 on every run; staff can do nothing about it."""
    name = "NO_MKDOCS_2_WARNING"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        yield
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before
