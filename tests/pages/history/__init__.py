"""Every change of UModelverse's own documentation, in order, where its repository is at hand."""
