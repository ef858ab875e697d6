import { claimRoutes } from "./claims.js";
import { companyRoutes } from "./companies.js";
import { companyListRoutes } from "./company-lists.js";
import { correctionRoutes } from "./corrections.js";
import { type DiffJudges, diffRoutes } from "./diff.js";
import { judgeRoutes } from "./judges.js";
import { linkRoutes } from "./links.js";
import { moveRoutes } from "./moves.js";
import { sourceRoutes, speakerRoutes, topicRoutes } from "./references.js";
import type { ApiParts } from "./route.js";
import { searchRoutes } from "./search.js";
import { staffRoutes } from "./staff.js";
import { statementRoutes } from "./statements.js";

/** Registers every route of the JSON API, under the prefix of its server. */
export function apiRoutes(parts: ApiParts, judges: DiffJudges): void {
  companyRoutes(parts);
  companyListRoutes(parts);
  statementRoutes(parts);
  claimRoutes(parts);
  moveRoutes(parts);
  linkRoutes(parts);
  speakerRoutes(parts);
  sourceRoutes(parts);
  topicRoutes(parts);
  correctionRoutes(parts);
  searchRoutes(parts);
  diffRoutes(parts, judges);
  judgeRoutes(parts);
  staffRoutes(parts);
}
