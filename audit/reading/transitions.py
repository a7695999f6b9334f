"""What may follow what in an English sentence, and how readily: the grammar of the tagger.

The costs are set by hand: 0 is usual, 1 rare, more is hardly English. What is not listed
costs ``REST``. Parts are those of ``wordclasses``, with ``^`` for the start of a sentence.
"""

from __future__ import annotations

REST = 3.0

_TABLE: dict[str, str] = {
    # what comes before: what may follow, grouped by cost
    "^": "0:DMPIQZ 0.3:mn#gWCS 0.5:NJ 0.7:TX 1:bvBO,. 1.5:H 2.2:dz",
    "D": "0:JNn 0.3:# 0.5:M 0.6:vQZ 0.8:g 1:D 1.5:. 2:I,P 5:dzbBHOXT",
    "J": "0:Nn 0.5:J,.C 0.7:MQIT 1:gv#SZ 1.5:W 2.3:dzDPX 2.5:BH 3:b",
    "N": "0:I,.'dzBHXC 0.2:WT 0.3:S 0.4:n 0.5:Q 0.6:NZ 0.7:Ovg 1.5:MP# 1.7:J 2.2:b 3:Do",
    "n": "0:I,.'dbBHXC 0.2:WT 0.3:SO 0.5:Q 0.6:Z 0.7:vg 1:N 1.2:z 1.5:MP# 1.7:Jn 2:D",
    "M": "0:M',.dzBHXIC 0.3:Wmn 0.4:N 0.5:TSZ 0.7:OQ 1:g# 1.2:v 1.5:J 2:Pb 2.5:D",
    "m": "0:M',.dbBHXIC 0.3:WmO 0.4:n 0.5:TSZN 0.6:z 0.7:Q 1:g# 1.2:v 1.5:J 2:P 2.5:D",
    "P": "0:dzbBHOX 0.7:,.SI 1:TCQW 1.2:Do 1.5:g 2:JM 2.5:v 4:Nn'",
    "o": "0:IT,. 0.3:CQZD 0.5:SW 0.7:g 1:bvJ 2:dP 2.5:z 3:NnBX",
    "#": "0:Nn 0.3:J.,# 0.5:ICZ 0.7:M 0.9:d 1:TQBHX 1.3:bz 1.5:' 2:vg",
    "dzb": "0:DMmPoISWQ 0.2:T. 0.3:#,Z 0.4:nv 0.6:JN 0.9:gC 2.2:BX 2.4:H 3:' 3.2:dz 4:bO",
    "v": "0:IT.S 0.2:, 0.3:CoZ 0.4:WQ 0.8:mJn 0.9:D 1:MN# 1.2:g 1.5:P 2.4:dzbBHX 3:'",
    "g": "0:DMmoQ 0.2:I. 0.3:TnSW 0.4:J# 0.5:P,N 0.8:C 0.9:v 1.5:BXH 2:dz 3:bg",
    "B": "0:vgDJI 0.3:TWQ# 0.6:,. 0.7:nMmZ 1:NPSBo 5:bdzHOX",
    "H": "0:vBT 0.2:D 0.3:H 0.5:nQ# 0.7:PMm 0.8:N 1:I. 1.5:J 2:g 4:dbz",
    "O": "0:b 0.3:DP 0.5:Mmn 0.7:,.HB 1:NI 2:J 4:dzvg",
    "X": "0:bBHO 0.3:P 0.7:,. 1:DMmT 1.5:n 4:dzvgNJ",
    "T": "0:bBHDoMm 0.2:OQ 0.3:# 0.5:JZ 0.6:g 0.7:nP 1:NW 3:v 5:dzX",
    "W": "0:dzBHOXPDMm 0.2:nT 0.3:b 0.4:N# 0.7:JI,. 1.5:vg",
    "I": "0:DMm#goZQ 0.1:n 0.2:JW 0.3:N 0.8:PI,. 1:TS 1.5:vC 4:dzbBHOX",
    "C": "0:DMmPQ 0.1:z 0.2:NJ#dITSW 0.3:nbXZ 0.4:vgBHO 0.5:o 0.7:,",
    "S": "0:DMmPn#Q 0.2:J 0.3:NI 0.4:g 0.5:dzBHX 0.6:b,O 0.8:vWTS",
    "'": "0:Nn 0.1:J 0.2:Mm 0.3:#Q 0.7:gv 1:,.CI 2:dzBXH",
    ",": "0:DMmPWCISQ 0.2:ng#Zv 0.3:T 0.4:NJBHX 0.5:dz 0.6:b 1:O. 1.5:o",
    ".": "0:DMmPIQZCWS. 0.3:n#g, 0.5:NJ 0.7:T 0.8:dzv 1:XBbOH",
    "Q": "0:dzMmPIC,. 0.3:bWS 0.4:DBHXTQ 0.5:Ng 0.6:n 0.7:J 1:v'o",
    "Z": "0:#,.I 0.2:CS'BHX 0.3:TdznNQ 0.5:Wv 0.6:bMmDP 0.7:g 1:J",
}


def _read(row: str) -> dict[str, float]:
    groups = (group.partition(":") for group in row.split())
    return {state: float(cost) for cost, _, states in groups for state in states}


COSTS: dict[str, dict[str, float]] = {state: _read(row) for states, row in _TABLE.items() for state in states}
"""``COSTS[before][after]``; ``REST`` where a pair is not there."""
