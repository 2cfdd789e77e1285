/**
 * `text-child.ts COUNT terms|words`: the comparison by text only as a process of its own, which prints its figures as a line of JSON. A hub has
 * one engine; beside the bench's other four the same code runs a third slower, for the compiler then calls the kernels by looking up which.
 */
import { generateMarket } from "../../../server/matching/engine/testing/generate-market.ts";
import type { EngineListing } from "../../../server/matching/engine/types.ts";
import { createMarketVocabulary } from "../../../server/matching/testing/create-market-vocabulary.ts";
import { createHubTokens } from "./hub-tokens.ts";
import { compareText } from "./text-peers.ts";

const queryCount = 30;

/** Beyond this many lines only the quickest peer is built: the others take minutes and several gigabytes. */
const mostPeerLines = 100_000;

const [count, cutting] = [Number(process.argv[2]), process.argv[3]];
const { tokenizer, vocabulary } = createMarketVocabulary();
const market = generateMarket(1);
const words = ({ title, text }: EngineListing): string[] => tokenizer.words(title + text);
const cut = cutting === "words" ? words : createHubTokens(vocabulary);
const needs = Array.from({ length: queryCount }, (_, number) => cut(market.line(number, "need")));
const others = count > mostPeerLines ? `built up to ${mostPeerLines} lines only` : (true as const);
const ask = cutting === "words" ? { flexsearch: true as const } : { flexsearch: true as const, minisearch: others, orama: others };
console.log(JSON.stringify(compareText(vocabulary, count, (number) => cut(market.line(number, "resource")), needs, ask)));
