"""The migrations of a record, run by `onrecord.record.opening` alone."""
