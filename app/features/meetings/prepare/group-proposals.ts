import type { Proposal } from "../../../contracts/agenda.ts";

export interface ProposalGroup {
  best: Proposal;
  /** Further suppliers for the same need, best first. */
  others: Proposal[];
}

/** Matches of one need stand together, where the best of them stands; everything else by itself. Pure. */
export function groupProposals(proposals: readonly Proposal[]): ProposalGroup[] {
  const groups = new Map<string, ProposalGroup>();
  for (const proposal of proposals) {
    const key = proposal.kind === "match" ? `need:${proposal.facts.need}` : proposal.subject;
    const group = groups.get(key);
    if (group) group.others.push(proposal);
    else groups.set(key, { best: proposal, others: [] });
  }
  return [...groups.values()];
}
