"""Times stand everywhere as they do in lists (`claims.admin.base.short_time`)."""

DATETIME_FORMAT = "Y-m-d H:i"
