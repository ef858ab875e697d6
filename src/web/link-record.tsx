import type { Site } from "../http/site.js";
import type { Link } from "../schemas/link.js";
import { evidenceText, linkTitle, permalinkOf, stateOf } from "../wording/link-words.js";
import { Corrections } from "./correction-parts.js";
import { InstantTime } from "./day-parts.js";
import { Contact } from "./layout.js";
import { MarkedText } from "./marked-text.js";

const percent = (part: number): string => `${Math.round(part * 100)}%`;

function ReasonItem({ reason, link }: { reason: Link["reasons"][number]; link: Link }) {
  const { claimSpan, evidenceSpan } = reason;
  return (
    <li>
      <p>{reason.sentence}</p>
      {claimSpan === undefined ? null : (
        <p class="meta">
          In the claim: “<MarkedText text={link.claim.text} spans={[claimSpan]} />”
        </p>
      )}
      {evidenceSpan === undefined ? null : (
        <p class="meta">
          In the evidence: “<MarkedText text={evidenceText(link.evidence)} spans={[evidenceSpan]} />”
        </p>
      )}
    </li>
  );
}

function Proposer({ proposer }: { proposer: Link["proposer"] }) {
  if (proposer.kind === "person") return <p>Proposed by {proposer.name}, not by a machine.</p>;
  const { confidence, probabilities } = proposer;
  return (
    <p>
      Proposed by a machine, the judge <q>{proposer.name}</q>
      {proposer.version === null ? "" : `, version ${proposer.version}`}
      {confidence === null ? "" : `, with a confidence of ${percent(confidence)}`}
      {probabilities === null
        ? ""
        : ` (contradicts ${percent(probabilities.contradicts)}, confirms ${percent(probabilities.confirms)}, qualifies ${percent(probabilities.qualifies)}, unrelated ${percent(probabilities.unrelated)})`}
      . A person decided.
    </p>
  );
}

function Reasons({ link }: { link: Link }) {
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">How it was read</h2>
      <Proposer proposer={link.proposer} />
      {link.reasons.length === 0 ? null : (
        <ol>
          {link.reasons.map((reason) => (
            <ReasonItem reason={reason} link={link} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** That a review was of the link before its relation was corrected, and so not of the relation it has now. */
function BeforeCorrection({ link, reviewedAt }: { link: Link; reviewedAt: string }) {
  const later = link.corrections.find(
    ({ recordType, field, madeAt }) => recordType === "link" && field === "relation" && madeAt > reviewedAt,
  );
  if (!later) return null;
  return (
    <>
      , of the link as it stood before its relation was corrected on <InstantTime instant={later.madeAt} />
    </>
  );
}

function Reviews({ link }: { link: Link }) {
  const { reviews } = link;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">Reviews</h2>
      {reviews.length === 0 ? <p class="soft">None is recorded.</p> : null}
      <ul class="rows">
        {reviews.map(({ reviewer, verdict, comment, ruleVersion, reviewedAt }) => (
          <li>
            <strong>{verdict === "approve" ? "Approved" : "Rejected"}</strong> by {reviewer},{" "}
            <InstantTime instant={reviewedAt} />, by the rules of version {ruleVersion}
            <BeforeCorrection link={link} reviewedAt={reviewedAt} />
            {comment === null ? "." : `: ${comment}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Citing({ link, site }: { link: Link; site: Site }) {
  const state = stateOf(link).kind;
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">How to cite, how to correct</h2>
      <p class="cite">
        {site.name}, <cite>{linkTitle(link)}</cite>,{" "}
        {link.publishedAt === null ? null : (
          <>
            published <InstantTime instant={link.publishedAt} />, {state === "unchanged" ? "" : `${state}, `}
            last changed <InstantTime instant={link.changedAt} />,{" "}
          </>
        )}
        {site.url()}
        {permalinkOf(link)}
      </p>
      <p>
        This address stays, whatever becomes of the link. Something wrong? <Contact site={site} />. Name this
        address and what would be right; each change is listed above and under{" "}
        <a href="/corrections">Corrections</a>.
      </p>
    </section>
  );
}

/** How the link came about and what became of it: reasons, reviews, corrections, and how to cite it. */
export function LinkRecord({ link, site }: { link: Link; site: Site }) {
  return (
    <>
      <Reasons link={link} />
      <Reviews link={link} />
      <Corrections
        corrections={link.corrections}
        none="None: neither of this link nor of what it rests on."
      />
      <Citing link={link} site={site} />
    </>
  );
}
