/** Puts the first promise into figures, where the suggestion could not name a quantity. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CooperationView } from "../../contracts/cooperations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

export function CommitmentForm({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`commitment:${cooperation.id}`, { value: "", unit: cooperation.need.remaining?.unit ?? "" });
  const { value, unit } = values;
  const commit = useCommand<{ quantity: { value: string; unit: string } }>({
    method: "POST",
    path: `/cooperations/${cooperation.id}/commitments`,
    queued: true,
    forget,
  });
  return (
    <form
      noValidate
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
            onChange={(event) => set({ value: event.currentTarget.value })}
            error={commit.errors["quantity.value"]}
          />
          <TextInput
            name="quantity.unit"
            label={t("cooperations:unit")}
            required
            value={unit}
            readOnly={cooperation.need.remaining !== null}
            onChange={(event) => set({ unit: event.currentTarget.value })}
            error={commit.errors["quantity.unit"]}
          />
        </Group>
        <Button type="submit" loading={commit.busy}>
          {t("cooperations:commit")}
        </Button>
      </Stack>
    </form>
  );
}
