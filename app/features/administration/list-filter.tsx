import { Button, Group, Select, TextInput } from "@mantine/core";
import { Form, Link, useLocation, useSearchParams } from "@remix-run/react";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface ListFilterProps {
  /** What the words are looked for in. */
  placeholder: string;
  /** A choice beside the words: its name in the address and what can be chosen. */
  choice?: { name: string; label: string; data: { value: string; label: string }[] };
}

/** Words and one choice that narrow a list; kept in the address, so that it can be sent to somebody. */
export function ListFilter({ placeholder, choice }: ListFilterProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <Form method="get" role="search" key={search.toString()}>
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput
          name="q"
          defaultValue={search.get("q") ?? ""}
          placeholder={placeholder}
          aria-label={placeholder}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={40}
          style={{ flex: "1 1 220px" }}
        />
        {choice && (
          <Select
            name={choice.name}
            aria-label={choice.label}
            placeholder={choice.label}
            data={choice.data}
            defaultValue={search.get(choice.name)}
            clearable
            w={160}
          />
        )}
        <Button type="submit" variant="default">
          {t("administration:search")}
        </Button>
      </Group>
    </Form>
  );
}

/** Leads to the next page of a list with the same filter; nothing on the last page. */
export function NextPage({ cursor }: { cursor: string | null }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  if (cursor === null) return null;
  const next = new URLSearchParams(search);
  next.set("cursor", cursor);
  return (
    <Button component={Link} to={`?${next.toString()}`} variant="default" mt="md">
      {t("administration:more")}
    </Button>
  );
}
