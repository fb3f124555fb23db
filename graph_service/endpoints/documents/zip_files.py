"""Files of office programs are ZIP archives: the same document gives the same bytes, whenever it is written."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

DATE = datetime(2018, 7, 11)  # noqa: DTZ001 - ZIP archives have no time zones
"""The time that files give as that of their making."""


def settled(archive: bytes) -> bytes:
    """Return an archive whose parts are dated ``DATE``, in the same order."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(made, "w") as after:
        for one in before.infolist():
            part = ZipInfo(one.filename, DATE.timetuple()[:6])
            part.compress_type, part.external_attr = one.compress_type, one.external_attr
            after.writestr(part, before.read(one), one.compress_type, 9 if one.compress_type != ZIP_STORED else None)
    return made.getvalue()
