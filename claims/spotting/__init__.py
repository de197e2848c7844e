"""What a text holds that an editor may want to mark."""
