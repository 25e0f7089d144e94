"""One function a command: what a Python user and the command line call.

Functions take documents as they are read, or prepared ones, and return reports and the records of `newsdiff.model`.
Nothing here prints; only `write`, `write_stripped`, `restore`, `thin`, `index`, `remove`, `refresh`, `add_ignored` and what ends in
`_to_folder` write files; `kept_vectors`, which `compared_with` calls, adds to an archive.
"""

from newsdiff.api.archives import Indexed as Indexed
from newsdiff.api.archives import archived as archived
from newsdiff.api.archives import beside as beside
from newsdiff.api.archives import index as index
from newsdiff.api.archives import is_archive as is_archive
from newsdiff.api.archives import opened as opened
from newsdiff.api.archives import refresh as refresh
from newsdiff.api.archives import remove as remove
from newsdiff.api.archives import summary as summary
from newsdiff.api.asked_corpus import NO_CORPUS as NO_CORPUS
from newsdiff.api.cache import cache_folder as cache_folder
from newsdiff.api.cache import words_file as words_file
from newsdiff.api.choosing import Since as Since
from newsdiff.api.choosing import add_ignored as add_ignored
from newsdiff.api.choosing import articles_of as articles_of
from newsdiff.api.choosing import ignored_passages as ignored_passages
from newsdiff.api.choosing import ignored_text as ignored_text
from newsdiff.api.choosing import iso_date as iso_date
from newsdiff.api.choosing import listed_files as listed_files
from newsdiff.api.choosing import without as without
from newsdiff.api.cleaning import as_written as as_written
from newsdiff.api.cleaning import clean as clean
from newsdiff.api.cleaning import clean_sums as clean_sums
from newsdiff.api.cleaning import correct as correct
from newsdiff.api.cleaning import learn as learn
from newsdiff.api.cleaning import marked as marked
from newsdiff.api.cleaning import prepare as prepare
from newsdiff.api.cleaning import read as read
from newsdiff.api.cleaning import restore as restore
from newsdiff.api.cleaning import segmented as segmented
from newsdiff.api.cleaning import write as write
from newsdiff.api.comparing import COPIES as COPIES
from newsdiff.api.comparing import compare as compare
from newsdiff.api.comparing import dedupe as dedupe
from newsdiff.api.comparing import explain as explain
from newsdiff.api.comparing import provenance as provenance
from newsdiff.api.comparing import thin as thin
from newsdiff.api.desk import MAX_SURVEYED as MAX_SURVEYED
from newsdiff.api.desk import PASTED as PASTED
from newsdiff.api.desk import PASTED_SOURCE as PASTED_SOURCE
from newsdiff.api.desk import ClustersFound as ClustersFound
from newsdiff.api.desk import Desk as Desk
from newsdiff.api.hints import semantic_hint as semantic_hint
from newsdiff.api.inputs import documents_of as documents_of
from newsdiff.api.inputs import renamed as renamed
from newsdiff.api.inputs import stream as stream
from newsdiff.api.limits import workspace as workspace
from newsdiff.api.listed import Documents as Documents
from newsdiff.api.spark import clean_to_folder as clean_to_folder
from newsdiff.api.spark import dedupe_on_spark as dedupe_on_spark
from newsdiff.api.spark import dedupe_to_folder as dedupe_to_folder
from newsdiff.api.spark import thin_to_folder as thin_to_folder
from newsdiff.api.spark_targets import compared_on_spark as compared_on_spark
from newsdiff.api.stripping import stripped as stripped
from newsdiff.api.stripping import stripped_bytes as stripped_bytes
from newsdiff.api.stripping import write_stripped as write_stripped
from newsdiff.api.targets import Beside as Beside
from newsdiff.api.targets import compared_with as compared_with
from newsdiff.api.targets import is_same_article as is_same_article
from newsdiff.api.targets import provenance_each as provenance_each
from newsdiff.api.targets import target_line as target_line
from newsdiff.api.vectors import kept_vectors as kept_vectors
from newsdiff.api.versions import MIN_CHANGE as MIN_CHANGE
from newsdiff.api.versions import versions as versions
from newsdiff.documents.reading.folders import expanded as expanded
