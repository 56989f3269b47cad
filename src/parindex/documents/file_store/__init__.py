"""Stored files, known by the SHA-256 of their bytes: in a folder, or in a bucket under the same keys."""

from pathlib import Path

from parindex.documents.file_store.disk import DiskStore
from parindex.documents.file_store.keys import FileStore


def open_store(address: str, folder: Path) -> FileStore:
    """Open the store of a site: a blank address is the site's own folder, ``s3://bucket/prefix`` a bucket."""
    if address.startswith("s3://"):
        from parindex.documents.file_store.s3 import S3Store  # noqa: PLC0415 -- optional

        return S3Store.at(address)
    return DiskStore(Path(address) if address else folder)


__all__ = ["DiskStore", "FileStore", "open_store"]
