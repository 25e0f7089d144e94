"""Writing: the one way in which anything that newsdiff makes gets to a disk.

Never over what a command reads; never over what newsdiff did not write, unless the user says so; whole or not at all,
whenever the run is killed, the disk is full or two of them write at once.

    guard      what may be written over: not the inputs, and of the rest only what newsdiff wrote
    whole      a file: beside it, to the disk, then in its place in one step; the pages of a site
    folder     files that belong together, with a manifest that is there before they are
    manifest   what it says of each file

Permissions follow the umask. What cannot be written is an OutputError of one line.
"""

from newsdiff.writing.folder import OutputFolder as OutputFolder
from newsdiff.writing.folder import file_digest as file_digest
from newsdiff.writing.folder import inside as inside
from newsdiff.writing.guard import Guard as Guard
from newsdiff.writing.manifest import UNFINISHED as UNFINISHED
from newsdiff.writing.manifest import Entry as Entry
from newsdiff.writing.manifest import entries as entries
from newsdiff.writing.whole import write_site as write_site
from newsdiff.writing.whole import write_whole as write_whole
