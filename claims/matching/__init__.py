"""Claims that say much the same: of the desk, and other desks' checks of them."""
