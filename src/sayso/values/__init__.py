"""What claims carry: figures, times and places, each with its own span."""
