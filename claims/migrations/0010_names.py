"""`form` means an HTML form alone: a file has a format, and the public rows a build."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_words_rules"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="publicform", name="public_form_single"),
        migrations.RenameModel(old_name="PublicForm", new_name="PublicBuild"),
        migrations.AddConstraint(
            model_name="publicbuild",
            constraint=models.CheckConstraint(
                condition=models.Q(("id", 1)), name="public_build_single"
            ),
        ),
        migrations.RenameField(model_name="claimimport", old_name="form", new_name="file_format"),
    ]
