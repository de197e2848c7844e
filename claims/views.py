"""The one public write: the correction form. It lives here, on the main connection."""

import logging
from http import HTTPStatus

from django import forms
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from claims.models import ClaimVersion, CorrectionRequest
from claims.publication.corrections import TooManyRequests, receive
from claims.vocabulary.networks import counted_as
from corpus.identifiers import is_public_id

logger = logging.getLogger(__name__)

MESSAGE_MAX_LINKS = 3

# Retry-After while the main database is away, in seconds.
RETRY_AFTER_SECONDS = 60


class CorrectionForm(forms.ModelForm[CorrectionRequest]):
    """What somebody wants corrected. `website` is for robots only: people never see it."""

    message = forms.CharField(
        label=_("What is wrong, and how do you know?"),
        max_length=5000,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False)

    class Meta:
        model = CorrectionRequest
        fields = ("message", "name", "email")
        labels = {"name": _("Your name (optional)"), "email": _("Your e-mail address (optional)")}
        help_texts = {
            "email": _(
                "Only so that the desk can ask you back. Name and address are never published, "
                "nor passed on."
            )
        }

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""

    def clean_message(self) -> str:
        message = str(self.cleaned_data["message"])
        if message.count("://") > MESSAGE_MAX_LINKS:
            raise forms.ValidationError(_("At most three links, please."))
        return message


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction_form(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form about one published claim, and what became of it.

    It needs the main database; the other public pages may be read from a replica while that one is
    away, and lead here.
    """
    try:
        return _form_page(request, public_id)
    except (OperationalError, InterfaceError) as error:
        logger.error("No correction could be asked for: %s", str(error).partition("\n")[0])
    words = {"message": request.POST.get("message", ""), "claim_id": public_id}
    response = render(None, "claims/unavailable.html", words, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _form_page(request: HttpRequest, public_id: str) -> HttpResponse:
    if not is_public_id(public_id):
        raise Http404
    version = (
        ClaimVersion.objects.filter(claim__public_id=public_id)
        .select_related("claim")
        .order_by("-number")
        .first()
    )
    if version is None:
        raise Http404
    status, headers = HTTPStatus.OK, {}
    form = CorrectionForm(request.POST or None, label_suffix="")
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if form.is_valid():
            try:
                _keep(form, version, request)
            except TooManyRequests as error:
                form.add_error(None, str(error))
                status, headers = HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(error.wait)}
            else:
                return HttpResponseRedirect(f"{request.path}?sent=1")
    words = version.record["claim"]
    context = {
        "form": form,
        "claim_id": public_id,
        "statement": words.get("statement", ""),
        "title": words.get("headline") or words.get("statement", ""),
        "sent": request.method == "GET" and "sent" in request.GET,
    }
    response = render(request, "claims/correction.html", context, status=status)
    for name, value in headers.items():
        response[name] = value
    return response


def _keep(form: CorrectionForm, version: ClaimVersion, request: HttpRequest) -> None:
    receive(
        version,
        message=form.cleaned_data["message"],
        name=form.cleaned_data["name"],
        email=form.cleaned_data["email"],
        address=counted_as(request.META.get("REMOTE_ADDR", "")),
        at=timezone.now(),
    )
