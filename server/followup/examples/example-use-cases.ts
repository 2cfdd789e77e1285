import { listLedAlliances } from "../list-led-alliances.ts";
import { commandExample } from "./command-example.ts";
import { countExamples, getExample, listExamples } from "./list-examples.ts";
import { listExampleSources, listSourceAlliances } from "./read-sources.ts";
import { createExample, editExample } from "./write-example.ts";

/** What is done about model cases. */
export const exampleUseCases = { commandExample, countExamples, createExample, editExample, getExample, listExamples, listExampleSources, listLedAlliances, listSourceAlliances };
