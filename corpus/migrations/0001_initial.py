"""The tables of sources, as the models say. Written by makemigrations."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import corpus.identifiers
import corpus.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuedId',
            fields=[
                ('id', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='Publisher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='name')),
                ('url', models.URLField(blank=True, verbose_name='web address')),
            ],
            options={
                'verbose_name': 'publisher',
                'verbose_name_plural': 'publishers',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='publisher_name_given')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, unique=True, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
                ('key', models.CharField(help_text='What a file is recognised by when it is ingested again.', max_length=200, unique=True, verbose_name='key')),
                ('file_name', models.CharField(blank=True, max_length=200, verbose_name='file name')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('kind', models.CharField(choices=[('article', 'article'), ('interview', 'interview'), ('blog', 'blog'), ('interpellation_answer', 'answer to an interpellation'), ('debate_article', 'debate article'), ('report', 'report'), ('speech', 'speech'), ('press_release', 'press release'), ('other', 'other')], default='other', max_length=32, verbose_name='kind')),
                ('byline', models.CharField(blank=True, max_length=300, verbose_name='byline')),
                ('reference', models.CharField(blank=True, max_length=100, verbose_name='reference number')),
                ('language', models.CharField(default='sv', help_text='BCP 47, such as sv or en-GB.', max_length=35, verbose_name='language')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='web address')),
                ('archived_url', models.URLField(blank=True, max_length=1000, verbose_name='archived address')),
                ('date_edtf', models.CharField(blank=True, help_text='EDTF: 2016-04-14, 2020-10, 2023~, 2020-09-22/2020-12-31.', max_length=64, validators=[corpus.models.validate_edtf], verbose_name='date')),
                ('date_earliest', models.DateField(editable=False, null=True, verbose_name='earliest day')),
                ('date_latest', models.DateField(editable=False, null=True, verbose_name='latest day')),
                ('date_evidence', models.TextField(blank=True, verbose_name='evidence for the date')),
                ('retrieved_on', models.DateField(blank=True, null=True, verbose_name='retrieved on')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('rights_note', models.TextField(blank=True, verbose_name='rights note')),
                ('full_text_public', models.BooleanField(default=False, help_text='If not, the public gets the quotes and their nearest context.', verbose_name='full text may be shown in public')),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='corpus.publisher', verbose_name='publisher')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ['key'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('key', ''), _negated=True), models.Q(('title', ''), _negated=True)), name='document_key_and_title_given'), models.CheckConstraint(condition=models.Q(('public_id__regex', '^[23456789bcdfghjkmnpqrstvwxyz]{8}$')), name='document_public_id_form'), models.CheckConstraint(condition=models.Q(('language__regex', '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')), name='document_language_is_bcp47'), models.CheckConstraint(condition=models.Q(('date_earliest__lte', models.F('date_latest')), ('date_earliest', None), ('date_latest', None), _connector='OR'), name='document_dates_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('date_edtf', ''), _negated=True), models.Q(('date_earliest', None), ('date_latest', None)), _connector='OR'), name='document_days_only_with_date'), models.CheckConstraint(condition=models.Q(('full_text_public', False), models.Q(('rights_note', ''), _negated=True), _connector='OR'), name='document_full_text_needs_rights_note')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='revision')),
                ('text', models.TextField(verbose_name='text')),
                ('length', models.PositiveIntegerField(verbose_name='code points')),
                ('text_sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the text')),
                ('original', models.BinaryField(verbose_name='original bytes')),
                ('original_sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the original bytes')),
                ('normalisation_version', models.PositiveSmallIntegerField(verbose_name='normalisation version')),
                ('created_at', models.DateTimeField(verbose_name='created at')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='corpus.document', verbose_name='document')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['document', 'number'],
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='revision_number_unique'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='revision_number_positive')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('heading_end', models.PositiveIntegerField(verbose_name='end of the heading')),
                ('date_edtf', models.CharField(blank=True, max_length=64, validators=[corpus.models.validate_edtf], verbose_name='date')),
                ('date_evidence', models.TextField(blank=True, verbose_name='evidence for the date')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='corpus.revision', verbose_name='revision')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'ordering': ['revision', 'number'],
                'constraints': [models.UniqueConstraint(fields=('revision', 'number'), name='section_number_unique'), models.UniqueConstraint(fields=('id', 'revision'), name='section_with_revision'), models.CheckConstraint(condition=models.Q(('start__lte', models.F('heading_end')), ('heading_end__lte', models.F('end')), ('start__lt', models.F('end'))), name='section_span_in_order')],
            },
        ),
    ]
