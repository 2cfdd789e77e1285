/** An amount as it stands in a field that is filled in yuan; a fraction of a fen is kept to a thousandth. Pure. */
export const yuanOfFen = (fen: number): string => String(Number((fen / 100).toFixed(5)));
