import { readerOf } from "../../database/database.js";
import { listOwners } from "../../store/ownership.js";
import type { Work } from "../act.js";

// Public records are never hidden again: a record keeps its first `publicSince`.
const hidden = (ids: readonly string[]) => ({ where: { id: { in: [...ids] }, publicSince: null } });

/** Makes companies public, with every company that owns or owned them, so that readers see who owns whom. */
async function makeCompaniesPublic(work: Work, ids: readonly (string | null)[]): Promise<void> {
  const known = ids.filter((id) => id !== null);
  const above = await listOwners(readerOf(work.tx), known);
  await work.tx.company.updateMany({
    ...hidden(above),
    data: { publicSince: work.now },
  });
}

/** Makes a statement public with its source, speaker, company and the company it is about, but not its claims. */
export async function makeStatementPublic(work: Work, id: string): Promise<void> {
  const said = await work.tx.statement.findUniqueOrThrow({ where: { id } });
  const data = { publicSince: work.now };
  await work.tx.statement.updateMany({ ...hidden([id]), data });
  await work.tx.source.updateMany({ ...hidden([said.sourceId]), data });
  if (said.speakerId !== null) await work.tx.speaker.updateMany({ ...hidden([said.speakerId]), data });
  await makeCompaniesPublic(work, [said.companyId, said.aboutId]);
}

/** Makes all claims of a statement public. */
export async function makeClaimsPublic(work: Work, statementId: string): Promise<void> {
  await work.tx.claim.updateMany({
    where: { statementId, publicSince: null },
    data: { publicSince: work.now },
  });
}

/** Makes a claim and its statement public. The statement's other claims stay as they are. */
export async function makeClaimPublic(work: Work, id: string): Promise<void> {
  const { statementId } = await work.tx.claim.findUniqueOrThrow({ where: { id } });
  await work.tx.claim.updateMany({ ...hidden([id]), data: { publicSince: work.now } });
  await makeStatementPublic(work, statementId);
}

/** Makes a move public with its source and company. */
export async function makeMovePublic(work: Work, id: string): Promise<void> {
  const done = await work.tx.move.findUniqueOrThrow({ where: { id } });
  const data = { publicSince: work.now };
  await work.tx.move.updateMany({ ...hidden([id]), data });
  await work.tx.source.updateMany({ ...hidden([done.sourceId]), data });
  await makeCompaniesPublic(work, [done.companyId]);
}

/** Makes the statements of a link's newest defence public: the newest is the one that the link shows. */
export async function makeDefencePublic(work: Work, linkId: string): Promise<void> {
  const defence = await work.tx.defence.findFirst({
    where: { linkId },
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    include: { statements: true },
  });
  for (const { statementId } of defence?.statements ?? []) await makeStatementPublic(work, statementId);
}
