"""The addresses of a site that knows another system to sign in through."""

from parindex.config.urls import handler400, handler403, handler404, handler500
from parindex.config.urls import urlpatterns as of_every_site
from parindex.web.accounts.outside_urls import urlpatterns as outside

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [*outside, *of_every_site]
