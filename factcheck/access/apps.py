"""The admin with our own site, and without the pages of libraries that would show secrets."""

from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    default_site = "factcheck.desk_site.DeskAdminSite"

    def ready(self) -> None:
        super().ready()
        from django.contrib import admin
        from django.contrib.auth.models import Group, User
        from django_otp.plugins.otp_static.models import StaticDevice
        from django_otp.plugins.otp_totp.models import TOTPDevice

        from factcheck.access.users import DeskGroupAdmin, DeskUserAdmin

        # They show the secrets that codes are made from.
        admin.site.unregister((TOTPDevice, StaticDevice))
        admin.site.unregister((User, Group))
        admin.site.register(User, DeskUserAdmin)
        admin.site.register(Group, DeskGroupAdmin)
