from django.apps import AppConfig
from django.core.checks import Tags, register


class FactcheckConfig(AppConfig):
    name = "factcheck"

    def ready(self) -> None:
        from factcheck.adoption import check_databases

        register(check_databases, Tags.database)
