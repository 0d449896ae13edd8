"""Validators of the models of Rivya: standard library only."""
