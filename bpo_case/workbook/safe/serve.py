"""The child's side of safe reading: sets the limits, looks at the file, calls the reader and sends one answer."""

from __future__ import annotations

import contextlib
import os
import pickle
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from zipfile import BadZipFile
from zlib import error as BadStream  # noqa: N812

from defusedxml.common import DefusedXmlException
from python_calamine import PasswordError, ZipError

from bpo_case.analysis.child import belong_to_parent
from bpo_case.errors import BpoCaseError
from bpo_case.text import use_language
from bpo_case.workbook.safe.errors import Encrypted, EntitiesInXml, Incomplete, NotReadable, TooMuchMemory
from bpo_case.workbook.safe.preflight import preflight

REASON_AT_MOST = 200

TROUBLES = (
    (DefusedXmlException, EntitiesInXml),
    (PasswordError, Encrypted),
    ((BadZipFile, ZipError, BadStream, EOFError), Incomplete),
)
"""What the libraries raise, and which mistake of the file that is; anything else is NotReadable."""


def serve(sender: Connection, path: Path, memory: int, seconds: float, language: str, job: bytes) -> None:
    """Do the job within the limits, and send whether it went well and the result or the error, pickled."""
    use_language(language)
    _keep_quiet()
    belong_to_parent()
    _limit(memory, seconds)
    sender.send_bytes(_answer(path, job) or pickle.dumps((False, TooMuchMemory(path, memory))))


def _answer(path: Path, job: bytes) -> bytes:
    """Do the job and pickle its answer; nothing where memory ran out, so that it is free again for saying so."""
    try:
        preflight(path)
        function, args = pickle.loads(job)  # only here, so that what is imported for it is limited too
        return pickle.dumps((True, function(path, *args)))
    except MemoryError:
        return b""
    except BpoCaseError as error:
        return pickle.dumps((False, error))
    except Exception as error:  # what libraries raise at broken files is as various as the files
        return pickle.dumps((False, _told(path, error)))


def _told(path: Path, error: Exception) -> BpoCaseError:
    said = str(error.args[0] if error.args else error)  # a KeyError puts what it says in quotes
    text = " ".join(said.split())[:REASON_AT_MOST].rstrip(".")
    reason = text if " " in text else f"{type(error).__name__} {text}".rstrip()
    for kinds, mistake in TROUBLES:
        if isinstance(error, kinds):
            return mistake(path, reason)
    return NotReadable(path, reason, "".join(traceback.format_exception(error)))


def _keep_quiet() -> None:
    """Leave the terminal to the parent: an aborting library writes its last words to the screen."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _limit(memory: int, seconds: float) -> None:
    """Hold this process to its limits, as far as the system can; an abort leaves no dump of memory behind.

    Data is what is limited, not the address space, of which threads and allocators reserve far more than they use. The
    deadline is the parent's to watch; the limit of processor time is for a library that loops when the parent is gone.
    """
    with contextlib.suppress(ImportError):  # Windows has none of these
        import resource

        processor = int(2 * seconds) + 1
        for kind, limit in (
            (resource.RLIMIT_DATA, memory),
            (resource.RLIMIT_CPU, processor),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
                resource.setrlimit(kind, (limit, limit))
