"""Every model of the specs: its requests on the mock, its files, its names, and its signed facts."""
