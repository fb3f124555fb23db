"""What programs look for first: ``/llms.txt``, ``/robots.txt``, ``/sitemap.xml``, ``/.well-known/api-catalog`` and ``security.txt``."""
