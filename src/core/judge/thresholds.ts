/**
 * The least confidence with which a judge proposes a link: the relation is likelier than all others together.
 *
 * Low on purpose. A proposal costs an editor a look, but nobody ever sees a link that is not proposed.
 */
export const PROPOSAL_THRESHOLD = 0.5;

/** The share of pairs that qualify among those that neither confirm nor contradict, where nothing else tells. */
export const QUALIFIES_PRIOR = 0.08;

/** The least strength at which editors see an earlier statement as a possible defence. */
export const DEFENCE_THRESHOLD = 0.3;
