"""The reader's addresses, all under `/admin/claims/reader/`."""

from django.urls import path

from claims.admin.reader import changing, marking, new_speaker, page

app_name = "reader"

urlpatterns = [
    path("new-speaker/", new_speaker.add_speaker, name="new_speaker"),
    path("session/", page.session, name="session"),
    path("claim/<slug:public_id>/", page.place_of_claim, name="claim"),
    path("claim/<slug:public_id>/move/", changing.move, name="move"),
    path("claim/<slug:public_id>/status/", changing.set_status, name="status"),
    path("claim/<slug:public_id>/undo/", changing.undo, name="undo"),
    path("<slug:public_id>/", page.read, name="document"),
    path("<slug:public_id>/text/<int:number>/", page.text, name="text"),
    path("<slug:public_id>/draft/", marking.draft, name="draft"),
    path("<slug:public_id>/mark/", marking.mark, name="mark"),
]
