/**
 * The lowest confidence at which a judge proposes a link: the relation is likelier than all others together.
 *
 * Low on purpose. A wrong proposal costs an editor one look; nobody ever sees a missed one.
 */
export const PROPOSAL_THRESHOLD = 0.5;

/** The share of `qualifies` among pairs that neither confirm nor contradict, as measured for the rules. */
export const QUALIFIES_PRIOR = 0.08;

/** Editors see an earlier statement as a possible defence if its strength exceeds this. */
export const DEFENCE_THRESHOLD = 0.3;
