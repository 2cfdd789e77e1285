/** Puts the first promise into figures, where the suggestion could not name a quantity. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CooperationView } from "../../contracts/cooperations.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

export function CommitmentForm({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const [value, setValue] = useState("");
  const [unit, setUnit] = useState(cooperation.need.remaining?.unit ?? "");
  const commit = useCommand<{ quantity: { value: string; unit: string } }>({
    method: "POST",
    path: `/cooperations/${cooperation.id}/commitments`,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void commit.submit({ quantity: { value: value.trim(), unit: unit.trim() } }, { revision: cooperation.revision });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={commit} />
        <Group align="start" grow>
          <TextInput
            name="quantity.value"
            label={t("cooperations:quantity")}
            inputMode="decimal"
            required
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            error={commit.errors["quantity.value"]}
          />
          <TextInput
            name="quantity.unit"
            label={t("cooperations:unit")}
            required
            value={unit}
            readOnly={cooperation.need.remaining !== null}
            onChange={(event) => setUnit(event.currentTarget.value)}
            error={commit.errors["quantity.unit"]}
          />
        </Group>
        <Button type="submit" loading={commit.busy} disabled={value.trim() === "" || unit.trim() === ""}>
          {t("cooperations:commit")}
        </Button>
      </Stack>
    </form>
  );
}
