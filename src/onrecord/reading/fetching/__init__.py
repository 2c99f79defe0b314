"""Pages from the web, with care: only public addresses, no faster than asked, no more than fits, and what robots.txt allows."""

from onrecord.reading.fetching.fetcher import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher"]
