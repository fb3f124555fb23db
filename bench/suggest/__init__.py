"""What suggestions find of the links that editors made."""
