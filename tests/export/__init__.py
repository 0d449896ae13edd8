"""The exports: what they hold, and that nothing in a spec can break out of its place."""
