import type { FastifyReply } from "fastify";

/** Thrown while an answer is made: the record has another address on this site. */
export class MovedPermanently extends Error {
  override readonly name = "MovedPermanently";
  readonly to: string;

  /** `to` is a path of this site. */
  constructor(to: string) {
    super(`Moved to ${to}`);
    this.to = to;
  }
}

/** What `answer` gives, or a 301 to the present address of the record. */
export async function answerOrRedirect(
  reply: FastifyReply,
  answer: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await answer();
  } catch (failure) {
    if (!(failure instanceof MovedPermanently)) throw failure;
    // Browsers must ask again each time. Otherwise a company that takes its old name back sends readers in a circle.
    return reply.header("cache-control", "public, no-cache").redirect(failure.to, 301);
  }
}
