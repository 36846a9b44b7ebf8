"""The preview: an edit shows on the page that it changes before everything else is built anew.

When a file has changed, the guide is read and checked. Where that changes few procedures, what lies
at their addresses is made anew in the site as it stands, and browsers load it. Then, and after
every other edit, the whole site is built beside and takes the place of what stood there, so that
no page is ever missing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from generator.disk.folders import replaced_folder
from generator.disk.refusals import refused
from generator.errors import MotchamError
from generator.guide.config import read_config
from generator.guide.fill import Framing, fill_again
from generator.guide.fragments import Context
from generator.guide.template_faults import faults_of_templates
from generator.library.checked.published import Published
from generator.library.forms.problems import Problem
from generator.library.language.locale import VIETNAMESE, use_locale
from generator.library.models.procedure import Procedure

Loaded = tuple[Context | None, list[Problem]]
"""A guide that was read, None where errors block it; and its problems."""

FEW = 8
"""How many procedures are shown ahead of all else."""
_LOOKS_EVERY = 0.2
"""Seconds between two looks at what has changed; MkDocs itself takes half a second."""


class Guide(Protocol):
    """What the preview asks of the plugin."""

    watched: Sequence[Path]
    context: Context | None
    framing: Framing | None
    loaded: Loaded | None
    wrong: bool

    def load(self, root: Path) -> Loaded:
        """Read and check the guide in `root`."""


def preview_server(
    guide: Guide,
    server: LiveReloadServer,
    config: MkDocsConfig,
    builder: Callable[[MkDocsConfig], None],
) -> LiveReloadServer:
    """A server in the place of `server`, over the site that was built with `config`.

    What the system refuses while it builds is said in a sentence.
    """
    preview = _Preview(guide, config, builder, server.url)

    def build() -> None:
        try:
            preview.build()
        except OSError as error:
            raise Abort(str(refused(error))) from error
        except MotchamError as error:
            raise Abort(str(error)) from error
        finally:
            ours.go_on()

    host, port = server.server_address[:2]
    ours = _Server(
        build, str(host), int(port), server.root, server.mount_path, polling_interval=_LOOKS_EVERY
    )
    ours.closes = preview.close
    ours.error_handler = server.error_handler
    paths = [Path(config.docs_dir), Path(config.config_file_path), *guide.watched, preview.rest]
    for path in paths:
        if path.exists():
            ours.watch(str(path))
    return ours


class _Server(LiveReloadServer):
    """Leaves nothing behind, and shows what stood there where the newest could not be built."""

    closes: Callable[[], None]

    def go_on(self) -> None:
        """Let requests have the site as it stands: MkDocs holds them until a build succeeds."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def server_close(self) -> None:
        super().server_close()
        self.closes()


class _Preview:
    """Builds after edits, in the site that stands there already."""

    def __init__(
        self,
        guide: Guide,
        config: MkDocsConfig,
        builder: Callable[[MkDocsConfig], None],
        url: str,
    ) -> None:
        self._guide, self._config, self._builder, self._url = guide, config, builder, url
        self._site = Path(config.site_dir)
        self._shown = guide.context
        self._ahead = 0
        self._folder = self._beside()
        self.rest = Path(self._folder.name)
        """A folder that is watched: a change in it asks for all that is still to be built."""

    def close(self) -> None:
        """Let go of the folder that is watched."""
        self._folder.cleanup()

    def build(self) -> None:
        """Show what has changed: some pages at once, or all."""
        loaded = self._load()
        context = loaded[0] if loaded else None
        if context and self._shows_ahead(context):
            self._shown = context
            self._ahead += 1
            (self.rest / "ahead").write_text(f"{self._ahead}\n" * self._ahead, encoding="utf-8")
            return
        self._guide.loaded = loaded
        given = self._config.user_configs[-1]  # by the command; the file is read anew
        root = Path(self._config.config_file_path).parent
        with replaced_folder(self._site) as fresh, faults_of_templates(root):
            config = read_config(root, VIETNAMESE, **{**given, "site_dir": str(fresh)})
            config.site_url = self._url
            self._builder(config)
        self._shown = self._guide.context

    def _beside(self) -> TemporaryDirectory[str]:
        """A folder from which files can be moved to the site."""
        return TemporaryDirectory(dir=self._site.parent)

    def _load(self) -> Loaded | None:
        """The guide as it is now; None where the build has to say what is the matter."""
        try:
            return self._guide.load(Path(self._config.config_file_path).parent)
        except PluginError:
            return None

    def _shows_ahead(self, context: Context) -> bool:
        """Whether pages of procedures were shown, because few have changed and nothing is wrong."""
        framing, shown = self._guide.framing, self._shown
        if framing is None or shown is None or self._guide.wrong or shown.today != context.today:
            return False
        changed = _changed(shown.published, context.published)
        if not 0 < len(changed) <= FEW:
            return False
        language = str(self._config.theme["language"])
        with use_locale(language, context.published.ward.level), self._beside() as folder:
            fill_again(Path(folder), context.in_language(language), framing, changed)
            for made in sorted(Path(folder).rglob("*")):
                place = self._site / made.relative_to(folder)
                if made.is_dir():
                    place.mkdir(exist_ok=True)
                else:
                    os.replace(made, place)  # noqa: PTH105 - onto what stands there
        return True


def _changed(before: Published, now: Published) -> list[Procedure]:
    """The procedures that say something else now, or are new."""
    return [one for one in now.procedures if _is_other(before.by_code.get(one.code), one)]


def _is_other(before: Procedure | None, now: Procedure) -> bool:
    return before is not now and before != now
