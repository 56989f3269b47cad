"""The server's entry; an unsafe production site does not come up."""

from django.core.wsgi import get_wsgi_application

from parindex.actions.site_safety import refuse_unsafe

application = get_wsgi_application()
refuse_unsafe()
