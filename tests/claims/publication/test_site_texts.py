"""Texts of the site: drafts, versions that never change, and what the public reads."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from claims.models import PublicSiteText, SiteText, SiteTextVersion
from claims.publication.markdown import to_html
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.site_texts import (
    SiteTextRefused,
    default_text,
    publish_site_text,
    rebuild_site_texts,
)
from tests.factories import AT, make_user
from tests.promises import breaks, insert, refused_by, run, settle, twin
from tests.site_pages import make_site_text, make_site_text_version


@pytest.mark.django_db
def test_a_migration_has_made_both_pages() -> None:
    assert set(SiteText.objects.values_list("page", flat=True)) == {"method", "about"}


@pytest.mark.parametrize("page", ["method", "about"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_there_is_an_honest_text_for_a_page_that_nobody_has_written(
    page: str, language: str
) -> None:
    text = default_text(page, language)
    assert len(text) > 300
    if page == "about":
        assert ("har inte skrivit" if language == "sv" else "has not written") in text


@pytest.mark.django_db
def test_what_was_written_is_published_as_a_version() -> None:
    text = make_site_text(body_sv="Vi är **tre**.", body_en="We are **three**.")
    version = make_site_text_version(text)
    assert (version.number, version.body_sv) == (1, "Vi är **tre**.")
    text.body_sv = "Vi är **fyra**."
    text.save()
    make_site_text_version(text, at=AT + timedelta(days=1))
    rows = PublicSiteText.objects.order_by("number").values_list("page", "number", "body_sv")
    assert list(rows) == [("about", 1, "Vi är **tre**."), ("about", 2, "Vi är **fyra**.")]


@pytest.mark.django_db
def test_where_one_language_is_not_written_the_software_s_own_text_is_published() -> None:
    version = make_site_text_version(make_site_text(body_sv="Vi är tre."))
    assert version.body_en == default_text("about", "en").strip()


@pytest.mark.django_db
def test_the_same_text_is_not_published_twice() -> None:
    text = make_site_text(body_sv="Vi är tre.")
    make_site_text_version(text)
    with pytest.raises(SiteTextRefused):
        make_site_text_version(text)
    assert SiteTextVersion.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", "researcher", "editor"])
def test_only_an_administrator_publishes_them(role: str) -> None:
    with pytest.raises(PermissionDenied):
        publish_site_text(make_site_text(), by=make_user(role=role), at=AT)
    assert not PublicSiteText.objects.exists()


@pytest.mark.django_db
def test_what_the_public_reads_can_be_made_anew() -> None:
    make_site_text_version()
    before = list(PublicSiteText.objects.values("page", "number", "body_sv", "published_at"))
    PublicSiteText.objects.all().delete()
    rebuild_public_rows()
    after = PublicSiteText.objects.values("page", "number", "body_sv", "published_at")
    assert list(after) == before
    rebuild_site_texts()
    assert list(after.all()) == before


@pytest.mark.django_db
def test_the_database_keeps_versions_as_they_were() -> None:
    version = make_site_text_version()
    settle()
    with refused_by("site_text_version_never_changes"):
        SiteTextVersion.objects.filter(pk=version.pk).update(body_sv="Annat.")
    with refused_by("site_text_version_never_changes"):
        SiteTextVersion.objects.filter(pk=version.pk).delete()
    with refused_by("site_text_version_never_truncated"):
        run("TRUNCATE claims_sitetextversion CASCADE")
    with refused_by("site_text_version_follows"):
        insert(twin(version, number=3))
    with refused_by("site_text_version_follows"):
        insert(twin(version, number=1))
    breaks("site_text_version_has_texts", version, inserted_only=True, number=2, body_en="")
    settle()
    with refused_by("site_text_version_number_unique"):
        run("ALTER TABLE claims_sitetextversion DISABLE TRIGGER site_text_version_follows")
        insert(twin(version))


@pytest.mark.django_db
def test_the_database_knows_the_pages_and_each_once() -> None:
    text = make_site_text()
    breaks("site_text_page_known", text, page="annan")
    with refused_by("claims_sitetext_page_key"):
        insert(twin(text))


@pytest.mark.django_db
def test_the_public_rows_are_one_for_each_version() -> None:
    make_site_text_version()
    with refused_by("public_site_text_once"):
        insert(twin(PublicSiteText.objects.get()))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**fet** text", "<p><strong>fet</strong> text</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](//evil.example)", "<p>[a](//evil.example)</p>\n"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>\n"),
        ("[a](/about/)", '<p><a href="/about/">a</a></p>\n'),
        ("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a</a></p>\n'),
        ("![a](https://b.example/c.png)", '<p>!<a href="https://b.example/c.png">a</a></p>\n'),
        ("# Rubrik\n\n## Under", "<h2>Rubrik</h2>\n<h3>Under</h3>\n"),
        ("### Rubrik", "<h3>Rubrik</h3>\n"),
    ],
)
def test_markdown_has_no_markup_of_its_own(typed: str, shown: str) -> None:
    assert to_html(typed) == shown
