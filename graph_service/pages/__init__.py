"""What all pages share: the template environment, translation, and the static files."""
