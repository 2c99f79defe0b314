"""The page: a record in the browser. Server-rendered, every figure one click from its sentence, every page with an address and a JSON twin."""
