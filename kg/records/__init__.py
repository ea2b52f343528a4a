"""The records that flow through the house: frozen, without logic beyond small properties.

Offsets are code points into ``Document.text``, end exclusive; a quote is the text between them without white space.
"""

from kg.records.contents import (
    Containment,
    Content,
    EntityKind,
    Event,
    EventOrganization,
    EventPlace,
    EventProject,
    Membership,
    Naming,
    Parenthood,
    Participation,
    Project,
    ProjectFact,
    Reference,
    Signature,
    Transfer,
)
from kg.records.corpus import Cluster, Corpus, Fact, Occasion, Sighting
from kg.records.dates import PartialDate
from kg.records.documents import Article, Byline, Document, Metadata, Quote, Sentence, Span
from kg.records.mentions import DateMention, Group, Organization, Person, Post, Reading
from kg.records.pages import Anomaly, Calendar, Claim, Clue, Context, Page, Region, Unread

__all__ = [
    "Anomaly",
    "Article",
    "Byline",
    "Calendar",
    "Claim",
    "Clue",
    "Cluster",
    "Containment",
    "Content",
    "Context",
    "Corpus",
    "DateMention",
    "Document",
    "EntityKind",
    "Event",
    "EventOrganization",
    "EventPlace",
    "EventProject",
    "Fact",
    "Group",
    "Membership",
    "Metadata",
    "Naming",
    "Occasion",
    "Organization",
    "Page",
    "Parenthood",
    "PartialDate",
    "Participation",
    "Person",
    "Post",
    "Project",
    "ProjectFact",
    "Quote",
    "Reading",
    "Reference",
    "Region",
    "Sentence",
    "Sighting",
    "Signature",
    "Span",
    "Transfer",
    "Unread",
]
