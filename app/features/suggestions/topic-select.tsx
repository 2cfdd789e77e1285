import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SuggestionTopic } from "../../contracts/suggestions.ts";

/** Written here, because the contract would bring a parser onto the page. */
const topics: SuggestionTopic[] = ["policy", "finance", "workforce", "land", "supply", "service", "other"];

/** What a suggestion or a case is about. */
export function TopicSelect({ value, onChange, error }: { value: SuggestionTopic; onChange: (topic: SuggestionTopic) => void; error?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Select
      name="topic"
      label={t("suggestions:field.topic")}
      data={topics.map((topic) => ({ value: topic, label: t(`suggestions:topic.${topic}`) }))}
      value={value}
      onChange={(chosen) => onChange((chosen as SuggestionTopic | null) ?? value)}
      allowDeselect={false}
      error={error}
    />
  );
}
