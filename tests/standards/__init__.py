"""What we write for other programs, held against their own schemas and linters; `make standards`."""
