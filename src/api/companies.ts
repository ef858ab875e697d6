import { z } from "zod";
import { answerPublic } from "../http/answers/public-answer.js";
import { answerOrRedirect, MovedPermanently } from "../http/redirect.js";
import { recordAlias } from "../operations/record/record-alias.js";
import { recordCompany } from "../operations/record/record-company.js";
import { recordParent } from "../operations/record/record-parent.js";
import { type Company, company, newAlias, newCompany, newParent } from "../schemas/company.js";
import { line } from "../schemas/text.js";
import { getCompany, listCompanies } from "../store/company.js";
import type { Audience } from "../store/visibility.js";
import { movedTo } from "./company-lists.js";
import { getTarget } from "./company-target.js";
import { describe } from "./description.js";
import { inCompany } from "./filters.js";
import { type ApiParts, JSON_TYPE, list, none } from "./route.js";
import { write } from "./write-route.js";

const tag = "Companies";

/** Routes of companies, their aliases and their owners. */
export function companyRoutes(parts: ApiParts): void {
  const { app, world, cache } = parts;
  list(parts, "/companies", {
    operationId: "listCompanies",
    summary: "List companies by name; `name` finds those whose name or alias begins with it or resembles it",
    tag,
    params: none,
    query: z.strictObject({ name: line(200).optional() }),
    item: company,
    pageName: "CompanyPage",
    list: ({ query }, audience) => listCompanies(world.database, query, audience),
  });
  app.get("/companies/:slug", {
    schema: {
      ...describe({
        kind: "read",
        operationId: "getCompany",
        summary: "Get a company by its slug; its id and its earlier slugs redirect there",
        tag,
        errors: ["company-not-found"],
        answer: company,
        mayMove: true,
      }),
      params: inCompany,
      querystring: none,
    },
    handler: (request, reply) => {
      // The route's schema made it.
      const { slug } = request.params as z.output<typeof inCompany>;
      const make = async (audience: Audience) => {
        const target = await getTarget({ reader: world.database, cache }, slug, audience);
        if (target.slug !== slug)
          throw new MovedPermanently(movedTo(request.url, `/companies/${target.slug}`));
        return { body: (await getCompany(world.database, slug, audience)).text, type: JSON_TYPE };
      };
      return answerOrRedirect(reply, () => answerPublic(cache, request, reply, make));
    },
  });
  companyWrites(parts);
}

const recorded = {
  tag,
  answer: company,
  status: 201,
  location: ({ slug }: Company) => `/api/v1/companies/${slug}`,
} as const;

function companyWrites(parts: ApiParts): void {
  write(parts, "/companies", {
    ...recorded,
    operationId: "recordCompany",
    summary: "Record a company",
    errors: [
      "company-not-found",
      "slug-taken",
      "duplicate-company",
      "overlapping-alias",
      "overlapping-parent",
    ],
    params: none,
    body: newCompany,
    act: (act, { body }) => recordCompany(act, body),
  });
  write(parts, "/companies/:slug/aliases", {
    ...recorded,
    operationId: "recordAlias",
    summary: "Record another name of a company, with the days it was used",
    errors: ["company-not-found", "overlapping-alias"],
    params: inCompany,
    body: newAlias,
    act: (act, { params, body }) => recordAlias(act, params.slug, body),
  });
  write(parts, "/companies/:slug/parents", {
    ...recorded,
    operationId: "recordParent",
    summary: "Record which company owns a company, with the days",
    errors: ["company-not-found", "overlapping-parent", "parent-cycle"],
    params: inCompany,
    body: newParent,
    act: (act, { params, body }) => recordParent(act, params.slug, body),
  });
}
