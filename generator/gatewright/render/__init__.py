"""render: turns the representation into {path: text}. It reads templates and writes nothing.

tree         which template makes which file      environment  Jinja, strict
compiled     a cache of compiled templates        literals     data as Python source
imports      import blocks                        provenances  where a fact comes from

Methods      signatures; types and shapes (their types), overloads and fitting (their alternatives),
             presence (which arguments go together)
Validators   checks (the plan), checked and fine (its values), flags and hints (its modes),
             relations and rule_book (its rules as data), twins (models that share one)
Data         alike (models that differ in name and pages alone), sharing (data that repeats another's)
Packages     doors (public names), index and infos (what is said of models), overview (the README)
"""

from __future__ import annotations

from .tree import TemplateFault, render

__all__ = ["TemplateFault", "render"]
