import type { TFunction } from "i18next";
import type { SuggestionTopic } from "../../contracts/suggestions.ts";

const topics: SuggestionTopic[] = ["policy", "finance", "workforce", "land", "supply", "service", "other"];

/** The topics for a select. Pure. The list is written here, because the contract would bring a parser onto the page. */
export const topicChoices = (t: TFunction) => topics.map((value) => ({ value, label: t(`suggestions:topic.${value}`) }));
