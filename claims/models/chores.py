"""When the worker last did what it does by itself."""

from django.db import models


class ChoreRun(models.Model):
    """`name` is that of the task. Nothing rests on it: it is for whoever watches the server."""

    name = models.CharField(max_length=40, primary_key=True)
    ran_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}, {self.ran_at}"
