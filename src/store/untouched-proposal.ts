/**
 * SQL: whether the link `l` is a judge's proposal that no person has touched.
 *
 * A person touches a link by reviewing, defending or correcting it, or by logging the company's reply.
 */
export const untouchedProposalSql = `(l.status = 'proposed' AND l.proposer_kind = 'judge'
  AND NOT EXISTS (SELECT 1 FROM review r WHERE r.link_id = l.id)
  AND NOT EXISTS (SELECT 1 FROM defence d WHERE d.link_id = l.id)
  AND NOT EXISTS (SELECT 1 FROM reply y WHERE y.link_id = l.id)
  AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.record_type = 'link' AND c.record_id = l.id))`;
