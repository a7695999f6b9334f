"""Compare a reading with what people annotated: labels, attributions, and one labeller with another.

``labels`` scores marked articles, ``attributions`` passages in which every attribution is
annotated, ``agreement`` second labels of the seeds against those that stand.
"""

from audit.scoring.labels import Scores, compare, cross_validate, reliability, score
from audit.scoring.tally import Tally

__all__ = ["Scores", "Tally", "compare", "cross_validate", "reliability", "score"]
