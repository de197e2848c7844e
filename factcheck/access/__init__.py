"""Who gets into the desk's pages: log-in, its second step, and sessions that end."""
