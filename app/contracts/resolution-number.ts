import { z } from "zod";

/**
 * The number of a resolution, as people cite it: 〔2026〕3号. An alliance's numbers of a year (Asia/Shanghai) have no
 * holes; decisions on hidden items are internal and have a series of their own, so that the public one has none either.
 */
export const resolutionNumber = z.object({ year: z.int(), serial: z.int().min(1), internal: z.boolean() });
export type ResolutionNumber = z.infer<typeof resolutionNumber>;
