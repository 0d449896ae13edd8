"""What the generated validators call. It loads nothing of the client and little of the standard library."""
