"""The public, read-only API. Django REST framework and django-filter are used here, nowhere else."""
