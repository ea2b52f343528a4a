"""What happened, who took part in it and where it was."""
