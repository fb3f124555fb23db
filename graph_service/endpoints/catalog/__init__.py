"""What the dataset holds and how to get it: the description (VoID, DCAT), the dumps, and the changes between releases."""
