"""Files that tests of reading write."""


def write(folder, name, content):
    """Write a file, with its folders, and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
