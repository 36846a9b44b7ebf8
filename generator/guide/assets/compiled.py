"""Compiled templates: once in a process, however many sites are built in it, and kept for later."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.disk.store import current_store
from generator.library.language.program import program


class CompiledTemplates(BytecodeCache):
    """Keeps each template's code by its name and its text; `kind` tells environments apart."""

    def __init__(self, kind: str) -> None:
        self.kind = kind.encode()
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known."""
        bucket.code = self.known.get((bucket.key, bucket.checksum))
        store = current_store()
        if bucket.code is None and store and (data := store.load(store.key(*self._of(bucket)))):
            bucket.bytecode_from_string(data)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._remember(bucket)
        if bucket.code is not None and (store := current_store()):
            store.save(store.key(*self._of(bucket)), bucket.bytecode_to_string())

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code

    def _of(self, bucket: Bucket) -> tuple[bytes, ...]:
        return program(), self.kind, bucket.key.encode(), bucket.checksum.encode()


COMPILED = CompiledTemplates("MkDocs")
"""Those of MkDocs, whose environments are all made alike."""
COMPILED_FRAGMENTS = CompiledTemplates("fragments")
"""Ours."""
