"""The tables of claims, as the models say. Written by makemigrations."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import claims.models.claims
import claims.models.public
import corpus.identifiers
import corpus.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('corpus', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, unique=True, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
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
            ],
            options={
                'verbose_name': 'claim',
                'verbose_name_plural': 'claims',
                'ordering': ['revision', 'start', 'end'],
                'permissions': [('publish_claim', 'Can publish claims')],
            },
        ),
        migrations.CreateModel(
            name='ClaimsToIndex',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.BigIntegerField()),
                ('last', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='PublicAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('request', models.PositiveBigIntegerField(unique=True)),
                ('received_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField()),
                ('outcome', models.CharField(max_length=16)),
                ('answer', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='PublicClaim',
            fields=[
                ('first_publication', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('publication', models.PositiveBigIntegerField(unique=True)),
                ('id', models.CharField(max_length=16, unique=True)),
                ('version', models.PositiveIntegerField()),
                ('published_at', models.DateTimeField()),
                ('statement', models.TextField()),
                ('quote', models.TextField()),
                ('kind', models.CharField(max_length=16)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None)),
                ('speaker', models.CharField(max_length=200)),
                ('speaker_id', models.CharField(max_length=16)),
                ('party', models.CharField(max_length=8)),
                ('role', models.TextField()),
                ('cited_authority', models.TextField()),
                ('date_edtf', models.CharField(max_length=64)),
                ('date_earliest', models.DateField()),
                ('date_latest', models.DateField()),
                ('document', models.CharField(max_length=200)),
                ('document_id', models.CharField(max_length=16)),
                ('document_title', models.TextField()),
                ('revision', models.PositiveIntegerField()),
                ('source_sha256', models.CharField(max_length=64)),
                ('section', models.TextField()),
                ('span_start', models.PositiveIntegerField()),
                ('span_end', models.PositiveIntegerField()),
                ('quantities', models.TextField()),
                ('verification_status', models.CharField(max_length=16)),
                ('rating', models.CharField(max_length=32)),
                ('url', models.TextField()),
                ('withdrawn', models.BooleanField(default=False)),
                ('body', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='PublicForm',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('base_url', models.URLField()),
            ],
        ),
        migrations.CreateModel(
            name='PublicQuantity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(max_length=20)),
                ('value', models.DecimalField(decimal_places=6, max_digits=24)),
                ('value_max', models.DecimalField(decimal_places=6, max_digits=24)),
            ],
        ),
        migrations.CreateModel(
            name='PublicReference',
            fields=[
                ('kind', models.CharField(choices=[('speaker', 'Speaker'), ('document', 'Document'), ('topic', 'Topic'), ('rating', 'Rating')], max_length=16)),
                ('id', models.CharField(max_length=64)),
                ('key', models.BigAutoField(primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=500)),
                ('sort_key', models.CharField(db_collation='C', max_length=500)),
                ('body', models.TextField()),
                ('named', models.PositiveIntegerField(default=0)),
                ('text', models.TextField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PublicVersion',
            fields=[
                ('publication', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=16)),
                ('note', models.TextField()),
                ('published_at', models.DateTimeField()),
                ('body', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Quantity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('text', models.CharField(max_length=200, verbose_name='in the quote')),
                ('value', models.DecimalField(decimal_places=6, max_digits=24, verbose_name='value')),
                ('value_max', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True, verbose_name='upper value')),
                ('unit', models.CharField(help_text='A currency (SEK), or percent, persons, count, years …', max_length=20, validators=[django.core.validators.RegexValidator('^([A-Z]{3}|percent|percentage_points|ratio|persons|count|years|months|weeks|days|hours)$')], verbose_name='unit')),
                ('qualifier', models.CharField(choices=[('exact', 'exact'), ('about', 'about'), ('almost', 'almost'), ('more_than', 'more than'), ('less_than', 'less than'), ('at_least', 'at least'), ('at_most', 'at most')], default='exact', max_length=16, verbose_name='qualifier')),
                ('period', models.CharField(blank=True, help_text='EDTF: what time the number is about.', max_length=64, validators=[corpus.models.validate_edtf], verbose_name='period')),
            ],
            options={
                'verbose_name': 'quantity',
                'verbose_name_plural': 'quantities',
                'ordering': ['claim', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=32, verbose_name='id')),
                ('label_sv', models.CharField(max_length=64, verbose_name='label in Swedish')),
                ('label_en', models.CharField(max_length=64, verbose_name='label in English')),
                ('definition_sv', models.TextField(verbose_name='definition in Swedish')),
                ('definition_en', models.TextField(verbose_name='definition in English')),
                ('value', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='value')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
            ],
            options={
                'verbose_name': 'rating',
                'verbose_name_plural': 'ratings',
                'ordering': ['scale', 'position'],
            },
        ),
        migrations.CreateModel(
            name='RatingScale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(unique=True, verbose_name='version')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('best', models.PositiveSmallIntegerField(verbose_name='best value')),
                ('worst', models.PositiveSmallIntegerField(verbose_name='worst value')),
            ],
            options={
                'verbose_name': 'rating scale',
                'verbose_name_plural': 'rating scales',
                'ordering': ['version'],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                ('party', models.CharField(blank=True, help_text="The party's code, such as S, M, MP.", max_length=8, validators=[django.core.validators.RegexValidator('^[A-ZÅÄÖ]{1,8}$')], verbose_name='party')),
                ('period_edtf', models.CharField(blank=True, help_text='EDTF; open where it has no known end: 2022/..', max_length=64, validators=[corpus.models.validate_edtf], verbose_name='period')),
                ('period_earliest', models.DateField(editable=False, null=True)),
                ('period_latest', models.DateField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['speaker', 'period_earliest', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, unique=True, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('sort_name', models.CharField(db_collation='C', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('person', 'person'), ('organisation', 'organisation'), ('unknown', 'unknown')], default='person', max_length=16, verbose_name='kind')),
                ('party', models.CharField(blank=True, help_text="The party's code, such as S, M, MP.", max_length=8, validators=[django.core.validators.RegexValidator('^[A-ZÅÄÖ]{1,8}$')], verbose_name='party')),
                ('wikidata_id', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^Q[1-9][0-9]*$')], verbose_name='Wikidata id')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
            ],
            options={
                'verbose_name': 'speaker',
                'verbose_name_plural': 'speakers',
                'ordering': ['sort_name', 'public_id'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.SlugField(max_length=64, primary_key=True, serialize=False, verbose_name='id')),
                ('name_sv', models.CharField(max_length=100, unique=True, verbose_name='name in Swedish')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('cosigner', 'cosigner'), ('cited_authority', 'cited authority'), ('reported_by', 'reported by')], max_length=16, verbose_name='capacity')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
            ],
            options={
                'verbose_name': 'other voice',
                'verbose_name_plural': 'other voices',
                'ordering': ['claim', 'capacity', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('explanation', models.TextField(blank=True, verbose_name='explanation')),
                ('missing', models.TextField(blank=True, help_text='For the desk only; never public.', verbose_name='what is missing')),
                ('searched', models.TextField(blank=True, help_text='One search a line; for the desk only.', verbose_name='searched for')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted at')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved at')),
                ('sent_back_at', models.DateTimeField(editable=False, null=True, verbose_name='sent back at')),
                ('sent_back_reason', models.TextField(blank=True, editable=False, verbose_name='why it was sent back')),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approved_assessments', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('sent_back_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_back_assessments', to=settings.AUTH_USER_MODEL, verbose_name='sent back by')),
                ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submitted_assessments', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
                'ordering': ['-id'],
                'permissions': [('submit_assessment', 'Can submit assessments'), ('approve_assessment', 'Can approve assessments')],
            },
        ),
        migrations.CreateModel(
            name='ClaimWords',
            fields=[
                ('claim', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='indexed', serialize=False, to='claims.claim')),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddField(
            model_name='claim',
            name='assessment',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='claims.assessment', verbose_name='assessment'),
        ),
        migrations.AddField(
            model_name='claim',
            name='created_by',
            field=models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to=settings.AUTH_USER_MODEL, verbose_name='created by'),
        ),
        migrations.AddField(
            model_name='claim',
            name='revision',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='corpus.revision', verbose_name='revision'),
        ),
        migrations.AddField(
            model_name='claim',
            name='section',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='corpus.section', verbose_name='section'),
        ),
        migrations.CreateModel(
            name='ClaimantContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('asked', 'asked'), ('answered', 'answered'), ('corrected', 'corrected')], max_length=16, verbose_name='what happened')),
                ('happened_on', models.DateField(verbose_name='on')),
                ('note', models.TextField(verbose_name='note')),
                ('noted_at', models.DateTimeField(editable=False, verbose_name='noted at')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='claims.claim', verbose_name='claim')),
                ('noted_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='noted_contacts', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
            ],
            options={
                'verbose_name': 'contact with the claimant',
                'verbose_name_plural': 'contacts with claimants',
                'ordering': ['claim', 'happened_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ClaimImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200, verbose_name='file name')),
                ('content', models.BinaryField(verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('encoding', models.CharField(choices=[('utf-8', 'UTF-8'), ('windows-1252', 'Windows-1252'), ('utf-16', 'UTF-16')], default='utf-8', max_length=16, verbose_name='encoding')),
                ('form', models.CharField(blank=True, max_length=16, verbose_name='format')),
                ('delimiter', models.CharField(blank=True, max_length=1)),
                ('columns', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('received', 'being read'), ('ready', 'ready to be confirmed'), ('confirmed', 'being stored'), ('done', 'done'), ('refused', 'refused'), ('discarded', 'discarded')], default='received', max_length=16, verbose_name='state')),
                ('reason', models.JSONField(null=True, verbose_name='reason')),
                ('counts', models.JSONField(default=dict, verbose_name='rows')),
                ('progress_done', models.PositiveIntegerField(default=0)),
                ('progress_total', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(verbose_name='uploaded at')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='confirmed at')),
                ('done_at', models.DateTimeField(null=True, verbose_name='done at')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'import of claims',
                'verbose_name_plural': 'imports of claims',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='ClaimRelation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('repeats', 'repeats'), ('contradicts', 'contradicts'), ('narrows', 'narrows'), ('answers', 'answers')], max_length=16, verbose_name='kind')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='claims.claim')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations_from_others', to='claims.claim', verbose_name='other claim')),
            ],
            options={
                'verbose_name': 'relation',
                'verbose_name_plural': 'relations',
            },
        ),
        migrations.CreateModel(
            name='ClaimVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('publication', models.PositiveBigIntegerField(unique=True, verbose_name='publication number')),
                ('kind', models.CharField(choices=[('first', 'first publication'), ('minor', 'minor change'), ('update', 'update'), ('correction', 'correction'), ('withdrawal', 'withdrawal')], max_length=16, verbose_name='kind')),
                ('note', models.TextField(blank=True, verbose_name='public note')),
                ('status', models.CharField(choices=[('unverified', 'unverified'), ('in_progress', 'in progress'), ('in_review', 'in review'), ('checked', 'checked'), ('not_checkable', 'not checkable')], max_length=16, verbose_name='verification status')),
                ('record', models.JSONField(verbose_name='record')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='claims.claim', verbose_name='claim')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='corpus.revision', verbose_name='revision')),
            ],
            options={
                'verbose_name': 'version',
                'verbose_name_plural': 'versions',
                'ordering': ['-publication'],
            },
        ),
        migrations.CreateModel(
            name='CorrectionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('message', models.TextField(max_length=5000, verbose_name='message')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('sender', models.CharField(editable=False, help_text='A digest of the address that changes daily; to slow down floods.', max_length=64, verbose_name='sender')),
                ('outcome', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('declined', 'declined')], default='open', max_length=16, verbose_name='outcome')),
                ('answer', models.TextField(blank=True, verbose_name='public answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered at')),
                ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered_correction_requests', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='correction_requests', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'correction request',
                'verbose_name_plural': 'correction requests',
                'ordering': ['-received_at'],
                'permissions': [('answer_correctionrequest', 'Can answer correction requests')],
            },
        ),
        migrations.CreateModel(
            name='DraftExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('exported_at', models.DateTimeField(verbose_name='exported at')),
                ('filters', models.JSONField(verbose_name='filters')),
                ('selection', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None, verbose_name='selection')),
                ('dialect', models.CharField(max_length=16, verbose_name='dialect')),
                ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None, verbose_name='columns')),
                ('rows', models.PositiveBigIntegerField(verbose_name='rows')),
                ('exported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='exported by')),
            ],
            options={
                'verbose_name': 'export of claims',
                'verbose_name_plural': 'exports of claims',
                'ordering': ['-exported_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='EditorPreference',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='preference', serialize=False, to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English')], max_length=2, verbose_name='language')),
            ],
            options={
                'verbose_name': "editor's preference",
                'verbose_name_plural': "editors' preferences",
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['sv', 'en'])), name='preference_language_known')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
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
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='claims.assessment', verbose_name='assessment')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['assessment', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ExternalCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=1000, unique=True, verbose_name='web address')),
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
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
            ],
            options={
                'verbose_name': 'check by another desk',
                'verbose_name_plural': 'checks by other desks',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='ExternalCheckMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField(verbose_name='likeness')),
                ('outcome', models.CharField(choices=[('suggested', 'suggested'), ('accepted', 'the same claim'), ('dismissed', 'another claim')], default='suggested', max_length=16, verbose_name='outcome')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided at')),
                ('check_by_other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='claims.externalcheck', verbose_name='check by another desk')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='external_matches', to='claims.claim', verbose_name='claim')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
            ],
            options={
                'verbose_name': 'match with a check by another desk',
                'verbose_name_plural': 'matches with checks by other desks',
                'ordering': ['check_by_other', '-score'],
            },
        ),
        migrations.CreateModel(
            name='ImportedWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corpus.identifiers.new_public_id, editable=False, max_length=16, unique=True, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxyz]{8}$')], verbose_name='public id')),
                ('trace', models.JSONField(verbose_name='what is left of it')),
                ('imported_at', models.DateTimeField(verbose_name='imported at')),
                ('imported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
            ],
            options={
                'verbose_name': 'imported withdrawal',
                'verbose_name_plural': 'imported withdrawals',
                'ordering': ['public_id'],
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='row')),
                ('cells', models.JSONField()),
                ('flaw', models.JSONField(null=True)),
                ('outcome', models.CharField(choices=[('create', 'new claim'), ('change', 'changes a claim'), ('same', 'nothing changes'), ('suggested', 'place to be confirmed'), ('refuse', 'refused')], max_length=16, verbose_name='outcome')),
                ('reasons', models.JSONField(default=list)),
                ('target', models.JSONField(default=dict)),
                ('changes', models.JSONField(default=dict)),
                ('suggestion', models.JSONField(null=True)),
                ('claim', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='claims.claim', verbose_name='claim')),
                ('claim_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='claims.claimimport')),
            ],
            options={
                'verbose_name': 'row',
                'verbose_name_plural': 'rows',
                'ordering': ['claim_import', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32, verbose_name='kind')),
                ('record', models.PositiveBigIntegerField(verbose_name='record')),
                ('seen_at', models.DateTimeField(verbose_name='seen at')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'open page',
                'verbose_name_plural': 'open pages',
            },
        ),
        migrations.CreateModel(
            name='PublicSearch',
            fields=[
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search', serialize=False, to='claims.publicclaim')),
                ('words', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['date_earliest', 'first_publication'], name='public_by_date'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['date_latest'], name='public_by_latest'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(condition=models.Q(('withdrawn', False)), fields=['first_publication'], include=('date_earliest', 'date_latest'), name='public_days_in_order'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['published_at'], name='public_by_published_at'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['speaker_id', 'first_publication'], name='public_by_speaker'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['party', 'first_publication'], name='public_by_party'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['document_id', 'first_publication'], name='public_by_document'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['document', 'first_publication'], name='public_by_file'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['kind', 'first_publication'], name='public_by_kind'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(fields=['verification_status', 'first_publication'], name='public_by_status'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=models.Index(condition=models.Q(('rating', ''), _negated=True), fields=['rating', 'first_publication'], name='public_by_rating'),
        ),
        migrations.AddIndex(
            model_name='publicclaim',
            index=django.contrib.postgres.indexes.GinIndex(fields=['topics'], name='public_by_topic'),
        ),
        migrations.AddField(
            model_name='publicanswer',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='claims.publicclaim'),
        ),
        migrations.AddConstraint(
            model_name='publicform',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='public_form_single'),
        ),
        migrations.AddField(
            model_name='publicquantity',
            name='claim',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='numbers', to='claims.publicclaim'),
        ),
        migrations.AddIndex(
            model_name='publicreference',
            index=models.Index(fields=['kind', 'sort_key', 'id'], name='public_reference_sorted'),
        ),
        migrations.AddConstraint(
            model_name='publicreference',
            constraint=models.UniqueConstraint(fields=('kind', 'id'), name='public_reference_once'),
        ),
        migrations.AddField(
            model_name='publicversion',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='claims.publicclaim'),
        ),
        migrations.AddField(
            model_name='quantity',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quantities', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='claimversion',
            name='rating',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.rating', verbose_name='rating'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='rating',
            field=models.ForeignKey(blank=True, help_text='Public only when the claim is checked.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='claims.rating', verbose_name='rating'),
        ),
        migrations.AddConstraint(
            model_name='ratingscale',
            constraint=models.CheckConstraint(condition=models.Q(('worst__gte', 1), ('best__gt', models.F('worst'))), name='rating_scale_values_in_order'),
        ),
        migrations.AddField(
            model_name='rating',
            name='scale',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='claims.ratingscale', verbose_name='scale'),
        ),
        migrations.AddField(
            model_name='claim',
            name='role',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='claims.role', verbose_name='role held then'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='speaker_name_given'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('public_id__regex', '^[23456789bcdfghjkmnpqrstvwxyz]{8}$')), name='speaker_public_id_form'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'organisation', 'unknown'])), name='speaker_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('party', ''), ('party__regex', '^[A-ZÅÄÖ]{1,8}$'), _connector='OR'), name='speaker_party_form'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('wikidata_id', ''), ('wikidata_id__regex', '^Q[1-9][0-9]*$'), _connector='OR'), name='speaker_wikidata_form'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='speaker_wikidata_unique'),
        ),
        migrations.AddField(
            model_name='role',
            name='speaker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='claims.speaker', verbose_name='speaker'),
        ),
        migrations.AddField(
            model_name='claim',
            name='speaker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='claims.speaker', verbose_name='speaker'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.CheckConstraint(condition=models.Q(('id__regex', '^[a-z0-9]+(-[a-z0-9]+)*$'), models.Q(('name_sv', ''), _negated=True), models.Q(('name_en', ''), _negated=True)), name='topic_id_and_names_given'),
        ),
        migrations.AddField(
            model_name='claim',
            name='topics',
            field=models.ManyToManyField(blank=True, related_name='claims', to='claims.topic', verbose_name='topics'),
        ),
        migrations.AddField(
            model_name='voice',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='voice',
            name='role',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='claims.role', verbose_name='role held then'),
        ),
        migrations.AddField(
            model_name='voice',
            name='speaker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='claims.speaker', verbose_name='speaker'),
        ),
        migrations.AddIndex(
            model_name='claimwords',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='claim_words'),
        ),
        migrations.AddConstraint(
            model_name='claimantcontact',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['asked', 'answered', 'corrected'])), name='contact_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='claimantcontact',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='contact_note_given'),
        ),
        migrations.AddConstraint(
            model_name='claimimport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('received', 'ready', 'confirmed', 'done', 'refused', 'discarded'))), name='import_state_known'),
        ),
        migrations.AddConstraint(
            model_name='claimimport',
            constraint=models.CheckConstraint(condition=models.Q(('encoding__in', ('utf-8', 'windows-1252', 'utf-16'))), name='import_encoding_known'),
        ),
        migrations.AddConstraint(
            model_name='claimimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='import_confirmed_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='claimimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['confirmed', 'done']), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='import_stored_only_once_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='claimimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at', None)), _connector='OR'), name='import_done_has_time'),
        ),
        migrations.AddConstraint(
            model_name='claimrelation',
            constraint=models.UniqueConstraint(fields=('claim', 'kind', 'other'), name='relation_once'),
        ),
        migrations.AddConstraint(
            model_name='claimrelation',
            constraint=models.CheckConstraint(condition=models.Q(('claim', models.F('other')), _negated=True), name='relation_to_another_claim'),
        ),
        migrations.AddConstraint(
            model_name='claimrelation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['repeats', 'contradicts', 'narrows', 'answers'])), name='relation_kind_known'),
        ),
        migrations.AddIndex(
            model_name='correctionrequest',
            index=models.Index(fields=['sender', 'received_at'], name='correction_by_sender'),
        ),
        migrations.AddConstraint(
            model_name='correctionrequest',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['open', 'accepted', 'declined'])), name='correction_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='correctionrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('outcome', 'open')), models.Q(models.Q(('outcome', 'open'), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='correction_answered_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='correctionrequest',
            constraint=models.CheckConstraint(condition=models.Q(('message', ''), _negated=True), name='correction_message_given'),
        ),
        migrations.AddConstraint(
            model_name='draftexport',
            constraint=models.CheckConstraint(condition=models.Q(('dialect__in', ['rfc4180', 'excel-sv'])), name='draft_export_dialect_known'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('assessment', 'position'), name='evidence_position_unique'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'contradicts', 'contextualises'])), name='evidence_stance_known'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('protected_reason', ''), ('url__regex', '^https?://')), models.Q(('url', ''), models.Q(('protected_reason', ''), _negated=True)), _connector='OR'), models.Q(('title', ''), _negated=True), models.Q(('summary', ''), _negated=True)), name='evidence_complete'),
        ),
        migrations.AddConstraint(
            model_name='externalcheck',
            constraint=models.CheckConstraint(condition=models.Q(('url__regex', '^https?://'), models.Q(('claim_reviewed', ''), _negated=True), models.Q(('publisher', ''), _negated=True)), name='external_check_complete'),
        ),
        migrations.AddConstraint(
            model_name='externalcheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('best', None), ('rating_value', None), ('worst', None)), models.Q(('best__isnull', False), ('rating_value__isnull', False), ('worst__isnull', False)), _connector='OR'), name='external_check_numbers_together'),
        ),
        migrations.AddConstraint(
            model_name='externalcheckmatch',
            constraint=models.UniqueConstraint(fields=('check_by_other', 'claim'), name='external_match_once'),
        ),
        migrations.AddConstraint(
            model_name='externalcheckmatch',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['suggested', 'accepted', 'dismissed'])), name='external_match_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='externalcheckmatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='external_match_decided_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='externalcheckmatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('outcome', 'suggested')), models.Q(models.Q(('outcome', 'suggested'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='external_match_decided_by_a_person'),
        ),
        migrations.AddConstraint(
            model_name='importedwithdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('public_id__regex', '^[23456789bcdfghjkmnpqrstvwxyz]{8}$')), name='imported_withdrawal_public_id_form'),
        ),
        migrations.AddIndex(
            model_name='importrow',
            index=models.Index(fields=['claim_import', 'outcome', 'number'], name='import_row_outcome'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.UniqueConstraint(fields=('claim_import', 'number'), name='import_row_once'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ('create', 'change', 'same', 'suggested', 'refuse'))), name='import_row_outcome_known'),
        ),
        migrations.AddIndex(
            model_name='presence',
            index=models.Index(fields=['kind', 'record'], name='presence_of_record'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('user', 'kind', 'record'), name='presence_once'),
        ),
        migrations.AddIndex(
            model_name='publicsearch',
            index=django.contrib.postgres.indexes.GinIndex(models.F('words'), claims.models.public.ClaimBlocks('claim'), fastupdate=False, name='public_search_words'),
        ),
        migrations.AddIndex(
            model_name='publicquantity',
            index=models.Index(fields=['unit', 'value'], name='public_quantity_by_value'),
        ),
        migrations.AddConstraint(
            model_name='publicquantity',
            constraint=models.UniqueConstraint(fields=('claim', 'position'), name='public_quantity_once'),
        ),
        migrations.AddIndex(
            model_name='publicversion',
            index=models.Index(fields=['kind', 'publication'], name='public_version_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='publicversion',
            constraint=models.UniqueConstraint(fields=('claim', 'number'), name='public_version_once'),
        ),
        migrations.AddIndex(
            model_name='quantity',
            index=models.Index(fields=['unit', 'value'], name='quantity_number'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('value_max', None), ('value_max__gt', models.F('value')), _connector='OR'), name='quantity_range_in_order'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('unit__regex', '^([A-Z]{3}|percent|percentage_points|ratio|persons|count|years|months|weeks|days|hours)$')), name='quantity_unit_known'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('qualifier__in', ('exact', 'about', 'almost', 'more_than', 'less_than', 'at_least', 'at_most'))), name='quantity_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='quantity_text_given'),
        ),
        migrations.AddIndex(
            model_name='claimversion',
            index=models.Index(fields=['published_at'], name='version_published'),
        ),
        migrations.AddConstraint(
            model_name='claimversion',
            constraint=models.UniqueConstraint(fields=('claim', 'number'), name='version_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='claimversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'first'), ('number', 1)), models.Q(('number__gt', 1), models.Q(('kind', 'first'), _negated=True)), _connector='OR'), name='version_first_is_number_one'),
        ),
        migrations.AddConstraint(
            model_name='claimversion',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['first', 'minor', 'update', 'correction', 'withdrawal'])), name='version_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='claimversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['update', 'correction', 'withdrawal']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='version_change_has_note'),
        ),
        migrations.AddConstraint(
            model_name='claimversion',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('unverified', 'in_progress', 'in_review', 'checked', 'not_checkable'))), name='version_status_known'),
        ),
        migrations.AddConstraint(
            model_name='claimversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rating__isnull', False), ('status', 'checked')), models.Q(models.Q(('status', 'checked'), _negated=True), ('rating', None)), _connector='OR'), name='version_rating_only_when_checked'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='assessment_four_eyes', violation_error_message="Whoever submitted an assessment can't approve it."),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('submitted_at', None), ('submitted_by', None)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='assessment_submitted_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='assessment_approved_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_back_at', None), ('sent_back_by', None)), models.Q(('sent_back_at__isnull', False), ('sent_back_by__isnull', False), models.Q(('sent_back_reason', ''), _negated=True)), _connector='OR'), name='assessment_sent_back_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('approved_at', None), models.Q(('approved_at__gte', models.F('submitted_at')), ('submitted_at__isnull', False)), _connector='OR'), name='assessment_approved_after_submitted'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('approved_at', None), models.Q(('summary', ''), _negated=True), _connector='OR'), name='assessment_approved_has_summary'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('approved_at', None), ('rating', None), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='assessment_approved_rating_is_explained'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('scale', 'slug'), name='rating_slug_unique'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[a-z]+(_[a-z]+)*$')), name='rating_slug_form'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('label_sv', ''), _negated=True), models.Q(('label_en', ''), _negated=True), models.Q(('definition_sv', ''), _negated=True), models.Q(('definition_en', ''), _negated=True)), name='rating_defined'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='role_title_given'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('party', ''), ('party__regex', '^[A-ZÅÄÖ]{1,8}$'), _connector='OR'), name='role_party_form'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('period_earliest__lte', models.F('period_latest')), ('period_earliest', None), ('period_latest', None), _connector='OR'), name='role_period_in_order'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(fields=('speaker', 'title', 'organisation', 'party', 'period_edtf'), name='role_unique'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(fields=('id', 'speaker'), name='role_with_speaker'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['revision', 'start'], name='claim_place'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['date_earliest'], name='claim_date'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('section__isnull', False)), fields=['section'], name='claim_section'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('role__isnull', False)), fields=['role'], name='claim_role'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('assessment__isnull', False)), fields=['assessment'], name='claim_assessment'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['created_by', 'status'], name='claim_by_user_and_status'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('status__in', ('unverified', 'in_progress', 'in_review')), ('worthiness', 'high')), fields=['created_at', 'id'], name='claim_worth_checking'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('status', 'checked')), fields=['assessment'], include=('speaker', 'role', 'date_earliest'), name='claim_checked'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('public_id__regex', '^[23456789bcdfghjkmnpqrstvwxyz]{8}$')), name='claim_public_id_form'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('start__gte', 0), ('start__lt', models.F('end'))), name='claim_span_in_order'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quote', ''), _negated=True), models.Q(('statement', ''), _negated=True)), name='claim_quote_and_statement_given'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('date_earliest__lte', models.F('date_latest')), models.Q(('date_edtf', ''), _negated=True)), name='claim_dates_in_order'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['quantity', 'comparison', 'history', 'causation', 'rule', 'decision', 'prediction', 'attribution', 'definition', 'other'])), name='claim_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('unverified', 'in_progress', 'in_review', 'checked', 'not_checkable'))), name='claim_status_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('worthiness__in', ['high', 'medium', 'low'])), name='claim_worthiness_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['in_review', 'checked', 'not_checkable']), _negated=True), ('assessment__isnull', False), _connector='OR'), name='claim_past_review_has_assessment'),
        ),
        migrations.CreateModel(
            name='ClaimTopic',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('claims.claim_topics',),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__in', ['cosigner', 'cited_authority', 'reported_by'])), name='voice_capacity_known'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.UniqueConstraint(fields=('claim', 'capacity', 'speaker'), name='voice_speaker_once'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.UniqueConstraint(condition=models.Q(('capacity', 'cosigner'), _negated=True), fields=('claim', 'capacity'), name='voice_one_authority_and_one_reporter'),
        ),
    ]
