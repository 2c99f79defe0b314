"""Three invented reports about invented states, and the register that knows them. Read by `onrecord demo` and by the golden tests."""
