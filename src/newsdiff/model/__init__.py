"""The words of the field as immutable records; no behaviour beyond derived values.

Positions are half-open character ranges `[start, end)` into `Document.text`, which is the text of the
file as read: decoded, newlines as they are, nothing removed. Shares and confidences lie in [0, 1] and
are rounded to four digits, so that the same finding gives the same bytes everywhere.
"""

from newsdiff.model.ledger import CREDIT_LEVELS as CREDIT_LEVELS
from newsdiff.model.ledger import Alteration as Alteration
from newsdiff.model.ledger import Attribution as Attribution
from newsdiff.model.ledger import BoilerplateRecord as BoilerplateRecord
from newsdiff.model.ledger import Credit as Credit
from newsdiff.model.ledger import Direction as Direction
from newsdiff.model.ledger import DirectionVerdict as DirectionVerdict
from newsdiff.model.ledger import DocumentRecord as DocumentRecord
from newsdiff.model.ledger import Evidence as Evidence
from newsdiff.model.ledger import EvidenceKind as EvidenceKind
from newsdiff.model.ledger import Explanation as Explanation
from newsdiff.model.ledger import Ledger as Ledger
from newsdiff.model.ledger import LedgerParagraph as LedgerParagraph
from newsdiff.model.ledger import LedgerPassage as LedgerPassage
from newsdiff.model.ledger import Omission as Omission
from newsdiff.model.ledger import Relation as Relation
from newsdiff.model.ledger import SourceLink as SourceLink
from newsdiff.model.ledger import SourceParagraph as SourceParagraph
from newsdiff.model.ledger import SourceRecord as SourceRecord
from newsdiff.model.ledger import Summary as Summary
from newsdiff.model.ledger import nearest_credit as nearest_credit
from newsdiff.model.survey import CleanDocument as CleanDocument
from newsdiff.model.survey import CleanParagraph as CleanParagraph
from newsdiff.model.survey import Cluster as Cluster
from newsdiff.model.survey import ClusterPassage as ClusterPassage
from newsdiff.model.survey import PairRecord as PairRecord
from newsdiff.model.survey import TranslatedPair as TranslatedPair
from newsdiff.model.survey import TranslatedParagraph as TranslatedParagraph
from newsdiff.model.survey import Wire as Wire
from newsdiff.model.targets import TargetLine as TargetLine
from newsdiff.model.text import COPIED as COPIED
from newsdiff.model.text import RETOLD as RETOLD
from newsdiff.model.text import UNNAMED as UNNAMED
from newsdiff.model.text import Action as Action
from newsdiff.model.text import Alignment as Alignment
from newsdiff.model.text import Category as Category
from newsdiff.model.text import Document as Document
from newsdiff.model.text import Fact as Fact
from newsdiff.model.text import Kind as Kind
from newsdiff.model.text import Mark as Mark
from newsdiff.model.text import Operation as Operation
from newsdiff.model.text import Paragraph as Paragraph
from newsdiff.model.text import Passage as Passage
from newsdiff.model.text import PassageKind as PassageKind
from newsdiff.model.text import Tag as Tag
from newsdiff.model.text import Verdict as Verdict
from newsdiff.model.text import unquoted as unquoted
from newsdiff.model.versions import Announced as Announced
from newsdiff.model.versions import ChangeKind as ChangeKind
from newsdiff.model.versions import Copier as Copier
from newsdiff.model.versions import CopierMatch as CopierMatch
from newsdiff.model.versions import VersionChange as VersionChange
from newsdiff.model.versions import VersionStep as VersionStep
