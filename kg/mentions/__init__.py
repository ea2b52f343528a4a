"""A sentence -> the people, offices, organisations and dates in it, before anything is known of its page."""
