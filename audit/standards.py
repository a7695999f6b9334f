"""The documents that rules are inspired by: their full names, by the short ones that rules give.

Sections are not named, as their numbers move between editions. None of those who publish these
documents endorses the rules, or is affiliated with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

DOCUMENTS: Mapping[str, str] = {
    "AFP": "AFP Editorial Standards and Best Practices",
    "AI-signs": "Wikipedia essay “Signs of AI writing”",
    "AP": "AP Stylebook and News Values and Principles",
    "BASIL": "Fan et al., “In Plain Sight: Media Bias …” (EMNLP 2019)",
    "BBC": "BBC Editorial Guidelines",
    "BPC": "British Polling Council, Statement of Disclosure",
    "contempt law": "Contempt of Court Act 1981 (UK)",
    "copy-editing": "copy-editing practice",
    "court-report privilege": "privilege of fair, accurate and attributed reports of court",
    "ECHR": "European Convention on Human Rights, art. 6(2)",
    "fact-check": "fact-checking practice (Borel, “The Chicago Guide to Fact-Checking”; KSJ handbook)",
    "Guardian": "Guardian Editorial Code",
    "IFCN": "IFCN Code of Principles",
    "Impress": "Impress Standards Code",
    "IPSO": "IPSO Editors’ Code of Practice",
    "NewsSD": "Antici et al., “A Corpus for Sentence-Level Subjectivity Detection …” (2024)",
    "newswriting texts": "textbooks of newswriting",
    "NPR": "NPR Ethics Handbook",
    "NYT": "New York Times policies on unnamed sources",
    "Ofcom": "Ofcom Broadcasting Code",
    "PolNeAR": "Newell, Margolin and Ruths, “An Attribution Relations Corpus for Political News” (LREC 2018)",
    "Post": "Washington Post policies on sources",
    "Poynter": "Poynter courses in numeracy for journalists",
    "Recasens": "Recasens et al., “Linguistic Models for Analyzing and Detecting Biased Language” (ACL 2013)",
    "Reuters": "Reuters Handbook of Journalism",
    "RSS": "Royal Statistical Society, guidance for journalists",
    "SPJ": "SPJ Code of Ethics",
    "web-archive practice": "practice of web archives",
    "Wikipedia": "Wikipedia Manual of Style, “Words to watch”",
}


def documents(names: Iterable[str]) -> Iterator[str]:
    """The full names of documents; of those that a newsroom has added, the names as it gives them.

    >>> list(documents(["SPJ", "House style"]))
    ['SPJ Code of Ethics', 'House style']
    """
    return (DOCUMENTS.get(name, name) for name in names)
