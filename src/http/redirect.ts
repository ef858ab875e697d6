import type { FastifyReply } from "fastify";

/** Thrown by what makes an answer: the record lives at another address of this site, and always will. */
export class MovedPermanently extends Error {
  override readonly name = "MovedPermanently";
  readonly to: string;

  /** `to` is a path of this site. */
  constructor(to: string) {
    super(`Moved to ${to}`);
    this.to = to;
  }
}

/** What `answer` gives, or a 301 to where the record lives. */
export async function answerOrRedirect(
  reply: FastifyReply,
  answer: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await answer();
  } catch (failure) {
    if (!(failure instanceof MovedPermanently)) throw failure;
    // Asked again each time: a company that takes its old name back must not send readers in a circle.
    return reply.header("cache-control", "public, no-cache").redirect(failure.to, 301);
  }
}
