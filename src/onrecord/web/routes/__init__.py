"""The addresses of the server: `reading` shows, `changing` takes reviews and reports, `errors` tells what went wrong."""
