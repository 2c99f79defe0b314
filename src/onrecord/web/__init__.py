"""The page: a record in the browser. Every figure is one click from its sentence, every page has an address and a JSON twin."""
