"""Times stand everywhere as they do in lists (`claims.admin.base.short_time`)."""

DATETIME_FORMAT = "Y-m-d H:i"
# A field that does not read days as people write them guesses none: `03/04/2016` is two days.
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
