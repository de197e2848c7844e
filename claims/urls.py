from django.urls import path

from claims.views import correction_form

urlpatterns = [
    path("claims/<str:public_id>/corrections/", correction_form, name="correction"),
]
