"""The check: verdict, explanation and evidence."""
