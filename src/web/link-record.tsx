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
  if (proposer.kind === "person")
    return <p>{proposer.name} proposed this link. No program was involved in the proposal.</p>;
  const { confidence, probabilities } = proposer;
  return (
    <p>
      A program proposed this link: the judge <q>{proposer.name}</q>
      {proposer.version === null ? "" : `, version ${proposer.version}`}
      {confidence === null ? "" : `, with a confidence of ${percent(confidence)}`}.
      {probabilities === null
        ? ""
        : ` Its probabilities: contradicts ${percent(probabilities.contradicts)}, confirms ${percent(probabilities.confirms)}, qualifies ${percent(probabilities.qualifies)}, unrelated ${percent(probabilities.unrelated)}.`}{" "}
      People reviewed and published it.
    </p>
  );
}

function Reasons({ link }: { link: Link }) {
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">Who proposed the link, and why</h2>
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

/** A warning that the reviewer saw another relation: it was corrected after the review. */
function BeforeCorrection({ link, reviewedAt }: { link: Link; reviewedAt: string }) {
  const later = link.corrections.find(
    ({ recordType, field, madeAt }) => recordType === "link" && field === "relation" && madeAt > reviewedAt,
  );
  if (!later) return null;
  return (
    <>
      {" "}
      The relation was corrected after this review, on <InstantTime instant={later.madeAt} />.
    </>
  );
}

function Reviews({ link }: { link: Link }) {
  const { reviews } = link;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">Reviews</h2>
      {reviews.length === 0 ? <p class="soft">No review is recorded.</p> : null}
      <ul class="rows">
        {reviews.map(({ reviewer, verdict, comment, ruleVersion, reviewedAt }) => (
          <li>
            <strong>{verdict === "approve" ? "Approved" : "Rejected"}</strong> by {reviewer} on{" "}
            <InstantTime instant={reviewedAt} />, under version {ruleVersion} of the review rules.
            <BeforeCorrection link={link} reviewedAt={reviewedAt} />
            {comment === null ? "" : ` Comment: ${comment}`}
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
      <h2 id="cite">Cite or correct this page</h2>
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
        This address will not change, even if the link is corrected or withdrawn. <Contact site={site} />{" "}
        {site.contact === "" ? "" : "Give this address and say what would be right. "}Every correction appears
        on this page and under <a href="/corrections">Corrections</a>.
      </p>
    </section>
  );
}

/** A link's record: who proposed it and why, its reviews, its corrections and how to cite it. */
export function LinkRecord({ link, site }: { link: Link; site: Site }) {
  return (
    <>
      <Reasons link={link} />
      <Reviews link={link} />
      <Corrections
        corrections={link.corrections}
        none="Nothing has been corrected in this link, its claim, its evidence or their sources."
      />
      <Citing link={link} site={site} />
    </>
  );
}
