"""Events of sources, and the triggers of pghistory that write them. Written by makemigrations."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import corpus.identifiers
import corpus.models


class Migration(migrations.Migration):

    dependencies = [
        ('corpus', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
                ('key', models.CharField(help_text='What a file is recognised by when it is ingested again.', max_length=200, verbose_name='key')),
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
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='corpus.document')),
                ('publisher', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='corpus.publisher', verbose_name='publisher')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublisherEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('url', models.URLField(blank=True, verbose_name='web address')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='corpus.publisher')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('heading_end', models.PositiveIntegerField(verbose_name='end of the heading')),
                ('date_edtf', models.CharField(blank=True, max_length=64, validators=[corpus.models.validate_edtf], verbose_name='date')),
                ('date_evidence', models.TextField(blank=True, verbose_name='evidence for the date')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='corpus.section')),
                ('revision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='corpus.revision', verbose_name='revision')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_documentevent" ("archived_url", "byline", "date_earliest", "date_edtf", "date_evidence", "date_latest", "file_name", "full_text_public", "id", "key", "kind", "language", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "publisher_id", "reference", "retrieved_on", "rights_note", "title", "url") SELECT new_values."archived_url", new_values."byline", new_values."date_earliest", new_values."date_edtf", new_values."date_evidence", new_values."date_latest", new_values."file_name", new_values."full_text_public", new_values."id", new_values."key", new_values."kind", new_values."language", new_values."notes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."publisher_id", new_values."reference", new_values."retrieved_on", new_values."rights_note", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f766e69ebacd7b55bba7cd66164a23e53a61b300', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a0411', referencing='REFERENCING NEW TABLE AS new_values ', table='corpus_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_documentevent" ("archived_url", "byline", "date_earliest", "date_edtf", "date_evidence", "date_latest", "file_name", "full_text_public", "id", "key", "kind", "language", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "publisher_id", "reference", "retrieved_on", "rights_note", "title", "url") SELECT new_values."archived_url", new_values."byline", new_values."date_earliest", new_values."date_edtf", new_values."date_evidence", new_values."date_latest", new_values."file_name", new_values."full_text_public", new_values."id", new_values."key", new_values."kind", new_values."language", new_values."notes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."publisher_id", new_values."reference", new_values."retrieved_on", new_values."rights_note", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d357ca091e935d6fa84fb34b8d94a11b849cdd1f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_30d0b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='corpus_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_documentevent" ("archived_url", "byline", "date_earliest", "date_edtf", "date_evidence", "date_latest", "file_name", "full_text_public", "id", "key", "kind", "language", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "publisher_id", "reference", "retrieved_on", "rights_note", "title", "url") SELECT old_values."archived_url", old_values."byline", old_values."date_earliest", old_values."date_edtf", old_values."date_evidence", old_values."date_latest", old_values."file_name", old_values."full_text_public", old_values."id", old_values."key", old_values."kind", old_values."language", old_values."notes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."publisher_id", old_values."reference", old_values."retrieved_on", old_values."rights_note", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='65253ed5a4a4bb686f281f9b4bc15f105a1806de', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f089e', referencing='REFERENCING OLD TABLE AS old_values ', table='corpus_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_publisherevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") SELECT new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='007aadc076b0d735dc4f20e062b651a6c09f8308', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_49540', referencing='REFERENCING NEW TABLE AS new_values ', table='corpus_publisher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_publisherevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") SELECT new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='021a67c10094e48696948611fb97e47ee505914d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e8f2b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='corpus_publisher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_publisherevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") SELECT old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0e26aeb14e4c1d390440cab6795ea7acb2efaa09', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_aa8e9', referencing='REFERENCING OLD TABLE AS old_values ', table='corpus_publisher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='section',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_sectionevent" ("date_edtf", "date_evidence", "end", "heading_end", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "title") SELECT new_values."date_edtf", new_values."date_evidence", new_values."end", new_values."heading_end", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."revision_id", new_values."start", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='382bebafa98ea9f05d8d0b2073502c07eea725db', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3259c', referencing='REFERENCING NEW TABLE AS new_values ', table='corpus_section', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='section',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_sectionevent" ("date_edtf", "date_evidence", "end", "heading_end", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "title") SELECT new_values."date_edtf", new_values."date_evidence", new_values."end", new_values."heading_end", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."revision_id", new_values."start", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b6edb23b81b14dac840f13ac8cfb9b4ccb0c06e0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_73954', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='corpus_section', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='section',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "corpus_sectionevent" ("date_edtf", "date_evidence", "end", "heading_end", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "title") SELECT old_values."date_edtf", old_values."date_evidence", old_values."end", old_values."heading_end", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."revision_id", old_values."start", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a42cd92bbae17049f8ced82073e28cd147e99ef3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_169d9', referencing='REFERENCING OLD TABLE AS old_values ', table='corpus_section', when='AFTER')),
        ),
    ]
