"""One picture through the openai package for each line on stdin; prints what its caller got.

For `charges.py`, which runs it in an environment that has that package. The pauses between its
attempts are skipped, for they change neither how many there are nor what is charged.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import openai

time.sleep = lambda seconds: None  # type: ignore[assignment]

client: Any = openai.OpenAI(base_url=sys.argv[1], api_key=sys.argv[2])
print(f"openai {openai.__version__}", flush=True)
for line in sys.stdin:
    call = json.loads(line)
    try:
        answer = client.images.generate(
            model="Qwen/Qwen-Image", prompt="a lighthouse", timeout=call["timeout"]
        )
        got = "result" if answer.data else "an empty result"
    except Exception as error:
        got = type(error).__name__
    print(got, flush=True)
