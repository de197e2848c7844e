"""Events of claims, and the triggers of pghistory that write them. Written by makemigrations."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claims.models.claims
import corpus.identifiers
import corpus.models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0001_initial'),
        ('corpus', '0002_history'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('explanation', models.TextField(blank=True, verbose_name='explanation')),
                ('missing', models.TextField(blank=True, help_text='For the desk only; never public.', verbose_name='what is missing')),
                ('searched', models.TextField(blank=True, help_text='One search a line; for the desk only.', verbose_name='searched for')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted at')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved at')),
                ('sent_back_at', models.DateTimeField(editable=False, null=True, verbose_name='sent back at')),
                ('sent_back_reason', models.TextField(blank=True, editable=False, verbose_name='why it was sent back')),
                ('approved_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('author', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.assessment')),
                ('rating', models.ForeignKey(blank=True, db_constraint=False, help_text='Public only when the claim is checked.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.rating', verbose_name='rating')),
                ('sent_back_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent back by')),
                ('submitted_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimantContactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('asked', 'asked'), ('answered', 'answered'), ('corrected', 'corrected')], max_length=16, verbose_name='what happened')),
                ('happened_on', models.DateField(verbose_name='on')),
                ('note', models.TextField(verbose_name='note')),
                ('noted_at', models.DateTimeField(editable=False, verbose_name='noted at')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim', verbose_name='claim')),
                ('noted_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.claimantcontact')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('quote', models.TextField(verbose_name='quote')),
                ('statement', models.TextField(help_text='One sentence that stands on its own: who, what, where, when.', verbose_name='statement')),
                ('headline', models.CharField(blank=True, help_text='The claim in at most 75 characters, without the verdict, for search engines. Left empty, they get the beginning of the statement.', max_length=75, verbose_name='headline')),
                ('kind', models.CharField(choices=[('quantity', 'quantity'), ('comparison', 'comparison'), ('history', 'history'), ('causation', 'causation'), ('rule', 'rule'), ('decision', 'decision'), ('prediction', 'prediction'), ('attribution', 'attribution'), ('definition', 'definition'), ('other', 'other')], max_length=16, verbose_name='kind')),
                ('attribution', models.TextField(blank=True, help_text='Where the speaker is inferred: from what.', verbose_name='why this speaker')),
                ('date_edtf', models.CharField(help_text='EDTF: 2016-04-14, 2020-10, 2023~, 2020-09-22/2020-12-31.', max_length=64, validators=[claims.models.claims.validate_closed_edtf], verbose_name='date')),
                ('date_earliest', models.DateField(editable=False, verbose_name='earliest day')),
                ('date_latest', models.DateField(editable=False, verbose_name='latest day')),
                ('date_evidence', models.TextField(blank=True, verbose_name='evidence for the date')),
                ('worthiness', models.CharField(choices=[('high', 'high'), ('medium', 'medium'), ('low', 'low')], default='medium', max_length=8, verbose_name='check-worthiness')),
                ('worthiness_reason', models.TextField(blank=True, verbose_name='why worth checking')),
                ('status', models.CharField(choices=[('unverified', 'unverified'), ('in_progress', 'in progress'), ('in_review', 'in review'), ('checked', 'checked'), ('not_checkable', 'not checkable')], default='unverified', editable=False, max_length=16, verbose_name='verification status')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created at')),
                ('assessment', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.assessment', verbose_name='assessment')),
                ('created_by', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.claim')),
                ('revision', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='corpus.revision', verbose_name='revision')),
                ('role', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.role', verbose_name='role held then')),
                ('section', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='corpus.section', verbose_name='section')),
                ('speaker', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.speaker', verbose_name='speaker')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimRelationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('repeats', 'repeats'), ('contradicts', 'contradicts'), ('narrows', 'narrows'), ('answers', 'answers')], max_length=16, verbose_name='kind')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim')),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim', verbose_name='other claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.claimrelation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimTopicEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('claim', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.claimtopic')),
                ('topic', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CorrectionRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('message', models.TextField(max_length=5000, verbose_name='message')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('sender', models.CharField(editable=False, help_text='A digest of the address that changes daily; to slow down floods.', max_length=64, verbose_name='sender')),
                ('outcome', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('declined', 'declined')], default='open', max_length=16, verbose_name='outcome')),
                ('answer', models.TextField(blank=True, verbose_name='public answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered at')),
                ('answered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim', verbose_name='claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.correctionrequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EvidenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='web address')),
                ('protected_reason', models.TextField(blank=True, help_text="Only for a source that can't be named or linked; public, like the summary.", verbose_name='why the source is protected')),
                ('archive_url', models.URLField(blank=True, max_length=1000, verbose_name='archived address')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher')),
                ('published_on', models.CharField(blank=True, help_text='EDTF', max_length=64, validators=[corpus.models.validate_edtf], verbose_name='published on')),
                ('published_on_basis', models.CharField(blank=True, max_length=300, verbose_name='how the date is known')),
                ('stance', models.CharField(choices=[('supports', 'supports'), ('contradicts', 'contradicts'), ('contextualises', 'contextualises')], max_length=16, verbose_name='stance')),
                ('primary', models.BooleanField(default=False, verbose_name='primary source')),
                ('summary', models.TextField(verbose_name='summary in own words')),
                ('assessment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.assessment', verbose_name='assessment')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.evidence')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExternalCheckEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('url', models.URLField(max_length=1000, verbose_name='web address')),
                ('publisher', models.CharField(max_length=300, verbose_name='publisher')),
                ('claim_reviewed', models.TextField(verbose_name='claim reviewed')),
                ('claimant', models.CharField(blank=True, max_length=300, verbose_name='claimant')),
                ('rating', models.CharField(blank=True, max_length=300, verbose_name='verdict in words')),
                ('rating_value', models.DecimalField(decimal_places=3, max_digits=8, null=True, verbose_name='value')),
                ('best', models.DecimalField(decimal_places=3, max_digits=8, null=True, verbose_name='best value')),
                ('worst', models.DecimalField(decimal_places=3, max_digits=8, null=True, verbose_name='worst value')),
                ('reviewed_on', models.DateField(null=True, verbose_name='reviewed on')),
                ('language', models.CharField(blank=True, max_length=35, verbose_name='language')),
                ('raw', models.TextField(verbose_name='as it was read')),
                ('created_at', models.DateTimeField(verbose_name='imported at')),
                ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.externalcheck')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExternalCheckMatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('score', models.FloatField(verbose_name='likeness')),
                ('outcome', models.CharField(choices=[('suggested', 'suggested'), ('accepted', 'the same claim'), ('dismissed', 'another claim')], default='suggested', max_length=16, verbose_name='outcome')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided at')),
                ('check_by_other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.externalcheck', verbose_name='check by another desk')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim', verbose_name='claim')),
                ('decided_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.externalcheckmatch')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuantityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('text', models.CharField(max_length=200, verbose_name='in the quote')),
                ('value', models.DecimalField(decimal_places=6, max_digits=24, verbose_name='value')),
                ('value_max', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True, verbose_name='upper value')),
                ('unit', models.CharField(help_text='A currency (SEK), or percent, persons, count, years …', max_length=20, validators=[django.core.validators.RegexValidator('^([A-Z]{3}|percent|percentage_points|ratio|persons|count|years|months|weeks|days|hours)$')], verbose_name='unit')),
                ('qualifier', models.CharField(choices=[('exact', 'exact'), ('about', 'about'), ('almost', 'almost'), ('more_than', 'more than'), ('less_than', 'less than'), ('at_least', 'at least'), ('at_most', 'at most')], default='exact', max_length=16, verbose_name='qualifier')),
                ('period', models.CharField(blank=True, help_text='EDTF: what time the number is about.', max_length=64, validators=[corpus.models.validate_edtf], verbose_name='period')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.quantity')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RatingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('slug', models.CharField(max_length=32, verbose_name='id')),
                ('label_sv', models.CharField(max_length=64, verbose_name='label in Swedish')),
                ('label_en', models.CharField(max_length=64, verbose_name='label in English')),
                ('definition_sv', models.TextField(verbose_name='definition in Swedish')),
                ('definition_en', models.TextField(verbose_name='definition in English')),
                ('value', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='value')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.rating')),
                ('scale', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.ratingscale', verbose_name='scale')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RatingScaleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('best', models.PositiveSmallIntegerField(verbose_name='best value')),
                ('worst', models.PositiveSmallIntegerField(verbose_name='worst value')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.ratingscale')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                ('party', models.CharField(blank=True, help_text="The party's code, such as S, M, MP.", max_length=8, validators=[django.core.validators.RegexValidator('^[A-ZÅÄÖ]{1,8}$')], verbose_name='party')),
                ('period_edtf', models.CharField(blank=True, help_text='EDTF; open where it has no known end: 2022/..', max_length=64, validators=[corpus.models.validate_edtf], verbose_name='period')),
                ('period_earliest', models.DateField(editable=False, null=True)),
                ('period_latest', models.DateField(editable=False, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.role')),
                ('speaker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.speaker', verbose_name='speaker')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SpeakerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('sort_name', models.CharField(db_collation='C', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('person', 'person'), ('organisation', 'organisation'), ('unknown', 'unknown')], default='person', max_length=16, verbose_name='kind')),
                ('party', models.CharField(blank=True, help_text="The party's code, such as S, M, MP.", max_length=8, validators=[django.core.validators.RegexValidator('^[A-ZÅÄÖ]{1,8}$')], verbose_name='party')),
                ('wikidata_id', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^Q[1-9][0-9]*$')], verbose_name='Wikidata id')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.speaker')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TopicEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.SlugField(db_index=False, max_length=64, serialize=False, verbose_name='id')),
                ('name_sv', models.CharField(max_length=100, verbose_name='name in Swedish')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VoiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('capacity', models.CharField(choices=[('cosigner', 'cosigner'), ('cited_authority', 'cited authority'), ('reported_by', 'reported by')], max_length=16, verbose_name='capacity')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='claims.voice')),
                ('role', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.role', verbose_name='role held then')),
                ('speaker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.speaker', verbose_name='speaker')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_assessmentevent" ("approved_at", "approved_by_id", "author_id", "explanation", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "searched", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id", "summary") SELECT new_values."approved_at", new_values."approved_by_id", new_values."author_id", new_values."explanation", new_values."id", new_values."missing", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rating_id", new_values."searched", new_values."sent_back_at", new_values."sent_back_by_id", new_values."sent_back_reason", new_values."submitted_at", new_values."submitted_by_id", new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='26ba1e08006b5e370d5bfae2b7b7f30b1f882d7c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_96f7f', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_assessmentevent" ("approved_at", "approved_by_id", "author_id", "explanation", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "searched", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id", "summary") SELECT new_values."approved_at", new_values."approved_by_id", new_values."author_id", new_values."explanation", new_values."id", new_values."missing", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rating_id", new_values."searched", new_values."sent_back_at", new_values."sent_back_by_id", new_values."sent_back_reason", new_values."submitted_at", new_values."submitted_by_id", new_values."summary" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0615ee4ead82b7a68eb38a2e1100f1daea091ed7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_51a7e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_assessmentevent" ("approved_at", "approved_by_id", "author_id", "explanation", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "searched", "sent_back_at", "sent_back_by_id", "sent_back_reason", "submitted_at", "submitted_by_id", "summary") SELECT old_values."approved_at", old_values."approved_by_id", old_values."author_id", old_values."explanation", old_values."id", old_values."missing", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rating_id", old_values."searched", old_values."sent_back_at", old_values."sent_back_by_id", old_values."sent_back_reason", old_values."submitted_at", old_values."submitted_by_id", old_values."summary" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='56ae06fc82df396041bf38d1901278798679f664', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ed47c', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("assessment_id", "attribution", "created_at", "created_by_id", "date_earliest", "date_edtf", "date_evidence", "date_latest", "end", "headline", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quote", "revision_id", "role_id", "section_id", "speaker_id", "start", "statement", "status", "worthiness", "worthiness_reason") SELECT new_values."assessment_id", new_values."attribution", new_values."created_at", new_values."created_by_id", new_values."date_earliest", new_values."date_edtf", new_values."date_evidence", new_values."date_latest", new_values."end", new_values."headline", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."quote", new_values."revision_id", new_values."role_id", new_values."section_id", new_values."speaker_id", new_values."start", new_values."statement", new_values."status", new_values."worthiness", new_values."worthiness_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9c383f681b1f84876571c43bb46230709ab75dc0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_df8fa', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("assessment_id", "attribution", "created_at", "created_by_id", "date_earliest", "date_edtf", "date_evidence", "date_latest", "end", "headline", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quote", "revision_id", "role_id", "section_id", "speaker_id", "start", "statement", "status", "worthiness", "worthiness_reason") SELECT new_values."assessment_id", new_values."attribution", new_values."created_at", new_values."created_by_id", new_values."date_earliest", new_values."date_edtf", new_values."date_evidence", new_values."date_latest", new_values."end", new_values."headline", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."quote", new_values."revision_id", new_values."role_id", new_values."section_id", new_values."speaker_id", new_values."start", new_values."statement", new_values."status", new_values."worthiness", new_values."worthiness_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='348544d304a7cf5cd47fd03282df02c1886909cc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fe4ba', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("assessment_id", "attribution", "created_at", "created_by_id", "date_earliest", "date_edtf", "date_evidence", "date_latest", "end", "headline", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quote", "revision_id", "role_id", "section_id", "speaker_id", "start", "statement", "status", "worthiness", "worthiness_reason") SELECT old_values."assessment_id", old_values."attribution", old_values."created_at", old_values."created_by_id", old_values."date_earliest", old_values."date_edtf", old_values."date_evidence", old_values."date_latest", old_values."end", old_values."headline", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."quote", old_values."revision_id", old_values."role_id", old_values."section_id", old_values."speaker_id", old_values."start", old_values."statement", old_values."status", old_values."worthiness", old_values."worthiness_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='88f220e03bb9a523c986fe28a0b4229fadf5e479', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dbf31', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimantcontact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimantcontactevent" ("claim_id", "happened_on", "id", "kind", "note", "noted_at", "noted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."claim_id", new_values."happened_on", new_values."id", new_values."kind", new_values."note", new_values."noted_at", new_values."noted_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='59d42773f1c6869c53e26919fb9e96aa7b619799', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_03f9f', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_claimantcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimantcontact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimantcontactevent" ("claim_id", "happened_on", "id", "kind", "note", "noted_at", "noted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."claim_id", new_values."happened_on", new_values."id", new_values."kind", new_values."note", new_values."noted_at", new_values."noted_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d9546dec9badbc8396c0533c7a2dd2881bd9b1f0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bcec3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_claimantcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimantcontact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimantcontactevent" ("claim_id", "happened_on", "id", "kind", "note", "noted_at", "noted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."claim_id", old_values."happened_on", old_values."id", old_values."kind", old_values."note", old_values."noted_at", old_values."noted_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a3bd45a6c73d24cfd5528d28fa448c482b22b3e5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9e7a7', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_claimantcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimrelation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimrelationevent" ("claim_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."claim_id", new_values."id", new_values."kind", new_values."other_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='53aa13013f527abf3044f7fad73c927c0867f60c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_42e2f', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_claimrelation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimrelation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimrelationevent" ("claim_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."claim_id", new_values."id", new_values."kind", new_values."other_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='de61c8fdfd539c2237ea62c88c10bba71f2b04b2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0398a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_claimrelation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimrelation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimrelationevent" ("claim_id", "id", "kind", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."claim_id", old_values."id", old_values."kind", old_values."other_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='209eb6ff10ec366d8a350effd5d3d1f21dd74164', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8a84e', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_claimrelation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimtopic',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT new_values."claim_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."topic_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e09ef7a82da8e2968ee151c3a56c7a399e16fa4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e3f7f', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_claim_topics', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimtopic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT new_values."claim_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."topic_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='60b2c61b4a79ca473535dcdc02295875e0ddac39', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e96f8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_claim_topics', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimtopic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT old_values."claim_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."topic_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d1abd0fe298de826f217658fefef053d36d91733', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_28e40', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_claim_topics', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correctionrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_correctionrequestevent" ("answer", "answered_at", "answered_by_id", "claim_id", "email", "id", "message", "name", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sender", "version") SELECT new_values."answer", new_values."answered_at", new_values."answered_by_id", new_values."claim_id", new_values."email", new_values."id", new_values."message", new_values."name", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."received_at", new_values."sender", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f3d6700ee5202347a1db101de5a95ea7d7e2872c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_12718', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_correctionrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correctionrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_correctionrequestevent" ("answer", "answered_at", "answered_by_id", "claim_id", "email", "id", "message", "name", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sender", "version") SELECT new_values."answer", new_values."answered_at", new_values."answered_by_id", new_values."claim_id", new_values."email", new_values."id", new_values."message", new_values."name", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."received_at", new_values."sender", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bf87e19a468ae1abde9b3a0b766175426856b126', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1db31', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_correctionrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correctionrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_correctionrequestevent" ("answer", "answered_at", "answered_by_id", "claim_id", "email", "id", "message", "name", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sender", "version") SELECT old_values."answer", old_values."answered_at", old_values."answered_by_id", old_values."claim_id", old_values."email", old_values."id", old_values."message", old_values."name", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."received_at", old_values."sender", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e6e9597b62ee94e3b9ceb685e01c169296fcfb1b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9ac1b', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_correctionrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_evidenceevent" ("archive_url", "assessment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "primary", "protected_reason", "published_on", "published_on_basis", "publisher", "stance", "summary", "title", "url") SELECT new_values."archive_url", new_values."assessment_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."primary", new_values."protected_reason", new_values."published_on", new_values."published_on_basis", new_values."publisher", new_values."stance", new_values."summary", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7fb24693cb7354f3fc1fc3d795fa990ea4166fef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d2960', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_evidenceevent" ("archive_url", "assessment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "primary", "protected_reason", "published_on", "published_on_basis", "publisher", "stance", "summary", "title", "url") SELECT new_values."archive_url", new_values."assessment_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."primary", new_values."protected_reason", new_values."published_on", new_values."published_on_basis", new_values."publisher", new_values."stance", new_values."summary", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ba583fcbb0cb4842522ec6e20e110f73ab8fc566', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0cf54', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_evidenceevent" ("archive_url", "assessment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "primary", "protected_reason", "published_on", "published_on_basis", "publisher", "stance", "summary", "title", "url") SELECT old_values."archive_url", old_values."assessment_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."primary", old_values."protected_reason", old_values."published_on", old_values."published_on_basis", old_values."publisher", old_values."stance", old_values."summary", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f4dd368e4ac11fa26d283879a746c90f69f8b78f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_26a0f', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalcheck',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_externalcheckevent" ("best", "claim_reviewed", "claimant", "created_at", "created_by_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "rating", "rating_value", "raw", "reviewed_on", "url", "worst") SELECT new_values."best", new_values."claim_reviewed", new_values."claimant", new_values."created_at", new_values."created_by_id", new_values."id", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publisher", new_values."rating", new_values."rating_value", new_values."raw", new_values."reviewed_on", new_values."url", new_values."worst" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b2aa420c681d051595d6eda7a224fea99d26e08b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9d67a', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_externalcheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalcheck',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_externalcheckevent" ("best", "claim_reviewed", "claimant", "created_at", "created_by_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "rating", "rating_value", "raw", "reviewed_on", "url", "worst") SELECT new_values."best", new_values."claim_reviewed", new_values."claimant", new_values."created_at", new_values."created_by_id", new_values."id", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publisher", new_values."rating", new_values."rating_value", new_values."raw", new_values."reviewed_on", new_values."url", new_values."worst" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='24d04b78f81691d5652136818f90f021f9635033', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ef32a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_externalcheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalcheck',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_externalcheckevent" ("best", "claim_reviewed", "claimant", "created_at", "created_by_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "rating", "rating_value", "raw", "reviewed_on", "url", "worst") SELECT old_values."best", old_values."claim_reviewed", old_values."claimant", old_values."created_at", old_values."created_by_id", old_values."id", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."publisher", old_values."rating", old_values."rating_value", old_values."raw", old_values."reviewed_on", old_values."url", old_values."worst" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d1edf191eca03f73e5f83f7ad88c5fa5821869d0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a8f29', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_externalcheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalcheckmatch',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_externalcheckmatchevent" ("check_by_other_id", "claim_id", "decided_at", "decided_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score") SELECT new_values."check_by_other_id", new_values."claim_id", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."score" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9504ba5c72051e8c6206bf690eca789b6a01b4c6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ace51', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_externalcheckmatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalcheckmatch',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_externalcheckmatchevent" ("check_by_other_id", "claim_id", "decided_at", "decided_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score") SELECT new_values."check_by_other_id", new_values."claim_id", new_values."decided_at", new_values."decided_by_id", new_values."id", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."score" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='707ddc8291240092242cd338f314577f780d4734', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f4a85', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_externalcheckmatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalcheckmatch',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_externalcheckmatchevent" ("check_by_other_id", "claim_id", "decided_at", "decided_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score") SELECT old_values."check_by_other_id", old_values."claim_id", old_values."decided_at", old_values."decided_by_id", old_values."id", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."score" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5d3021f2e26d2a649d87bec5012132441b1486a9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f04e9', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_externalcheckmatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_quantityevent" ("claim_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "text", "unit", "value", "value_max") SELECT new_values."claim_id", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."qualifier", new_values."text", new_values."unit", new_values."value", new_values."value_max" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='18b3c6cd852e8fd1ecac2de573f7f952f88c04da', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9e4de', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_quantity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_quantityevent" ("claim_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "text", "unit", "value", "value_max") SELECT new_values."claim_id", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."qualifier", new_values."text", new_values."unit", new_values."value", new_values."value_max" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='573fbeabfe5d5d3692cb2d113bb3f2d284bfa751', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b7f57', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_quantity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_quantityevent" ("claim_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "text", "unit", "value", "value_max") SELECT old_values."claim_id", old_values."id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."qualifier", old_values."text", old_values."unit", old_values."value", old_values."value_max" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4275b8194643eecabce8a32e21b50c92c36281f5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e2aa5', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_quantity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_ratingevent" ("definition_en", "definition_sv", "id", "label_en", "label_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "slug", "value") SELECT new_values."definition_en", new_values."definition_sv", new_values."id", new_values."label_en", new_values."label_sv", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."scale_id", new_values."slug", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1f5030346dfba27da4a7df523318d9602e06b4d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_49e43', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_ratingevent" ("definition_en", "definition_sv", "id", "label_en", "label_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "slug", "value") SELECT new_values."definition_en", new_values."definition_sv", new_values."id", new_values."label_en", new_values."label_sv", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."scale_id", new_values."slug", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e37950818238ea8eee157b94836f60629944a54d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_40dc3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_ratingevent" ("definition_en", "definition_sv", "id", "label_en", "label_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale_id", "slug", "value") SELECT old_values."definition_en", old_values."definition_sv", old_values."id", old_values."label_en", old_values."label_sv", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."scale_id", old_values."slug", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4cc180dd5b4af9ed0ec65fd74a268828d3a3c8a5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_eea28', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ratingscale',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_ratingscaleevent" ("best", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "worst") SELECT new_values."best", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."version", new_values."worst" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='57cbd61726c327d9426192c49af9cd821167ff4b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cee2b', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_ratingscale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ratingscale',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_ratingscaleevent" ("best", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "worst") SELECT new_values."best", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."version", new_values."worst" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e8dcd864984f4a91202bf1782a4ec73bc653db4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0bfc9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_ratingscale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ratingscale',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_ratingscaleevent" ("best", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "worst") SELECT old_values."best", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."version", old_values."worst" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='218d91a8da8223fd9d64695aef0b9f4180a1c84e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fef73', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_ratingscale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_roleevent" ("id", "organisation", "party", "period_earliest", "period_edtf", "period_latest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "title") SELECT new_values."id", new_values."organisation", new_values."party", new_values."period_earliest", new_values."period_edtf", new_values."period_latest", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."speaker_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='59a359532a4eab402acadf779f3bde836a3f66fa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_14055', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_roleevent" ("id", "organisation", "party", "period_earliest", "period_edtf", "period_latest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "title") SELECT new_values."id", new_values."organisation", new_values."party", new_values."period_earliest", new_values."period_edtf", new_values."period_latest", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."speaker_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='adfe1010f37b4474adfc7c04d3f5bc3a8b05f88c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_836ce', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_roleevent" ("id", "organisation", "party", "period_earliest", "period_edtf", "period_latest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "title") SELECT old_values."id", old_values."organisation", old_values."party", old_values."period_earliest", old_values."period_edtf", old_values."period_latest", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."speaker_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6979b9b5eb1a2b3c41a555bb07b511cd963084dd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_19ad0', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakerevent" ("id", "kind", "name", "notes", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sort_name", "wikidata_id") SELECT new_values."id", new_values."kind", new_values."name", new_values."notes", new_values."party", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."sort_name", new_values."wikidata_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='66b0e72913158aa672332fa010ea29df07c9fe36', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7cf94', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakerevent" ("id", "kind", "name", "notes", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sort_name", "wikidata_id") SELECT new_values."id", new_values."kind", new_values."name", new_values."notes", new_values."party", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."sort_name", new_values."wikidata_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='61fb418b40ba171f5b215dce7bfc6653448009b2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d9d7a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakerevent" ("id", "kind", "name", "notes", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sort_name", "wikidata_id") SELECT old_values."id", old_values."kind", old_values."name", old_values."notes", old_values."party", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."sort_name", old_values."wikidata_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a746c013899d6850c325a007b57e18a6db3a2f2a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b8590', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("id", "name_en", "name_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."name_en", new_values."name_sv", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a278308abdfee053ee2e3875c0c1dd2b8a765984', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5f998', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("id", "name_en", "name_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."name_en", new_values."name_sv", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4b257c33e7393170fb0ea3a15c38798fcc9e01d5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_010ac', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("id", "name_en", "name_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."name_en", old_values."name_sv", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ef36c929883aedaaef57e6aee9f7088b4a9932db', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a32b8', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_voiceevent" ("capacity", "claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role_id", "speaker_id") SELECT new_values."capacity", new_values."claim_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."role_id", new_values."speaker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='469501387d59fbbbf9908c53c1ee84da19dca57a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9ba9b', referencing='REFERENCING NEW TABLE AS new_values ', table='claims_voice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_voiceevent" ("capacity", "claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role_id", "speaker_id") SELECT new_values."capacity", new_values."claim_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."role_id", new_values."speaker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a29ec6c698b50c0d0c55019bfd99d0011c07cb40', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f3334', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='claims_voice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_voiceevent" ("capacity", "claim_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role_id", "speaker_id") SELECT old_values."capacity", old_values."claim_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."role_id", old_values."speaker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='54af19cb4e5557fe04e407ea7e327b1e2cf8511d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_07c9d', referencing='REFERENCING OLD TABLE AS old_values ', table='claims_voice', when='AFTER')),
        ),
    ]
