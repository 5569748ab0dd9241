"""How the weights of the attribution model are made; no part of the installed package."""
