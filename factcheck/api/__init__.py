"""The public, read-only API. Django REST framework and django-filter live here, nowhere else."""
