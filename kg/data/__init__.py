"""Word lists, gazetteers and dated events: plain text, sorted. SOURCES.md says where each comes from."""
