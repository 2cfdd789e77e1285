import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import * as imports from "../../../app/contracts/imports.ts";
import { endpoint } from "./endpoint.ts";

const byId = z.object({ id });
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Lists from spreadsheets: read and looked at first, then imported, and taken back within a day. */
export const importEndpoints = [
  endpoint({
    method: "GET",
    path: "/imports/template",
    summary: "A spreadsheet to fill in",
    query: imports.templateQuery,
    download: xlsx,
    handle: ({ query, services }) => services.imports.getTemplate(query.kind),
  }),
  endpoint({
    method: "POST",
    path: "/imports",
    summary: "Read a spreadsheet (.xlsx or CSV) for a look at its lines; nothing is published yet",
    query: imports.importQuery,
    file: { largestBytes: imports.mostImportBytes },
    reply: imports.importView,
    status: 201,
    handle: ({ actor, query, file, locale, services }) => services.imports.uploadImport(actor, query, file, locale),
  }),
  endpoint({
    method: "GET",
    path: "/imports",
    summary: "My imports, newest first",
    query: pageQuery,
    reply: pageOf(imports.importSummary),
    handle: ({ actor, query, services }) => services.imports.listImports(actor, query),
  }),
  endpoint({
    method: "GET",
    path: "/imports/:id",
    summary: "One of my imports",
    params: byId,
    reply: imports.importView,
    handle: ({ actor, params, locale, services }) => services.imports.getImport(actor, params.id, locale),
  }),
  endpoint({
    method: "PATCH",
    path: "/imports/:id",
    summary: "Say what the columns of a file mean; its lines are judged anew",
    params: byId,
    body: imports.importPatch,
    reply: imports.importView,
    revision: "optional",
    handle: ({ actor, params, body, revision, locale, services }) => services.imports.changeColumns(actor, params.id, body, revision, locale),
  }),
  endpoint({
    method: "DELETE",
    path: "/imports/:id",
    summary: "Drop a file that was read and not imported",
    params: byId,
    handle: ({ actor, params, services }) => services.imports.discardImport(actor, params.id),
  }),
  endpoint({
    method: "GET",
    path: "/imports/:id/lines",
    summary: "Lines of a file, with what is said of their cells",
    params: byId,
    query: imports.importLinesQuery,
    reply: pageOf(imports.importLine),
    handle: ({ actor, params, query, locale, services }) => services.imports.listImportLines(actor, params.id, query, locale),
  }),
  endpoint({
    method: "GET",
    path: "/imports/:id/refused",
    summary: "The refused lines as a spreadsheet, each with its reasons",
    params: byId,
    download: xlsx,
    handle: ({ actor, params, locale, services }) => services.imports.writeRefused(actor, params.id, locale),
  }),
  endpoint({
    method: "POST",
    path: "/imports/:id/run",
    summary: "Import the lines that can be; it goes on after the reply, and a repetition only tells how far it is",
    params: byId,
    reply: imports.importView,
    handle: ({ actor, params, locale, services }) => services.imports.runImport(actor, params.id, locale),
  }),
  endpoint({
    method: "POST",
    path: "/imports/:id/undo",
    summary: "Withdraw, within a day, what an import made and nobody has acted on",
    params: byId,
    reply: imports.importView,
    handle: ({ actor, params, locale, services }) => services.imports.undoImport(actor, params.id, locale),
  }),
];
