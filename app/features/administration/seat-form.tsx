import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { AllianceSummary } from "../../contracts/alliances.ts";
import type { OrganizationView } from "../../contracts/organizations.ts";
import type { Role, SeatView, seatInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { endOfDay } from "../../i18n/shanghai-time.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { countiesIn } from "./counties.ts";

type GivenRole = Exclude<Role, "chair">;

/** Which roles each role may give, as the server judges too. */
const givable: Partial<Record<Role, readonly GivenRole[]>> = {
  administrator: ["liaison", "secretary", "officer", "service", "administrator"],
  officer: ["liaison", "secretary", "officer", "service"],
  secretary: ["liaison", "service"],
};

export interface SeatFormProps {
  person: string;
  alliances: AllianceSummary[];
  organizations: OrganizationView[];
}

/** Gives a person a seat: asks only for what its role needs. */
export function SeatForm({ person, alliances, organizations }: SeatFormProps) {
  const { t } = useTranslation();
  const own = useMe().seats.map((seat) => seat.role);
  const roles = (["liaison", "secretary", "officer", "service", "administrator"] as const).filter((role) =>
    own.some((mine) => givable[mine]?.includes(role)),
  );
  const { values, set, forget } = useKeptValues(`seat:${person}`, {
    role: roles[0] ?? ("liaison" as GivenRole),
    alliance: alliances.length === 1 ? alliances[0]!.id : null,
    organization: null as string | null,
    county: null as string | null,
    until: "",
    cause: "",
  });
  const { role, alliance, organization, county, until, cause } = values;
  const give = useCommand<z.input<typeof seatInput>, SeatView>({
    method: "POST",
    path: "/seats",
    forget,
    onDone: () => showDone(t("administration:seatGiven")),
  });
  const fitting = organizations.filter((candidate) => {
    if (role === "liaison") return candidate.alliances.some(({ id }) => id === alliance);
    if (role === "officer") return candidate.kind === "department";
    return role === "service" ? candidate.kind === "bank" || candidate.kind === "service" : candidate.kind === "department";
  });
  return (
    <Panel title={t("administration:newSeat")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void give.submit({
            person,
            role,
            organization: role === "administrator" ? null : organization,
            alliance: role === "administrator" || role === "officer" ? null : alliance,
            county: role === "officer" ? county : null,
            until: until === "" ? null : endOfDay(until).toISOString(),
            cause: cause.trim(),
          });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={give} />
          <Select
            name="role"
            label={t("administration:role")}
            description={t("administration:roleHint")}
            data={roles.map((value) => ({ value, label: t(`roles:${value}`) }))}
            value={role}
            onChange={(chosen) => set({ role: (chosen ?? role) as GivenRole })}
            allowDeselect={false}
            error={give.errors.role}
          />
          {(role === "liaison" || role === "secretary" || role === "service") && (
            <Select
              name="alliance"
              label={t("suggestions:field.alliance")}
              data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
              value={alliance}
              onChange={(chosen) => set({ alliance: chosen })}
              error={give.errors.alliance}
            />
          )}
          {role === "officer" && (
            <Select
              name="county"
              label={t("alliances:county")}
              data={countiesIn([...alliances, ...organizations]).map(({ code, name }) => ({ value: code, label: name }))}
              value={county}
              onChange={(chosen) => set({ county: chosen })}
              error={give.errors.county}
            />
          )}
          {role !== "administrator" && (
            <SearchSelect
              name="organization"
              label={t("administration:organization")}
              clearable={role !== "liaison"}
              nothingFoundMessage={t("alliances:noCandidates")}
              data={fitting.map(({ id, shortName }) => ({ value: id, label: shortName }))}
              value={organization}
              onChange={(chosen) => set({ organization: chosen })}
              error={give.errors.organization}
            />
          )}
          <DayField name="until" label={t("administration:untilDay")} value={until} onChange={(day) => set({ until: day })} error={give.errors.until} />
          <TextInput
            name="cause"
            label={t("administration:cause")}
            description={t("administration:causeHint")}
            value={cause}
            onChange={(event) => set({ cause: event.currentTarget.value })}
            maxLength={100}
            error={give.errors.cause}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={give.busy}>
              {t("administration:giveSeat")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
