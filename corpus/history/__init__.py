"""Who changed what and when: written by triggers, read as a timeline."""
