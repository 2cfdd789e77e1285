import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as editions from "../../../app/contracts/editions.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });

/** Editions of an alliance's lists (第N期): what was open at one instant, numbered, and never changed. */
export const editionEndpoints = [
  endpoint({
    method: "GET",
    path: "/alliances/:id/editions",
    summary: "Editions of an alliance's lists, the newest first",
    params: byId,
    query: pageQuery,
    reply: pageOf(editions.editionSummary),
    handle: ({ actor, params, query, services }) => services.listings.listEditions(actor, params.id, query),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/editions/preview",
    summary: "What an edition published now would hold",
    params: byId,
    reply: editions.editionPreview,
    handle: ({ actor, params, services }) => services.listings.previewEdition(actor, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/editions",
    summary: "Publish an edition: freeze what is open now under the next number",
    params: byId,
    body: editions.editionInput,
    reply: editions.editionView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.listings.publishEdition(actor, params.id, body),
  }),
  endpoint({
    method: "GET",
    path: "/alliances/:id/edition-rhythm",
    summary: "On which days an alliance publishes editions",
    params: byId,
    reply: editions.rhythmView,
    handle: ({ actor, params, services }) => services.listings.getRhythm(actor, params.id),
  }),
  endpoint({
    method: "PUT",
    path: "/alliances/:id/edition-rhythm",
    summary: "Set or end the days on which an alliance publishes editions",
    params: byId,
    body: editions.rhythmInput,
    reply: editions.rhythmView,
    handle: ({ actor, params, body, services }) => services.listings.setRhythm(actor, params.id, body),
  }),
  endpoint({
    method: "GET",
    path: "/editions/:id",
    summary: "An edition with how many lines of each kind I read in it",
    params: byId,
    reply: editions.editionView,
    handle: ({ actor, params, services }) => services.listings.getEdition(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/editions/:id/lines",
    summary: "Lines of one kind as they stood in the edition, each with where it stands now",
    params: byId,
    query: editions.editionLineQuery,
    reply: pageOf(editions.editionLine),
    handle: ({ actor, params, query, services }) => services.listings.listEditionLines(actor, params.id, query),
  }),
  endpoint({
    method: "POST",
    path: "/editions/:id/corrections",
    summary: "Say above an edition what was wrong in it; its lines stay as they are",
    params: byId,
    body: editions.editionCorrection,
    reply: editions.editionView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.listings.correctEdition(actor, params.id, body),
  }),
];
