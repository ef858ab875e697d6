import type { Site } from "../http/site.js";
import { glossaryWords } from "../wording/glossary.js";
import { GlossaryText, glossaryAnchor } from "./glossary-page.js";
import { errorRate, measuredPairs, modelPairs } from "./judge-figures.js";
import { Contact, renderPage } from "./layout.js";

const shownWords = ["statement", "claim", "move", "contradicts", "confirms", "qualifies"].flatMap((shown) =>
  glossaryWords.filter(([word]) => word === shown),
);

function Words() {
  return (
    <>
      <h2>The words</h2>
      <dl>
        {shownWords.map(([word, meaning]) => (
          <>
            <dt>
              <a href={`/glossary#${glossaryAnchor(word)}`}>{word}</a>
            </dt>
            <dd>
              <GlossaryText text={meaning} />
            </dd>
          </>
        ))}
      </dl>
      <p>
        The <a href="/glossary">glossary</a> has every word, with examples.
      </p>
    </>
  );
}

function Machine() {
  const { pairs, right } = measuredPairs;
  return (
    <>
      <h2 id="machine">How often the program is wrong</h2>
      <p>
        Of {pairs} real pairs of a company's claim and its later words or acts, the rules without a model
        agreed with a human analyst on {right}: an error rate of {errorRate}. Expect a higher rate on new
        pairs. The default judge is a small language model bound by these rules. Of {modelPairs.pairs} real
        pairs of companies that it was not made for, it agreed on {modelPairs.right}, and it gave a relation
        to {modelPairs.unrelatedGivenRelation} of {modelPairs.unrelated} unrelated pairs.
      </p>
      <p>
        The judge knows little about the world. It misses contradictions. It may misread irony, idioms,
        questions, and who did what to whom. A high probability does not make a proposal safe. Most of what it
        proposes is not worth publishing. How it was measured, and where it fails, is in{" "}
        <code>docs/methodology.md</code> of the source code. What this site's reviewers decided about its
        proposals is on the page of <a href="/judges">judges</a>.
      </p>
    </>
  );
}

function Rules({ site }: { site: Site }) {
  return (
    <>
      <h2>Who decides</h2>
      <p>
        A program, the judge, compares each new statement or move with the record. It proposes links and gives
        its reasons. It publishes nothing. People review each link.
      </p>
      <p>
        A contradiction is published only if both sides have sources and the days are in the right order. It
        must also carry the strongest reading in the company's favour, or an editor's word that none was
        found. Kept promises need the same standard of evidence as broken ones. No rating says anything about
        intent.
      </p>
      <h2>Days</h2>
      <p>
        Each day is as exact as it is known. If only the month is known, the page shows the month. If nobody
        can tell which came first, no contradiction is published.
      </p>
      <h2>Right of reply, corrections</h2>
      <p>
        We print a company's answer in full. We correct errors in public: the{" "}
        <a href="/corrections">list of corrections</a> says what changed, why and who asked. A withdrawn link
        keeps its address, and its page says so. <Contact site={site} />
      </p>
    </>
  );
}

/** The page that explains the method: the main words, who decides, and how errors are corrected. */
export function methodPage(site: Site): string {
  return renderPage(
    {
      site,
      title: "How it works",
      description:
        "What contradictions, confirmations and qualifications are, who decides, and how errors are corrected.",
      path: "/how-it-works",
    },
    <>
      <h1>How it works</h1>
      <p class="lead">
        {site.name} records what companies and their speakers said, and what the companies did later. It links
        a claim to the evidence that contradicts, confirms or qualifies it.
      </p>
      <Words />
      <Rules site={site} />
      <Machine />
      <h2>Using it</h2>
      <p>
        You can also read everything as data through the <a href="/docs">API</a> and in the{" "}
        <a href="/feeds">feeds</a>. To cite a page, give its address. Addresses do not change.
      </p>
    </>,
  );
}
