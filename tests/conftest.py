"""How the tests run: properties are judged by what they give, never by how long an example takes."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
