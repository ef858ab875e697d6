"""Writes data/pair-texts.json: pairs as the model reads them, so that a test can hold the service's twin to it."""
import json
from pathlib import Path

from .pairs import Pair, write_claim, write_evidence

CASES = [
    dict(claim="We will never sell your data.", evidence="It sold data to brokers.", kind="promise", strength="firm", voice="own", claim_day="2019-03-04", evidence_day="2019-04-30", form="move", disclosure="announced"),
    dict(claim="Privacy matters.", evidence="Privacy still matters.", kind="position", strength="hedged", voice="reporting", claim_day="2019-03", evidence_day="2019-12", form="statement", disclosure=""),
    dict(claim="Ships in 2020.", evidence="It shipped.", kind="prediction", strength="intended", voice="own", claim_day="2018", evidence_day="2020-01-02", form="move", disclosure="reported"),
    dict(claim="No cars sold.", evidence="It had sold cars.", kind="fact", strength="firm", voice="own", claim_day="2020-05-01", evidence_day="2018", form="move", disclosure="silent"),
    dict(claim="Open.", evidence="Closed.", claim_day="2020-05-01", form="statement"),
    dict(claim="Open.", evidence="Closed a decade on.", kind="definition", claim_day="2010-05-01", evidence_day="2021-11", form="move"),
    dict(claim="Open.", evidence="Closed half a year on.", claim_day="2020", evidence_day="2021", form="move"),
]


def main():
    rows = []
    for case in CASES:
        pair = Pair(possible=(), **case)
        rows.append({**case, "readClaim": write_claim(pair), "readEvidence": write_evidence(pair)})
    path = Path(__file__).parent.parent / "data/pair-texts.json"
    path.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
