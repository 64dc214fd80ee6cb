import os
import tempfile
from pathlib import Path

# Programs that the tests start share their compiled modules, so that only the first one compiles.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault(
    "PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / f"iliotimer-tests-{os.getuid()}")
)
