import type { Work } from "./act.js";
import { sharePublicationTurn } from "./publication-lock.js";

// A record may be published by another act between our look and our commit: until the commit it waits.
async function changeWhere(
  work: Work,
  isPublic: () => Promise<{ publicSince: Date | null } | null>,
): Promise<void> {
  await sharePublicationTurn(work.tx);
  if ((await isPublic())?.publicSince) work.changePublic();
}

const select = { publicSince: true } as const;

/** Says that the public will see something else, where the company is public. */
export function changePublicCompany(work: Work, id: string): Promise<void> {
  return changeWhere(work, () => work.tx.company.findUnique({ where: { id }, select }));
}

/** Says that the public will see something else, where the speaker is public. */
export function changePublicSpeaker(work: Work, id: string): Promise<void> {
  return changeWhere(work, () => work.tx.speaker.findUnique({ where: { id }, select }));
}

/** Says that the public will see something else, where the source is public. */
export function changePublicSource(work: Work, id: string): Promise<void> {
  return changeWhere(work, () => work.tx.source.findUnique({ where: { id }, select }));
}
