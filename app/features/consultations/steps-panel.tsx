import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { ConsultationCommand, ConsultationStep, ConsultationView } from "../../contracts/consultations.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import text from "../../shell/kit/text.module.css";

type Dialog = "open" | "correct" | "publish" | "drop";

/** What the department can do now. `policies`: those that the draft can have become. */
export function StepsPanel({ consultation, policies }: { consultation: ConsultationView; policies: readonly NamedRef[] }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { id, may, state } = consultation;
  const has = (step: ConsultationStep) => may.includes(step);
  if (may.length === 0) return null;
  const close = () => setDialog(null);
  const button = (step: Dialog, main = false) =>
    has(step) && (
      <Button variant={main ? "filled" : "default"} onClick={() => setDialog(step)}>
        {t(`consultations:do.${step}Dots`)}
      </Button>
    );
  return (
    <Panel title={t("consultations:do.title")} edge="brand">
      <Stack gap="sm">
        <p className={text.quiet}>{t(`consultations:do.hint.${state}`)}</p>
        <Group gap="sm">
          {button("open", true)}
          {button("publish", true)}
          {has("edit") && (
            <Button component={Link} to={`/consultations/${id}/edit`} variant="default">
              {t("consultations:do.edit")}
            </Button>
          )}
          {button("correct")}
          {has("again") && (
            <Button component={Link} to={`/consultations/new?after=${id}`} variant="default">
              {t("consultations:do.again")}
            </Button>
          )}
          {button("drop")}
        </Group>
      </Stack>
      {dialog === "open" && <OpenDialog consultation={consultation} onClose={close} />}
      {dialog === "publish" && <PublishDialog consultation={consultation} policies={policies} onClose={close} />}
      {dialog === "correct" && <CorrectDialog consultation={consultation} onClose={close} />}
      {dialog === "drop" && (
        <ReasonDialog
          opened
          onClose={close}
          title={t("consultations:do.drop")}
          effect={t("consultations:do.dropEffect")}
          label={t("consultations:field.dropReason")}
          maxLength={300}
          send={t("consultations:do.drop")}
          dismiss={t("shell:close")}
          keptAs={`consultation:${id}:drop`}
          request={(reason) => ({ path: `/consultations/${id}/steps`, body: { command: "drop", reason }, revision: consultation.revision })}
          onDone={() => showDone(t("consultations:done.drop"))}
        />
      )}
    </Panel>
  );
}

interface DialogProps {
  consultation: ConsultationView;
  onClose: () => void;
}

function useStep({ consultation: { id }, onClose }: DialogProps, done: string) {
  return useCommand<ConsultationCommand, ConsultationView>({
    method: "POST",
    path: `/consultations/${id}/steps`,
    onDone() {
      showDone(done);
      onClose();
    },
  });
}

/** Opening cannot be taken back: what it does is said first. */
function OpenDialog(props: DialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { consultation, onClose } = props;
  const step = useStep(props, t("consultations:done.open"));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("consultations:do.open")}
      effect={t("consultations:do.openEffect", { units: consultation.units.asked, day: formatDay(t, consultation.until, { today }) })}
      send={t("consultations:do.open")}
      command={step}
      onSend={() => void step.submit({ command: "open" }, { revision: consultation.revision })}
    />
  );
}

function PublishDialog({ policies, ...props }: DialogProps & { policies: readonly NamedRef[] }) {
  const { t } = useTranslation();
  const { consultation, onClose } = props;
  const [policy, setPolicy] = useState<string | null>(null);
  const step = useStep(props, t("consultations:done.publish"));
  return (
    <Modal opened onClose={onClose} title={t("consultations:do.publish")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void step.submit({ command: "publish", policy: policy ?? "" }, { revision: consultation.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={step} labels={{ policy: t("consultations:field.policy") }} />
          <Text size="sm">{t("consultations:do.publishEffect")}</Text>
          {policies.length === 0 && (
            <Text size="sm">
              {t("consultations:do.noPolicy")} <Link to="/publish?kind=policy">{t("shell-actions:publish.policy")}</Link>
            </Text>
          )}
          <SearchSelect
            name="policy"
            label={t("consultations:field.policy")}
            required
            data={policies.map(({ id, name }) => ({ value: id, label: name }))}
            value={policy}
            onChange={setPolicy}
            error={step.errors.policy}
          />
          <FormButtons onCancel={onClose} send={t("consultations:do.publish")} busy={step.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

function CorrectDialog({ consultation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [paragraph, setParagraph] = useState<string | null>(consultation.paragraphs[0]?.id ?? null);
  const { id, revision, paragraphs } = consultation;
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t("consultations:do.correct")}
      effect={t("consultations:do.correctEffect")}
      renderChoices={(errors) => (
        <SearchSelect
          name="paragraph"
          label={t("consultations:field.paragraph")}
          data={[
            ...paragraphs.map((one, index) => ({ value: one.id, label: `${t("consultations:article", { number: index + 1 })} ${one.heading}` })),
            { value: "", label: t("consultations:onWhole") },
          ]}
          value={paragraph ?? ""}
          onChange={(value) => setParagraph(value === "" ? null : value)}
          allowDeselect={false}
          error={errors.paragraph}
        />
      )}
      label={t("consultations:field.note")}
      description={t("consultations:field.noteHint")}
      maxLength={1_000}
      field="note"
      send={t("consultations:do.correct")}
      keptAs={`consultation:${id}:correct`}
      request={(note) => ({ path: `/consultations/${id}/steps`, body: { command: "correct", paragraph, note }, revision })}
      onDone={() => showDone(t("consultations:done.correct"))}
    />
  );
}
