"""Who is heard in an article: a row a source, what each kind of source holds, and who is not named.

``ledger.read`` makes the ledger of one article, ``together.join`` one of several. Beside
``ledger`` stand ``words`` (whose each attributed word is), ``verbs`` (how a source's words are
introduced) and ``unnamed`` (why a name is withheld, and who says the same).
"""
