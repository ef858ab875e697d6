import type { Correction } from "../schemas/correction.js";
import { InstantTime } from "./day-parts.js";

function valueInWords(value: Correction["oldValue"]): string {
  if (value === null) return "nothing";
  return typeof value === "string" ? `“${value}”` : JSON.stringify(value);
}

function CorrectionRow({ correction }: { correction: Correction }) {
  const { recordType, field, oldValue, newValue, reason, requestedBy, madeBy, madeAt, page } = correction;
  return (
    <li id={correction.id}>
      <p>
        <strong>
          <InstantTime instant={madeAt} />
        </strong>
        : {field} of the {page === null ? recordType : <a href={page}>{recordType}</a>}, from{" "}
        <del>{valueInWords(oldValue)}</del> to <ins>{valueInWords(newValue)}</ins>.
      </p>
      <p class="meta">
        Why: {reason} Asked for by {requestedBy}, made by {madeBy}.
      </p>
    </li>
  );
}

/** Corrections under their heading; `none` where there is none. */
export function Corrections({ corrections, none }: { corrections: readonly Correction[]; none: string }) {
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">Corrections</h2>
      {corrections.length === 0 ? <p class="soft">{none}</p> : <CorrectionRows corrections={corrections} />}
    </section>
  );
}

/** Corrections as rows: what changed, old and new, why, who asked, when. */
export function CorrectionRows({ corrections }: { corrections: readonly Correction[] }) {
  return (
    <ul class="rows">
      {corrections.map((correction) => (
        <CorrectionRow correction={correction} />
      ))}
    </ul>
  );
}
