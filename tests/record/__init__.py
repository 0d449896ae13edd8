"""One request as JSON text."""
