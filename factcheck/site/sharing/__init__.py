"""How a claim is shared and cited."""
