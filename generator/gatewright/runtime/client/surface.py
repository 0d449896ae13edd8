"""What the generated modules of models import: one door, so that each of them stays small."""

from __future__ import annotations

from ..rules.violations import Violation as Violation
from .media import Media as Media
from .media import MediaFiles as MediaFiles
from .methods import Given as Given
from .methods import like as like
from .model import AsyncModel as AsyncModel
from .model import Awaited as Awaited
from .model import OfflineModel as OfflineModel
from .model import ResultT as ResultT
from .model import SyncModel as SyncModel
from .model import TaskT as TaskT
from .null import Null as Null
from .price import Estimate as Estimate
from .reserved import CallOptions as CallOptions
from .results import AsyncResult as AsyncResult
from .results import Result as Result
from .tasks import AsyncTask as AsyncTask
from .tasks import Task as Task
