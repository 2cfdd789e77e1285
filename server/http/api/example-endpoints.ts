import { z } from "zod";
import { id, pageOf } from "../../../app/contracts/common.ts";
import * as examples from "../../../app/contracts/examples.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Model cases: written from what was done, agreed to by the units that they name, adopted by other alliances. */
export const exampleEndpoints = [
  endpoint({
    method: "GET",
    path: "/examples",
    summary: "Model cases that I may see, the newest first",
    query: examples.exampleQuery,
    reply: pageOf(examples.exampleRow),
    handle: ({ actor, query, services }) => services.examples.listExamples(actor, query),
  }),
  endpoint({
    method: "POST",
    path: "/examples",
    summary: "Write a model case, as a draft",
    body: examples.exampleInput,
    reply: examples.exampleView,
    status: 201,
    handle: ({ actor, body, services }) => services.examples.createExample(actor, body),
  }),
  endpoint({
    method: "GET",
    path: "/examples/counts",
    summary: "How many stand on the shelf, wait for a unit's word, are drafts, were adopted by an alliance of mine",
    query: examples.exampleQuery.pick({ alliance: true, q: true }),
    reply: examples.exampleCounts,
    handle: ({ actor, query, services }) => services.examples.countExamples(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/examples/:id",
    summary: "A model case with the records it rests on, the units that it names and who has adopted it",
    params: byId,
    reply: examples.exampleView,
    handle: ({ actor, params, services }) => services.examples.getExample(actor, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/examples/:id",
    summary: "Change a draft",
    params: byId,
    body: examples.examplePatch,
    reply: examples.exampleView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.examples.editExample(actor, params.id, body, revision),
  }),
  endpoint({
    method: "POST",
    path: "/examples/:id/steps",
    summary: "Take a step: ask the units, agree or not, take off the shelf, adopt it, report what came of it",
    params: byId,
    body: examples.exampleCommand,
    reply: examples.exampleView,
    revision: "optional",
    handle: ({ actor, params, body, revision, services }) => services.examples.commandExample(actor, params.id, body, revision),
  }),
];
