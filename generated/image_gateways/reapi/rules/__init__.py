"""Validators of the models of reAPI: standard library only."""
