import { Button, Group, TextInput } from "@mantine/core";
import { Form, useSearchParams } from "@remix-run/react";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { auditKinds } from "../../contracts/audit-verbs.ts";
import { DayField } from "../../shell/kit/day-field.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";

/** Who, what and when, kept in the address; one person or record that the rows were narrowed to stays so. */
export function AuditFilter() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <Form method="get" role="search" key={search.toString()}>
      {["person", "subject"].map((name) => search.has(name) && <input key={name} type="hidden" name={name} value={search.get(name) ?? ""} />)}
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput
          name="q"
          label={t("administration:auditPerson")}
          defaultValue={search.get("q") ?? ""}
          placeholder={t("administration:auditFindPerson")}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={40}
          style={{ flex: "1 1 180px" }}
        />
        <SearchSelect
          name="kind"
          label={t("administration:auditKind")}
          placeholder={t("administration:auditEveryKind")}
          data={auditKinds.map((value) => ({ value, label: t(`administration:auditKinds.${value}`) }))}
          defaultValue={search.get("kind")}
          clearable
          style={{ flex: "1 1 160px" }}
        />
        <DayField name="from" label={t("administration:auditFrom")} defaultValue={search.get("from") ?? ""} style={{ flex: "1 1 150px" }} />
        <DayField name="until" label={t("administration:auditUntil")} defaultValue={search.get("until") ?? ""} style={{ flex: "1 1 150px" }} />
        <Button type="submit" variant="default">
          {t("administration:search")}
        </Button>
      </Group>
    </Form>
  );
}
