"""Files in a bucket of S3 or what speaks like it; keys are those of the folder."""

from collections.abc import Iterator
from hashlib import sha256 as hash_of
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import boto3  # type: ignore[import-untyped]
from botocore.exceptions import ClientError  # type: ignore[import-untyped]

from parindex.documents.file_store.keys import KEY, key_of


class S3Store:
    """A bucket, perhaps below a prefix; keys, region and endpoint come from the usual ``AWS_…`` variables."""

    def __init__(self, bucket: str, prefix: str) -> None:
        self._bucket, self._prefix = bucket, prefix
        self._client: Any = boto3.client("s3")

    @classmethod
    def at(cls, address: str) -> "S3Store":
        """Open ``s3://bucket/prefix``."""
        parts = urlsplit(address)
        prefix = parts.path.strip("/")
        return cls(parts.netloc, f"{prefix}/" if prefix else "")

    def put(self, content: bytes) -> str:
        """Keep bytes; the service answers when they are durable, and checks their SHA-256."""
        sha256 = hash_of(content).hexdigest()
        self._client.put_object(
            Bucket=self._bucket, Key=self._prefix + key_of(sha256), Body=content, ChecksumAlgorithm="SHA256"
        )
        return sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading."""
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + key_of(sha256))
        except ClientError as error:
            if error.response["Error"]["Code"] in {"NoSuchKey", "404"}:
                raise FileNotFoundError(key_of(sha256)) from None
            raise OSError(str(error)) from error
        return BytesIO(answer["Body"].read())

    def erase(self, sha256: str) -> None:
        """Remove a file."""
        self._client.delete_object(Bucket=self._bucket, Key=self._prefix + key_of(sha256))

    def stored(self) -> Iterator[tuple[str, float]]:
        """Yield each file and the moment it was last put."""
        pages = self._client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self._bucket, Prefix=f"{self._prefix}evidence/"):
            for entry in page.get("Contents", ()):
                found = KEY.fullmatch(entry["Key"].removeprefix(self._prefix))
                if found:
                    yield found[3], entry["LastModified"].timestamp()
