"""The validators on other people's engines."""
