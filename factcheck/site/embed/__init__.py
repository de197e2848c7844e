"""Cards that other sites show in a frame, and oEmbed, by which they find them."""
