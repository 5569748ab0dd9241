"""The stages in order, and the runners that carry documents through them."""

from sayso.pipeline.stages import extract

__all__ = ["extract"]
