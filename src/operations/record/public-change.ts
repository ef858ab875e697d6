import { requireRole, type Work } from "../act.js";

// What is added to a public record is read by anybody at once: that is an editor's to do.
function change(work: Work): void {
  requireRole(work.actor, "editor");
  work.changePublic();
}

// The act has its share of the publication turn: nobody publishes the record between our look and our commit.
const select = { publicSince: true } as const;

/** Says that the public will see something else, where the company is public. @throws DomainError `role-refused` */
export async function changePublicCompany(work: Work, id: string): Promise<void> {
  const found = await work.tx.company.findUnique({ where: { id }, select });
  if (found?.publicSince) change(work);
}

/** Says that the public will see something else, where the speaker is public. @throws DomainError `role-refused` */
export async function changePublicSpeaker(work: Work, id: string): Promise<void> {
  const found = await work.tx.speaker.findUnique({ where: { id }, select });
  if (found?.publicSince) change(work);
}

/** Says that the public will see something else, where the source is public. @throws DomainError `role-refused` */
export async function changePublicSource(work: Work, id: string): Promise<void> {
  const found = await work.tx.source.findUnique({ where: { id }, select });
  if (found?.publicSince) change(work);
}
