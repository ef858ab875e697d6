import type { Correction } from "../schemas/correction.js";
import { asSentence } from "../wording/link-words.js";
import { correctedField, correctedValue } from "./correction-words.js";
import { InstantTime } from "./day-parts.js";

/** What changed, as the end of a sentence that begins with the field. */
function Change({ field, oldValue, newValue }: Pick<Correction, "field" | "oldValue" | "newValue">) {
  const [before, after] = [correctedValue(field, oldValue), correctedValue(field, newValue)];
  if (before === null && after === null) return <>changed.</>;
  if (before === null)
    return (
      <>
        was added: <ins>{after}</ins>.
      </>
    );
  if (after === null)
    return (
      <>
        was removed: <del>{before}</del>.
      </>
    );
  return (
    <>
      changed from <del>{before}</del> to <ins>{after}</ins>.
    </>
  );
}

function CorrectionRow({ correction }: { correction: Correction }) {
  const { id, recordType, reason, requestedBy, madeBy, madeAt, page } = correction;
  return (
    <li id={id}>
      <p>
        <strong>
          <InstantTime instant={madeAt} />
        </strong>
        : the {correctedField(correction)} of the{" "}
        {page === null ? recordType : <a href={page}>{recordType}</a>} <Change {...correction} />
      </p>
      <p class="meta">
        Reason: {asSentence(reason)} Requested by {requestedBy}, made by {madeBy}.
      </p>
    </li>
  );
}

/** Corrections under a heading, or the words `none` if there are none. */
export function Corrections({ corrections, none }: { corrections: readonly Correction[]; none: string }) {
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">Corrections</h2>
      {corrections.length === 0 ? <p class="soft">{none}</p> : <CorrectionRows corrections={corrections} />}
    </section>
  );
}

/** Corrections as rows: what changed, the reason, who asked and when. */
export function CorrectionRows({ corrections }: { corrections: readonly Correction[] }) {
  return (
    <ul class="rows">
      {corrections.map((correction) => (
        <CorrectionRow correction={correction} />
      ))}
    </ul>
  );
}
