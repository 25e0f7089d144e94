"""What newsdiff and six other tools report as copied, word by word; see docs/peers.md."""
