"""The WSGI application, for granian or any other server."""

import os

import django
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402  # it is read above
from django.urls import get_resolver  # noqa: E402
from django.utils import translation  # noqa: E402

from factcheck.slow_clients import with_few_bodies  # noqa: E402  # it needs the settings
from factcheck.static_files import collect_if_missing  # noqa: E402

collect_if_missing()  # before they are looked up, once, when the application is made
application = with_few_bodies(get_wsgi_application())

# All the code, and the words of both languages: no reader waits for them, and processes that are
# forked from this one share them.
get_resolver().url_patterns  # noqa: B018  # a property that reads the code of all pages
for _language, _name in settings.LANGUAGES:
    translation.activate(_language)  # which reads them
translation.deactivate()
