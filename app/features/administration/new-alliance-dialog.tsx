import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { allianceInput, AllianceView } from "../../contracts/alliances.ts";
import type { OrganizationView } from "../../contracts/organizations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { countiesIn } from "./counties.ts";

/** Founds an alliance; its chain and rotation are edited right after. */
export function NewAllianceDialog({ opened, departments, onClose }: { opened: boolean; departments: OrganizationView[]; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counties = countiesIn(departments);
  const { values, set, forget } = useKeptValues("alliance", { name: "", county: counties[0]?.code ?? "", leadDepartment: null as string | null });
  const { name, county, leadDepartment } = values;
  const create = useCommand<z.input<typeof allianceInput>, AllianceView>({
    method: "POST",
    path: "/alliances",
    forget,
    onDone: ({ id }) => void navigate(`/admin/alliances/${id}`),
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t("administration:newAlliance")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create.submit({ name: name.trim(), county, leadDepartment: leadDepartment ?? "" });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={create} />
          <TextInput
            name="name"
            label={t("administration:allianceName")}
            required
            value={name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={create.errors.name}
            data-autofocus
            autoComplete="off"
          />
          <Select
            name="county"
            label={t("alliances:county")}
            data={counties.map(({ code, name }) => ({ value: code, label: name }))}
            value={county}
            onChange={(chosen) => set({ county: chosen ?? "", leadDepartment: null })}
            allowDeselect={false}
            error={create.errors.county}
          />
          <Select
            name="leadDepartment"
            label={t("alliances:leadDepartment")}
            required
            data={departments.filter((department) => department.county === county).map(({ id, shortName }) => ({ value: id, label: shortName }))}
            value={leadDepartment}
            onChange={(chosen) => set({ leadDepartment: chosen })}
            error={create.errors.leadDepartment}
          />
          <FormButtons onCancel={onClose} send={t("administration:newAllianceDo")} busy={create.busy} />
        </Stack>
      </form>
    </Modal>
  );
}
