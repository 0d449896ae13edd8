"""Validators of the models of UModelverse: standard library only."""
