"""The history of many rows that are changed at once is written in time that grows with their number.

pghistory joins old rows with new ones by key. PostgreSQL keeps the plan that was right for the first,
single row, and compares each with each: three thousand claims took eight seconds. Without nested
loops it is right for any number; and is then not compiled, which would take longer than one row.
"""

from django.db import migrations

EACH = """
DO $$
DECLARE
    made regprocedure;
BEGIN
    FOR made IN
        SELECT DISTINCT tgfoid::regprocedure FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE tgrelid::regclass::text ~ '^(claims|corpus)_'
          AND proname ~ '^pgtrigger_update_update_'
    LOOP
        EXECUTE format('ALTER FUNCTION %s {nestloop}', made);
        EXECUTE format('ALTER FUNCTION %s {jit}', made);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0046_two_pairs_of_eyes"),
        ("corpus", "0009_read_later"),
    ]

    operations = [
        migrations.RunSQL(
            EACH.format(nestloop="SET enable_nestloop = off", jit="SET jit = off"),
            EACH.format(nestloop="RESET enable_nestloop", jit="RESET jit"),
        ),
    ]
