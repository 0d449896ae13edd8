"""Validators of the models of skills.video: standard library only."""
