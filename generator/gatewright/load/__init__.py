"""load: reads the files of a specs folder as plain data, with the position of every value.

scalars     which plain scalars are numbers, booleans or null (YAML 1.2 core), and what is refused
document    one file's text → data and marks
yaml_errors what YAML's own errors mean, in words of the file
variants    a file about several ids → one for each
workspace   the files of the folder, and the kind of each
"""

from __future__ import annotations

from .document import SpecFile, SpecPath, spec_key
from .variants import several
from .workspace import Workspace, load, load_readings

__all__ = ["SpecFile", "SpecPath", "Workspace", "load", "load_readings", "several", "spec_key"]
