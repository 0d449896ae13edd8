"""Rules between params."""
