"""What the public's own pages are made of, besides claims: texts, scales, counts for charts."""

from django.db import models

from claims.models.site_texts import SitePageName


class PublicSiteText(models.Model):
    """A published version of a text of the site; the page shows the newest, and links to others."""

    page = models.CharField(max_length=16, choices=SitePageName.choices)
    number = models.PositiveIntegerField()
    body_sv = models.TextField()
    body_en = models.TextField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_site_text_once", fields=["page", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.number}"


class PublicScale(models.Model):
    """A scale of verdicts that is in use, or was: with its definitions, as finished JSON."""

    version = models.PositiveSmallIntegerField(primary_key=True)
    body = models.TextField()

    def __str__(self) -> str:
        return str(self.version)


class PublicMonthCount(models.Model):
    """How many public claims were made in a period and have a verdict, or a status without one.

    `period` is a month (`2020-10`) where one is known, else a year (`2020`), else empty. Triggers
    keep it (`claims/rules/month_counts.sql`), so that a chart costs the same at any size.
    """

    period = models.CharField(max_length=7)
    verdict = models.CharField(max_length=32)
    claims = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_month_count_once", fields=["period", "verdict"]),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.verdict}: {self.claims}"
