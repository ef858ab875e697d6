import { requireRole, type Work } from "../act.js";

// Anybody can read an addition to a public record at once, so only an editor may make it.
function change(work: Work): void {
  requireRole(work.actor, "editor");
  work.changePublic();
}

// Hold the shared publication lock first: then nobody can publish the record between this check and the commit.
const select = { publicSince: true } as const;

/** Notes a change of what the public sees if the company is public. @throws DomainError `role-refused` */
export async function changePublicCompany(work: Work, id: string): Promise<void> {
  const found = await work.tx.company.findUnique({ where: { id }, select });
  if (found?.publicSince) change(work);
}

/** Notes a change of what the public sees if the speaker is public. @throws DomainError `role-refused` */
export async function changePublicSpeaker(work: Work, id: string): Promise<void> {
  const found = await work.tx.speaker.findUnique({ where: { id }, select });
  if (found?.publicSince) change(work);
}

/** Notes a change of what the public sees if the source is public. @throws DomainError `role-refused` */
export async function changePublicSource(work: Work, id: string): Promise<void> {
  const found = await work.tx.source.findUnique({ where: { id }, select });
  if (found?.publicSince) change(work);
}
