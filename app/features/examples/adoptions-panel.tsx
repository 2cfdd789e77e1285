import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { ExampleCommand, ExampleView } from "../../contracts/examples.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { useCommand } from "../../http/use-command.ts";
import classes from "./examples.module.css";

type Adoption = ExampleView["adoptions"][number];

/** Alliances that do the same, what each plans and what came of it; for who leads another one the way to join them. */
export function AdoptionsPanel({ example }: { example: ExampleView }) {
  const { t } = useTranslation();
  const [adopting, setAdopting] = useState(false);
  const [reported, setReported] = useState<Adoption | null>(null);
  const [dropped, setDropped] = useState<Adoption | null>(null);
  const { id, adoptions, adopters, state } = example;
  const path = `/examples/${id}/steps`;
  const drop = useCommand<ExampleCommand>({
    method: "POST",
    path,
    onDone() {
      setDropped(null);
      showDone(t("examples:done.drop"));
    },
  });
  return (
    <Panel title={t("examples:adoptions", { count: adoptions.length })}>
      {adoptions.length === 0 && <Text size="sm">{t("examples:noAdoption")}</Text>}
      <ul className={classes.list}>
        {adoptions.map((adoption) => (
          <li key={adoption.alliance.id}>
            <span className={classes.head}>
              <strong>{adoption.alliance.name}</strong> {adoption.by} <Moment at={adoption.at} />
            </span>
            <p>{t("examples:planIs", { plan: adoption.plan })}</p>
            {adoption.outcome !== "" && <p>{t("examples:outcomeIs", { outcome: adoption.outcome })}</p>}
            {adoption.mine && state === "published" && (
              <Group gap="xs" mt={6}>
                <Button size="compact-sm" variant="default" onClick={() => setReported(adoption)}>
                  {t("examples:do.reportDots")}
                </Button>
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setDropped(adoption)}>
                  {t("examples:do.drop")}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      {adopters.length > 0 && (
        <Button mt="sm" variant="default" onClick={() => setAdopting(true)}>
          {t("examples:do.adoptDots")}
        </Button>
      )}
      {adopting && <AdoptDialog id={id} adopters={adopters} onClose={() => setAdopting(false)} />}
      {reported && (
        <ReasonDialog
          opened
          onClose={() => setReported(null)}
          title={t("examples:do.report")}
          label={t("examples:field.outcome")}
          description={t("examples:field.outcomeHint")}
          field="outcome"
          maxLength={300}
          send={t("examples:do.report")}
          keptAs={`example:${id}:report:${reported.alliance.id}`}
          request={(outcome) => ({ path, body: { command: "report", alliance: reported.alliance.id, outcome } })}
          onDone={() => showDone(t("examples:done.report"))}
        />
      )}
      <ConfirmDialog
        opened={dropped !== null}
        onClose={() => setDropped(null)}
        title={t("examples:do.drop")}
        effect={t("examples:do.dropEffect")}
        send={t("examples:do.drop")}
        command={drop}
        onSend={() => dropped && void drop.submit({ command: "drop", alliance: dropped.alliance.id })}
      />
    </Panel>
  );
}

function AdoptDialog({ id, adopters, onClose }: { id: string; adopters: readonly NamedRef[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(adopters[0]?.id ?? null);
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t("examples:do.adopt")}
      effect={t("examples:do.adoptEffect")}
      {...(adopters.length > 1 && {
        renderChoices: (errors) => (
          <SearchSelect name="alliance" label={t("examples:field.adopter")} data={adopters.map((one) => ({ value: one.id, label: one.name }))} value={chosen} onChange={setChosen} allowDeselect={false} error={errors.alliance} />
        ),
      })}
      label={t("examples:field.plan")}
      description={t("examples:field.planHint")}
      field="plan"
      maxLength={300}
      send={t("examples:do.adopt")}
      keptAs={`example:${id}:adopt`}
      request={(plan) => ({ path: `/examples/${id}/steps`, body: { command: "adopt", alliance: chosen, plan } })}
      onDone={() => showDone(t("examples:done.adopt"))}
    />
  );
}
