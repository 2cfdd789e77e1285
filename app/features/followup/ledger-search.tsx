import { Button, Group, TextInput } from "@mantine/core";
import { Form, useSearchParams } from "@remix-run/react";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** What another search begins anew. */
const dropped = ["q", "cursor", "new"];

/** A number or words that a ledger is narrowed to, beside whatever else its address says; the cursor stays in its field. */
export function LedgerSearch() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = params.get("q") ?? "";
  const [field, setField] = useState({ asked, typed: asked });
  // An address that came from elsewhere fills the field anew.
  if (field.asked !== asked) setField({ asked, typed: asked });
  return (
    <Form method="get" role="search">
      {[...params].map(([name, value]) => !dropped.includes(name) && <input key={name} type="hidden" name={name} value={value} />)}
      <Group gap="sm" wrap="nowrap">
        <TextInput
          name="q"
          type="search"
          value={field.typed}
          onChange={(event) => setField({ asked, typed: event.currentTarget.value })}
          placeholder={t("followup:search.words")}
          aria-label={t("followup:search.words")}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={60}
          maw={420}
          style={{ flex: "1 1 220px" }}
        />
        <Button type="submit" variant="default">
          {t("followup:search.send")}
        </Button>
      </Group>
    </Form>
  );
}
