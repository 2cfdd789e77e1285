import type { z } from "zod";
import { isRule } from "./messages/messages.ts";

type Issue = z.core.$ZodIssue;

/** A refused field as data: `path` with dots, `rule` a key of the messages, `facts` its numbers. */
export interface Fault {
  path: string;
  rule: string;
  facts: Record<string, string | number>;
}

/** What zod found, as faults in the terms of the messages; one a field, the first found. Pure. */
export function faultsOf(issues: readonly Issue[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const fault of issues.flatMap(faultsOfIssue)) {
    if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return [...faults.values()];
}

function faultsOfIssue(issue: Issue): Fault[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, rule: "unknown_field", facts: {} }));
  }
  return [{ path, ...ruleOf(issue) }];
}

function ruleOf(issue: Issue): Omit<Fault, "path"> {
  const facts = bounds(issue);
  if (isRule(issue.message)) return { rule: issue.message, facts };
  switch (issue.code) {
    case "invalid_type":
      // A form sends a number as it was typed where it is none, and an empty field as "".
      if (issue.input === undefined || issue.input === "") return { rule: "required", facts };
      if (issue.expected === "int" && typeof issue.input === "number") return { rule: "whole_number", facts };
      return { rule: issue.expected === "number" && typeof issue.input === "string" ? "number" : "wrong_type", facts };
    case "too_small":
      return { rule: { string: "too_short", array: "too_few" }[issue.origin as string] ?? "too_low", facts };
    case "too_big":
      return { rule: { string: "too_long", array: "too_many" }[issue.origin as string] ?? "too_high", facts };
    case "invalid_value":
    case "invalid_union":
      return { rule: issue.input === undefined ? "required" : "not_allowed", facts };
    default:
      return { rule: "wrong_type", facts };
  }
}

function bounds(issue: Issue): Record<string, string | number> {
  if (issue.code === "too_small") return { minimum: String(issue.minimum) };
  if (issue.code === "too_big") return { maximum: String(issue.maximum) };
  return {};
}
