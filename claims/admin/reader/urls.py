"""The reader's addresses, all under `/admin/claims/reader/`."""

from django.urls import path

from claims.admin.reader import changing, marking, new_speaker, page, sections, suggesting

app_name = "reader"

urlpatterns = [
    path("new-speaker/", new_speaker.add_speaker, name="new_speaker"),
    path("session/", page.session, name="session"),
    path("claim/<slug:public_id>/", page.place_of_claim, name="claim"),
    path("claim/<slug:public_id>/move/", changing.move, name="move"),
    path("claim/<slug:public_id>/status/", changing.set_status, name="status"),
    path("claim/<slug:public_id>/undo/", changing.undo, name="undo"),
    path("to-read/", suggesting.to_read, name="to_read"),
    path("<slug:public_id>/", page.read, name="document"),
    path("<slug:public_id>/text/<int:number>/", page.text, name="text"),
    path("<slug:public_id>/suggestions/<int:number>/", suggesting.suggestions, name="suggestions"),
    path("<slug:public_id>/about/", suggesting.about, name="about"),
    path("<slug:public_id>/reject/", suggesting.reject_suggestion, name="reject"),
    path("<slug:public_id>/unreject/", suggesting.undo_reject, name="unreject"),
    path("<slug:public_id>/draft/", marking.draft, name="draft"),
    path("<slug:public_id>/section/", sections.begin, name="section"),
    path("<slug:public_id>/section/undo/", sections.undo_begin, name="undo_section"),
    path("<slug:public_id>/mark/", marking.mark, name="mark"),
]
