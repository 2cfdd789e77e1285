import { z } from "zod";

/** One field of a schema: its path, what it takes, and whether it may be left out. */
export interface Field {
  path: string[];
  schema: z.ZodType;
  optional: boolean;
}

/** Every field of an input's schema, nested objects and each choice of a union included. Pure. */
export function fieldsOf(schema: z.ZodType, above: string[] = []): Field[] {
  const { schema: inner } = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, part]) => {
      const path = [...above, name];
      const { schema: core, optional } = unwrap(part);
      return [{ path, schema: core, optional }, ...(core instanceof z.ZodObject ? fieldsOf(core, path) : [])];
    });
  }
  if (inner instanceof z.ZodUnion) {
    const fields = (inner.options as z.ZodType[]).flatMap((option) => fieldsOf(option, above));
    // The field that tells the choices apart stands in each of them.
    return [...new Map(fields.map((field) => [field.path.join("."), field])).values()];
  }
  return [];
}

/** What stands behind optional, default, nullable and transforming wrappers. Pure. */
function unwrap(schema: z.ZodType): { schema: z.ZodType; optional: boolean } {
  let core = schema;
  let optional = false;
  for (;;) {
    if (core instanceof z.ZodOptional || core instanceof z.ZodDefault || core instanceof z.ZodPrefault) {
      optional = true;
      core = core.unwrap() as z.ZodType;
    } else if (core instanceof z.ZodNullable) core = core.unwrap() as z.ZodType;
    else if (core instanceof z.ZodPipe) core = core.in as z.ZodType;
    else return { schema: core, optional };
  }
}

const operators: unknown[] = [{ $ne: null }, { $gt: "" }, { $where: "sleep(1000)" }];
const long = "长".repeat(9_000);

/** Values that a field of this schema can never have. Pure. */
export function badValuesFor({ path, schema }: Field): unknown[] {
  return valuesFor(schema).filter((value) => !(secrets.has(path.at(-1)!) && typeof value === "string" && value.length < 10) && !isChoice(schema, value));
}

/** What is typed at a door is compared, not stored: whether it is right is told without saying which part was wrong. */
const secrets = new Set(["account", "password", "current", "next", "token"]);

const isChoice = (schema: z.ZodType, value: unknown): boolean =>
  (schema instanceof z.ZodLiteral || schema instanceof z.ZodEnum) && schema.safeParse(value).success;

function valuesFor(schema: z.ZodType): unknown[] {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    return [...operators, 5, ["x"], long, "a\u0000b", "\u001b[2J"];
  }
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodNumberFormat) return [...operators, "5", "NaN", -1e18, 1e308, 1.5e-7, []];
  if (schema instanceof z.ZodBoolean) return [...operators, "true", 1];
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return [...operators, "no such choice", "__proto__", 5, []];
  if (schema instanceof z.ZodArray) return [...operators, "x", 5, [{ $ne: null }], Array.from({ length: 2_000 }, () => "x"), [null]];
  if (schema instanceof z.ZodObject) return [...operators, "x", 5, [], [1], { surprise: 1 }];
  if (schema instanceof z.ZodRecord) return ["x", 5, [], true];
  return operators.slice(0, 3);
}
