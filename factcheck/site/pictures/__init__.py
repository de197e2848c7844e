"""The pictures that go with a shared link, drawn here and kept on disk up to a limit."""
