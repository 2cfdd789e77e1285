import { Checkbox, Modal, MultiSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { AllianceView, MemberInput, MemberView } from "../../contracts/alliances.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";

export interface MemberDialogProps {
  alliance: AllianceView;
  candidates: NamedRef[];
  /** The member whose places change; `new` admits one; null: closed. */
  member: MemberView | "new" | null;
  onClose: () => void;
}

/** Admits a member, or changes the links in which it works and whether it leads the chain. */
export function MemberDialog(props: MemberDialogProps) {
  const { t } = useTranslation();
  const { member, onClose } = props;
  return (
    <Modal
      opened={member !== null}
      onClose={onClose}
      title={member === "new" ? t("alliances:admit") : t("alliances:move")}
      closeButtonProps={{ "aria-label": t("shell:close") }}
    >
      {member !== null && <MemberForm {...props} known={member === "new" ? null : member} />}
    </Modal>
  );
}

function MemberForm({ alliance, candidates, known, onClose }: MemberDialogProps & { known: MemberView | null }) {
  const { t } = useTranslation();
  const [organization, setOrganization] = useState<string | null>(known?.organization.id ?? null);
  const [links, setLinks] = useState<string[]>(known?.links ?? []);
  const [leading, setLeading] = useState(known?.leading ?? false);
  const command = useCommand<MemberInput>({ method: "POST", path: `/alliances/${alliance.id}/members`, onDone: onClose });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void command.submit({ organization: organization ?? "", links, leading });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} />
        {known === null && (
          <SearchSelect
            name="organization"
            label={t("alliances:member")}
            description={t("alliances:admitHint")}
            nothingFoundMessage={t("alliances:noCandidates")}
            data={candidates.map(({ id, name }) => ({ value: id, label: name }))}
            value={organization}
            onChange={setOrganization}
            error={command.errors.organization}
          />
        )}
        <MultiSelect
          name="links"
          label={t("alliances:links")}
          data={alliance.links.map(({ id, name }) => ({ value: id, label: name }))}
          value={links}
          onChange={setLinks}
          error={command.errors["links.0"]}
        />
        <Checkbox label={t("alliances:leadingLong")} checked={leading} onChange={(event) => setLeading(event.currentTarget.checked)} />
        <FormButtons onCancel={onClose} send={known === null ? t("alliances:admit") : t("shell:save")} busy={command.busy} />
      </Stack>
    </form>
  );
}
