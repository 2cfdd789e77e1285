import type { ResolutionNumber } from "../app/contracts/resolution-number.ts";

/** The number of a resolution as papers and records of the hub cite it: `〔2026〕3号`, an internal one `〔2026〕内1号`. Pure. */
export const citeResolution = ({ year, serial, internal }: ResolutionNumber): string => `〔${year}〕${internal ? "内" : ""}${serial}号`;
