"""What a web page says: its head (`metadata`), its paragraphs (`paragraphs`), what kind of page it is (`kinds`, `live`)."""
