"""The WSGI application, for granian or any other server."""

import os

import django
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

django.setup(set_prefix=False)

from factcheck.slow_clients import with_few_bodies  # noqa: E402  # it needs the settings
from factcheck.static_files import collect_if_missing  # noqa: E402

collect_if_missing()  # before they are looked up, once, when the application is made
application = with_few_bodies(get_wsgi_application())
