import { Button, Group, Select, TextInput } from "@mantine/core";
import { Form, useSearchParams } from "@remix-run/react";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** What else the address says of the list; the search keeps it. */
const kept = ["view", "alliance", "meeting"];

/** Number or words, and the year; in the address, so that it can be sent to somebody. */
export function ResolutionFilter({ years }: { years: readonly number[] }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  return (
    <Form method="get" role="search" key={params.toString()}>
      {kept.map((name) => {
        const value = params.get(name);
        return value !== null && <input key={name} type="hidden" name={name} value={value} />;
      })}
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput
          name="q"
          defaultValue={params.get("q") ?? ""}
          placeholder={t("resolutions:search.words")}
          aria-label={t("resolutions:search.words")}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={60}
          style={{ flex: "1 1 220px" }}
        />
        <Select
          name="year"
          aria-label={t("resolutions:search.year")}
          placeholder={t("resolutions:search.everyYear")}
          data={years.map((year) => ({ value: String(year), label: t("resolutions:search.of", { year }) }))}
          defaultValue={params.get("year")}
          clearable
          w={130}
        />
        <Button type="submit" variant="default">
          {t("resolutions:search.send")}
        </Button>
      </Group>
    </Form>
  );
}
