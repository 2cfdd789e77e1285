import { z } from "zod";
import { countyCode, id, pageQuery, searchWords } from "./common.ts";

/** A unit that quantities can be written in; units of one `dimension` and `canonical` can be set against each other. */
export const unitView = z.object({ code: z.string(), dimension: z.string(), canonical: z.string(), factor: z.number() });
export type UnitView = z.infer<typeof unitView>;

/** A node of the category tree; `parent` is null for the tops (industry, process, product, finance …). */
export const categoryView = z.object({ code: z.string(), name: z.string(), parent: z.string().nullable() });
export type CategoryView = z.infer<typeof categoryView>;

/** An administrative division with the name that tells it apart (山东省济宁市兖州区). */
export const divisionView = z.object({ code: z.string(), name: z.string(), fullName: z.string() });
export type DivisionView = z.infer<typeof divisionView>;

/** `GET /api/v1/reference/categories`: by words, by codes, or the nodes right below `parent` (the tops without any). */
export const categoryQuery = pageQuery.extend({
  q: searchWords(40).optional(),
  parent: z.string().max(40).optional(),
  /** Of what `q` finds, only what lies below this one. */
  below: z.string().max(40).optional(),
  /** Just this one, or these, with commas between them. */
  code: z.string().max(4_000).optional(),
});
/** `GET /api/v1/reference/divisions`: divisions whose name holds `q` or whose code begins with it, nearest first below `within`. */
export const divisionQuery = pageQuery.extend({
  q: searchWords(40).default(""),
  within: countyCode.optional(),
  /** Just this one, or these, with commas between them. */
  code: z.string().max(1_000).regex(/^[1-9]\d{5}(\d{3})?(,[1-9]\d{5}(\d{3})?)*$/, { error: "division" }).optional(),
});

/** An alliance by its name, which is no secret: for naming it in an audience. */
export const allianceName = z.object({ id, name: z.string(), county: z.string() });
export type AllianceName = z.infer<typeof allianceName>;
