"""Kinds: one file each."""
