"""The one row of settings of the site."""

from parindex.records.models import SiteSettings


def site_settings() -> SiteSettings:
    """Read the settings; every page may."""
    return SiteSettings.objects.get(pk=1)
