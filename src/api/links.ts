import { z } from "zod";
import { logReply } from "../operations/links/log-reply.js";
import { proposeLink } from "../operations/links/propose-link.js";
import { publishLink } from "../operations/links/publish-link.js";
import { reviewLink } from "../operations/links/review-link.js";
import { withdrawLink } from "../operations/links/withdraw-link.js";
import { writeDefence } from "../operations/links/write-defence.js";
import { linkId } from "../schemas/id.js";
import { link, newDefence, newLink, newReply, newReview, withdrawal } from "../schemas/link.js";
import { getLink } from "../store/link.js";
import { companyFilter, linkFilters } from "./filters.js";
import { listLinksAsked } from "./link-list.js";
import { type ApiParts, list, none, read } from "./route.js";
import { write } from "./write-route.js";

const tag = "Links";
const inLink = z.strictObject({ id: linkId });

/** Routes of links: which evidence contradicts, confirms or qualifies which claim. */
export function linkRoutes(parts: ApiParts): void {
  list(parts, "/links", {
    operationId: "listLinks",
    summary: "List links between claims and evidence, newest first",
    tag,
    params: none,
    query: z.strictObject({ ...companyFilter, ...linkFilters }),
    item: link,
    pageName: "LinkPage",
    list: ({ query }, audience) => listLinksAsked(parts, query, audience),
  });
  read(parts, "/links/:id", {
    operationId: "getLink",
    summary: "Get a link with its defence, reviews, replies and corrections; a withdrawn link says so",
    tag,
    errors: ["link-not-found"],
    params: inLink,
    query: none,
    answer: link,
    find: ({ params }, audience) => getLink(parts.world.database, params.id, audience),
  });
  linkProposal(parts);
  linkReviews(parts);
  linkPublication(parts);
}

function linkProposal(parts: ApiParts): void {
  write(parts, "/links", {
    operationId: "proposeLink",
    summary: "Propose that evidence contradicts, confirms or qualifies a claim",
    tag,
    errors: ["claim-not-found", "statement-not-found", "move-not-found", "duplicate-link"],
    params: none,
    body: newLink,
    answer: link,
    status: 201,
    location: ({ id }) => `/api/v1/links/${id}`,
    act: (act, { body }) => proposeLink(act, body),
  });
}

const shared = { tag, params: inLink, answer: link } as const;
const location = ({ id }: { readonly id: string }) => `/api/v1/links/${id}`;

function linkReviews(parts: ApiParts): void {
  write(parts, "/links/:id/reviews", {
    ...shared,
    operationId: "reviewLink",
    summary: "Approve or reject a link in the name of the key's holder",
    errors: ["link-not-found", "status-not-allowed", "reviewer-is-proposer", "already-reviewed"],
    body: newReview,
    status: 201,
    location,
    act: (act, { params, body }) => reviewLink(act, params.id, body),
  });
  write(parts, "/links/:id/defences", {
    ...shared,
    operationId: "writeDefence",
    summary: "Record the strongest reading in the company's favour, or that a person found none",
    errors: ["link-not-found", "statement-not-found", "status-not-allowed"],
    body: newDefence,
    status: 201,
    location,
    act: (act, { params, body }) => writeDefence(act, params.id, body),
  });
  write(parts, "/links/:id/replies", {
    ...shared,
    operationId: "logReply",
    summary: "Log the company's right of reply: whom we asked, and what the company said",
    errors: ["link-not-found", "status-not-allowed"],
    body: newReply,
    status: 201,
    location,
    act: (act, { params, body }) => logReply(act, params.id, body),
  });
}

function linkPublication(parts: ApiParts): void {
  write(parts, "/links/:id/publish", {
    ...shared,
    operationId: "publishLink",
    summary: "Publish a link with its claim and its evidence; a refusal names every check that failed",
    errors: [
      "link-not-found",
      "status-not-allowed",
      "quote-not-in-capture",
      "source-before-event",
      "evidence-in-future",
      "evidence-before-claim",
      "day-order-undecided",
      "wrong-company",
      "no-defence",
      "condition-unanswered",
      "too-few-approvals",
    ],
    status: 200,
    act: (act, { params }) => publishLink(act, params.id),
  });
  write(parts, "/links/:id/withdraw", {
    ...shared,
    operationId: "withdrawLink",
    summary: "Withdraw a published link; it keeps its address and says that it was withdrawn",
    errors: ["link-not-found", "status-not-allowed"],
    body: withdrawal,
    status: 200,
    act: (act, { params, body }) => withdrawLink(act, params.id, body),
  });
}
