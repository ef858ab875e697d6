import type { Work } from "./act.js";

// The act has its share of the publication turn: nobody publishes the record between our look and our commit.
const select = { publicSince: true } as const;

/** Says that the public will see something else, where the company is public. */
export async function changePublicCompany(work: Work, id: string): Promise<void> {
  const found = await work.tx.company.findUnique({ where: { id }, select });
  if (found?.publicSince) work.changePublic();
}

/** Says that the public will see something else, where the speaker is public. */
export async function changePublicSpeaker(work: Work, id: string): Promise<void> {
  const found = await work.tx.speaker.findUnique({ where: { id }, select });
  if (found?.publicSince) work.changePublic();
}

/** Says that the public will see something else, where the source is public. */
export async function changePublicSource(work: Work, id: string): Promise<void> {
  const found = await work.tx.source.findUnique({ where: { id }, select });
  if (found?.publicSince) work.changePublic();
}
