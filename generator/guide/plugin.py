"""The MkDocs plugin: hands the checked library to the theme, and fills the finished site.

Public hooks only: `on_startup` (preview or not), `on_config` (check, name the site), `on_files`
(addresses of hand-written pages), `on_page_markdown` (the unit's words), `on_page_content` (what
they may hold), `on_env` (icons), `on_serve` (show edits) and `on_post_build` (fill).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.clock import today
from generator.errors import MotchamError
from generator.guide.assets.brand import THEME_RED, emblem_address
from generator.guide.assets.compiled import COMPILED
from generator.guide.assets.icons import icon
from generator.guide.assets.theme_files import list_shown_files
from generator.guide.fill import Framing, fill
from generator.guide.fragments import Context, information_body, speak_in_templates
from generator.guide.hand_written import faults, head_faults
from generator.guide.information import give_addresses, pages_by_source, speak_on_page
from generator.guide.languages import languages
from generator.guide.links import check_files, check_guide
from generator.guide.options import BuildOptions, asked_for
from generator.guide.rich_text import unbroken
from generator.library.checked.library import load_library
from generator.library.forms import reporters
from generator.library.forms.paths import DEFAULTS, PROCEDURES, PROVINCES
from generator.library.forms.problems import Problem, has_errors
from generator.library.language.formats import day_words
from generator.library.language.locale import _, set_locale
from generator.library.loading.units import roots_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.guide.preview import Loaded

SITE_NAME = "Một chạm"

logger = get_plugin_logger("motcham")


def wrong_data(problems: Sequence[Problem]) -> PluginError:
    """What stops a build of a guide with these `problems`."""
    return PluginError(f"Dữ liệu có lỗi:\n{reporters.text(problems)}")


class MotchamConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Options under `plugins: - motcham:` in mkdocs.yml."""

    ward = config_options.Optional(config_options.Type(str))
    """The unit, by the name of its folder in wards/; None is the only one there is."""
    drafts = config_options.Type(bool, default=False)
    """Shows drafts too, for a preview."""
    offline = config_options.Type(bool, default=True)
    """Phones keep the guide for reading without a network; false takes it back from them."""


class MotchamPlugin(BasePlugin[MotchamConfig]):  # type: ignore[no-untyped-call]  # as above
    """Turns a MkDocs project with a `procedures/` folder into a guide."""

    context: Context | None = None
    local: Context | None = None
    """The same in the language of the site."""
    serving = False
    watched: Sequence[Path] = ()
    """Where an edit changes the guide."""
    framing: Framing | None = None
    """How the last build put pages into the frame."""
    loaded: Loaded | None = None
    """What the next build is to show, where it has been read and checked already."""
    wrong = False
    """Whether the last build shows an earlier state, because of errors."""

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes by name
        """Remember whether this is a preview; MkDocs then keeps this plugin between rebuilds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the library before anything is cleaned or written."""
        root = Path(config.config_file_path).parent
        loaded, self.loaded = self.loaded, None
        context, problems = loaded or self.load(root)
        self.wrong = context is None
        if context is None and self.serving and self.context is not None:
            # A preview stays up: it shows the last good state and what is wrong.
            logger.error("%s", reporters.text(problems))
            config.extra["problems"] = reporters.text(problems)
            context = self.context
        if context is None:
            raise wrong_data(problems)
        self.context = context
        language = str(config.theme["language"])
        set_locale(language, context.published.ward.level)
        list_shown_files(config.theme)
        self.local = context = context.in_language(language)
        unit = context.guide.unit
        config.site_url = config.site_url or context.published.site.url
        config.site_name = escape(f"{SITE_NAME} – {unit.name}")
        description = _("Thủ tục ở {unit}: bao lâu, bao nhiêu tiền, giấy tờ gì, nộp ở đâu.")
        config.site_description = escape(description.format(unit=unit.name))
        config.extra["ward"] = unit
        brand = context.guide.brand
        config.extra["colour"] = brand.colour or THEME_RED
        if brand.emblem:
            config.extra["emblem"] = config.theme["favicon"] = emblem_address(brand.emblem)
        config.extra["fields"] = context.published.fields
        config.extra["most_asked"] = context.guide.most_asked
        config.extra["built"] = context.today.isoformat()
        built = _("Trang này dựng ngày {day}.")
        config.extra["built_line"] = built.format(day=day_words(context.today))
        return config

    def load(self, root: Path) -> Loaded:
        """Read and check the guide in `root`; no context where an error blocks.

        Raises PluginError where there is no such guide or unit.
        """
        try:
            options = asked_for() or BuildOptions(self.config.ward, drafts=self.config.drafts)
            if options.ready:
                return options.ready, []
            roots = roots_of(root, options.ward)
            common = ("site_src", PROCEDURES, PROVINCES, DEFAULTS)
            self.watched = [*(roots / name for name in common), roots.unit]
            library, problems = load_library(roots, site_url=options.site_url)
            if library is None:
                return None, [*problems, *check_files(roots)]
            published = library.on(options.as_of or today(), drafts=options.drafts)
            problems = [*problems, *check_guide(roots, library, published)]
            if has_errors(problems):
                return None, problems
            return Context(published, languages(root), roots), problems
        except MotchamError as error:
            raise PluginError(str(error)) from error

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give each hand-written page with a code the address that is printed."""
        assert self.local is not None, "on_config has run"  # noqa: S101 - for the type checker
        give_addresses(files, self.local, config)
        return files

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs passes by name
        files: Files,  # noqa: ARG002 - MkDocs passes by name
    ) -> str:
        """Say what the unit is called, on the page and in its head."""
        page.markdown = markdown
        speak_on_page(page)
        return page.markdown

    def on_page_content(
        self,
        html: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs passes by name
        files: Files,  # noqa: ARG002 - MkDocs passes by name
    ) -> str:
        """Refuse what a page may not hold, whatever extension of Markdown has made it.

        A page with a code shows it, as the pages of procedures do.
        """
        assert self.local is not None, "on_config has run"  # noqa: S101 - for the type checker
        fault = next(chain(head_faults(page.meta), faults(html)), None)
        if fault is None:
            view = pages_by_source(self.local).get(page.file.src_uri)
            return information_body(self.local, view, html) if view else html
        words = f"{page.file.src_uri}: {fault.message} [{fault.rule}]\n  → {fault.hint}"
        if not self.serving:
            raise PluginError(words)
        logger.error("%s", words)
        return f"<pre>{escape(words)}</pre>"

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - MkDocs passes by name
        """Give the theme's templates the icons, and the words of the language."""
        env.bytecode_cache = COMPILED
        env.globals["icon"] = icon
        env.filters["day"] = day_words
        env.filters["unbroken"] = unbroken
        speak_in_templates(env)
        return env

    def on_serve(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        builder: Callable[[MkDocsConfig], None],
    ) -> LiveReloadServer:
        """Let every edit show, what it changes on pages of procedures at once."""
        from generator.guide.preview import preview_server  # noqa: PLC0415 - brings a server

        return preview_server(self, server, config, builder)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Fill the frame and the blocks of the hand-written pages."""
        assert self.context is not None, "on_config has run"  # noqa: S101 - for the type checker
        try:
            self.framing = fill(
                Path(config.site_dir),
                self.context,
                preview=self.serving,
                offline=self.config.offline and not self.serving,
            )
        except MotchamError as error:
            raise PluginError(str(error)) from error
