"""The stages in order, and the runners that carry documents through them."""
