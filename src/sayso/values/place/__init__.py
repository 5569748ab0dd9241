"""Place names in the text: those that the parse marks, and capitalised words that a gazetteer knows."""

from sayso.values.place.find import find

__all__ = ["find"]
