import { readerOf } from "../../database/database.js";
import { listOwners } from "../../store/ownership.js";
import type { Work } from "../act.js";

// Nothing that is public is ever hidden again: what has an instant keeps it.
const hidden = (ids: readonly string[]) => ({ where: { id: { in: [...ids] }, publicSince: null } });

/** Shows companies, and those that own or owned them: a reader must see whose they are. */
async function makeCompaniesPublic(work: Work, ids: readonly (string | null)[]): Promise<void> {
  const known = ids.filter((id) => id !== null);
  const above = await listOwners(readerOf(work.tx), known);
  await work.tx.company.updateMany({
    ...hidden(above),
    data: { publicSince: work.now },
  });
}

/** Shows a statement with what it rests on: source, speaker, company and whom it is about. Not its claims. */
export async function makeStatementPublic(work: Work, id: string): Promise<void> {
  const said = await work.tx.statement.findUniqueOrThrow({ where: { id } });
  const data = { publicSince: work.now };
  await work.tx.statement.updateMany({ ...hidden([id]), data });
  await work.tx.source.updateMany({ ...hidden([said.sourceId]), data });
  if (said.speakerId !== null) await work.tx.speaker.updateMany({ ...hidden([said.speakerId]), data });
  await makeCompaniesPublic(work, [said.companyId, said.aboutId]);
}

/** Shows all claims of a statement. */
export async function makeClaimsPublic(work: Work, statementId: string): Promise<void> {
  await work.tx.claim.updateMany({
    where: { statementId, publicSince: null },
    data: { publicSince: work.now },
  });
}

/** Shows a claim and its statement; the statement's other claims stay as they are. */
export async function makeClaimPublic(work: Work, id: string): Promise<void> {
  const { statementId } = await work.tx.claim.findUniqueOrThrow({ where: { id } });
  await work.tx.claim.updateMany({ ...hidden([id]), data: { publicSince: work.now } });
  await makeStatementPublic(work, statementId);
}

/** Shows a move with its source and company. */
export async function makeMovePublic(work: Work, id: string): Promise<void> {
  const done = await work.tx.move.findUniqueOrThrow({ where: { id } });
  const data = { publicSince: work.now };
  await work.tx.move.updateMany({ ...hidden([id]), data });
  await work.tx.source.updateMany({ ...hidden([done.sourceId]), data });
  await makeCompaniesPublic(work, [done.companyId]);
}

/** Shows the statements of the defence that a link shows: its newest. */
export async function makeDefencePublic(work: Work, linkId: string): Promise<void> {
  const defence = await work.tx.defence.findFirst({
    where: { linkId },
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    include: { statements: true },
  });
  for (const { statementId } of defence?.statements ?? []) await makeStatementPublic(work, statementId);
}
