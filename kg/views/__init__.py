"""A graph -> one HTML file that opens offline and shows the words behind every line (`kg.views.page.write_view`)."""
