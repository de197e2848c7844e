"""The WSGI application, for granian or any other server."""

import os

import django
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

django.setup(set_prefix=False)

from claims.words.lexicon import read_ahead  # noqa: E402  # they need the settings
from factcheck.slow_clients import with_few_bodies  # noqa: E402
from factcheck.static_files import collect_if_missing  # noqa: E402

collect_if_missing()  # before they are looked up, once, when the application is made
read_ahead()  # no thread of the server is at work yet, nor is any process made of this one
application = with_few_bodies(get_wsgi_application())
