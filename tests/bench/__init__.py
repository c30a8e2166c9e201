"""Figures, each as a ratio or against a limit, beside a conventional bot measured in the same run."""
