/** Key of the notice by which a search tells of a listing. Pure. */
export const noticeKey = (search: string, listing: string): string => `search:${search}:${listing}`;

/** Filter of all notices that one search gave its owner: a range of the keys, which are indexed by person. Pure. */
export const noticesOf = (person: string, search: string) => ({ person, key: { $gt: `search:${search}:`, $lt: `search:${search};` } });
