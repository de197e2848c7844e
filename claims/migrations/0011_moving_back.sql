DROP TRIGGER version_moved_says_the_same ON claims_claimversion;
DROP FUNCTION claims_check_moved_versions();
DROP FUNCTION claims_without_place(jsonb);
DROP TRIGGER left_behind_by_a_newer_text ON claims_leftbehind;
DROP FUNCTION claims_check_left_behind();
DROP TRIGGER event_never_changes ON claims_leftbehindevent;
DROP TRIGGER event_never_truncated ON claims_leftbehindevent;
