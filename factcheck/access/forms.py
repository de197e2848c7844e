"""The forms of the second step."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.access.two_factor import TryLater


def code_field(label: Any) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=32, widget=forms.TextInput(attrs=attributes))


class CodeForm(forms.Form):
    code = code_field(gettext_lazy("Code from the app, or a recovery code"))

    def refuse(self) -> None:
        self.add_error("code", _("This code is not right, or it has been used already."))

    def refuse_until(self, later: TryLater) -> None:
        at = localtime(later.until).strftime("%H:%M:%S")
        self.add_error("code", _("Too many wrong codes: try again at %(time)s.") % {"time": at})


class AppCodeForm(CodeForm):
    code = code_field(gettext_lazy("The six digits that the app shows"))


class ManageForm(CodeForm):
    """Any change of the second step asks for the password too: a session may have been left."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("password", "code")

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        self.user = user
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("The password is not right."))
        return password
