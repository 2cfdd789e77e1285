/** `npm run env:doc`: prints every variable that the hub reads, as a Markdown table. */
import { z } from "zod";
import { environmentSchema } from "../server/env.ts";

console.log("| variable | default | meaning |\n| --- | --- | --- |");
for (const [name, field] of Object.entries(environmentSchema.shape)) {
  const unset = z.safeParse(field as z.ZodType, undefined);
  const value = String((unset.success ? unset.data : undefined) ?? "");
  console.log(`| \`${name}\` | ${value && `\`${value}\``} | ${(field as z.ZodType).description ?? ""} |`);
}
