"""Files given to be saved."""

from urllib.parse import quote

from django.http import HttpResponse


def attachment(content: bytes, name: str) -> HttpResponse:
    """Give a file to be saved, never shown: whatever it holds, it does not run here."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
