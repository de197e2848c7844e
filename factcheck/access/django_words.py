"""Sentences of Django's that read as translated by hand: our catalogue, which comes before Django's
own, says them otherwise. None of them is said from here."""

from django.utils.translation import gettext_noop, ngettext_lazy

SAID_OTHERWISE = (
    gettext_noop("View site"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("Thanks for spending some quality time with the web site today."),
    gettext_noop("%(model_name)s with this %(field_label)s already exists."),
    gettext_noop(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of the '
        "following related items will be deleted:"
    ),
    gettext_noop("Yes, I’m sure"),
    gettext_noop("Select %s to change"),
    gettext_noop("Select %s to view"),
    gettext_noop("Start typing to filter…"),
    gettext_noop("The {name} “{obj}” was added successfully."),
    gettext_noop("The {name} “{obj}” was added successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may edit it again below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    gettext_noop("The %(name)s “%(obj)s” was deleted successfully."),
)
COUNTED = (ngettext_lazy("Please correct the error below.", "Please correct the errors below."),)
