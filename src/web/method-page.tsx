import type { Site } from "../http/site.js";
import { errorRate, measuredPairs } from "./judge-figures.js";
import { Contact, renderPage } from "./layout.js";

function Words() {
  return (
    <>
      <h2>The words</h2>
      <dl>
        <dt>Statement</dt>
        <dd>A verbatim quote on a day, with its source, its speaker and the role held on that day.</dd>
        <dt>Claim</dt>
        <dd>
          One proposition in a statement that can be held against what came later: a promise, a position, a
          prediction.
        </dd>
        <dt>Move</dt>
        <dd>
          What a company did, in an editor's words. A report of a plan is marked as reported, not as done.
        </dd>
        <dt>Contradicts</dt>
        <dd>
          Claim and evidence, of the same subject and scope, cannot both stand; in full or in part, in letter
          or in spirit.
        </dd>
        <dt>Confirms</dt>
        <dd>A promise kept, a position restated, a condition that was stated and then met.</dd>
        <dt>Qualifies</dt>
        <dd>The evidence narrows, weakens or explains the claim.</dd>
      </dl>
    </>
  );
}

function Machine() {
  const { pairs, right } = measuredPairs;
  return (
    <>
      <h2 id="machine">How often the machine is wrong</h2>
      <p>
        Of {pairs} real pairs of companies' words and acts the built-in judge gave an analyst's relation for{" "}
        {right}: an error rate of {errorRate}, and more is to be expected on new ones. It knows nothing of the
        world, misses contradictions that share no words, and may miss who did what to whom, irony, idioms and
        questions; a high probability of its own is no safety. Most of what it proposes is for an editor to
        reject: how it was measured, and where it fails, is in <code>docs/methodology.md</code> of the source
        code.
      </p>
    </>
  );
}

function Rules({ site }: { site: Site }) {
  return (
    <>
      <h2>Who decides</h2>
      <p>
        A machine reads new statements and moves against what is on record and proposes links, with its
        reasons. It publishes nothing. People review each link, and one is published only with its sources, in
        the right order of days, and with the strongest reading in the company's favour beside it, or an
        editor's word that none was found. Kept promises are held to the same standard of evidence as broken
        ones. No rating speaks of anybody's intent.
      </p>
      <h2>Days</h2>
      <p>
        A day is given as exactly as it is known: a month stays a month. Where the order of two days cannot be
        told, no contradiction is published.
      </p>
      <h2>Right of reply, corrections</h2>
      <p>
        A company's answer is printed in full. What turns out wrong is corrected in the open: the{" "}
        <a href="/corrections">list of corrections</a> says what changed, why and who asked. A link that is
        withdrawn keeps its address and says so. To ask for a correction: <Contact site={site} />.
      </p>
    </>
  );
}

/** The method in short: what the words mean, who decides, and how it is put right. */
export function methodPage(site: Site): string {
  return renderPage(
    {
      site,
      title: "How it works",
      description:
        "What contradicts, confirms and qualifies mean, who decides, and how mistakes are put right.",
      path: "/how-it-works",
    },
    <>
      <h1>How it works</h1>
      <p class="lead">
        {site.name} keeps what companies and the people who speak for them said, what they did later, and
        links the two where one bears on the other.
      </p>
      <Words />
      <Rules site={site} />
      <Machine />
      <h2>Using it</h2>
      <p>
        Everything here is also <a href="/docs">data</a> and in the <a href="/feeds">feeds</a>. Cite the
        address of a page: it does not change.
      </p>
    </>,
  );
}
