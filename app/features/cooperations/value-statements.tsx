/** What it was worth by each side's word, the difference, and the field for one's own. */
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CooperationView } from "../../contracts/cooperations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { fenOfYuan } from "../../shell/kit/fen-of-yuan.ts";
import { Money } from "../../shell/kit/money.tsx";
import { useSeat } from "../../shell/shell-data.ts";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import classes from "./cooperations.module.css";

export function ValueStatements({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const { values, difference, confirmedValue } = cooperation;
  return (
    <Stack gap="sm">
      <div className={classes.values}>
        {values.map((statement) => (
          <div key={statement.organization.id} className={classes.value}>
            <div className={text.quiet}>{statement.organization.name}</div>
            {statement.value ? <Money fen={statement.value.amount} large /> : <Text c="dimmed">{t("cooperations:notStated")}</Text>}
            {statement.confirmedAt && (
              <ToneBadge tone="good" icon={IconCheck}>
                {t("cooperations:confirmedBy", { name: statement.by ?? "" })}
              </ToneBadge>
            )}
            {statement.note && <div className={text.quiet}>{statement.note}</div>}
          </div>
        ))}
      </div>
      {difference && difference.amount > 0 && (
        <Text c="orange.8">
          {t("cooperations:difference")} <Money fen={difference.amount} />
        </Text>
      )}
      {confirmedValue && (
        <Text fw={600}>
          {t("cooperations:confirmedValue")} <Money fen={confirmedValue.amount} />
        </Text>
      )}
      {cooperation.can.confirm && <ValueForm cooperation={cooperation} />}
    </Stack>
  );
}

function ValueForm({ cooperation }: { cooperation: CooperationView }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`value:${cooperation.id}`, { yuan: "", note: "" });
  const { yuan, note } = values;
  const confirms = cooperation.state === "delivered" || cooperation.state === "confirmed" || cooperation.state === "broken";
  const confirm = useCommand<{ value?: { amount: number | string }; note: string }>({
    method: "POST",
    path: `/cooperations/${cooperation.id}/confirm`,
    queued: true,
    forget,
    onDone: () => showDone(t("cooperations:stated")),
  });
  const amount = fenOfYuan(yuan);
  const own = useSeat()?.organization?.id;
  const corrects = cooperation.values.some(({ organization, confirmedAt }) => organization.id === own && confirmedAt !== null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm.submit({ ...(yuan.trim() !== "" && { value: { amount } }), note }, { revision: cooperation.revision });
      }}
    >
      <Stack gap="xs">
        <CommandProblem command={confirm} />
        <Group align="end" grow>
          <TextInput
            // By the first name it is refused where it is missing.
            name={confirm.errors.value === undefined ? "value.amount" : "value"}
            label={t("cooperations:valueYuan")}
            inputMode="decimal"
            value={yuan}
            onChange={(event) => set({ yuan: event.currentTarget.value })}
            error={confirm.errors.value ?? confirm.errors["value.amount"]}
          />
          <TextInput name="note" label={t("cooperations:note")} value={note} maxLength={300} onChange={(event) => set({ note: event.currentTarget.value })} />
        </Group>
        <Button type="submit" variant={confirms && !corrects ? "filled" : "default"} disabled={corrects && yuan.trim() === ""} loading={confirm.busy}>
          {t(corrects ? "cooperations:correctValue" : confirms ? "cooperations:confirm" : "cooperations:state")}
        </Button>
      </Stack>
    </form>
  );
}
