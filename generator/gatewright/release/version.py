"""Version numbers, and how a verdict steps them."""

from __future__ import annotations

from .change import Verdict


def numbers(version: str) -> tuple[int, int, int]:
    """The three numbers of ``1.2.3``."""
    major, minor, patch = version.split(".")
    return int(major), int(minor), int(patch)


def step_version(version: str, verdict: Verdict) -> str:
    """The version that follows `version` after changes of that verdict.

    Before 1.0.0 what breaks steps the middle number and all else the last: 1.0.0 is a promise that
    a person makes, by writing it into package.yaml.
    """
    major, minor, patch = numbers(version)
    if verdict == "none":
        return version
    if major == 0:
        return f"0.{minor + 1}.0" if verdict == "major" else f"0.{minor}.{patch + 1}"
    steps = {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }
    return steps[verdict]
