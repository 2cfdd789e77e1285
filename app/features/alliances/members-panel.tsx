import { ActionIcon, Button, Menu, Table, VisuallyHidden } from "@mantine/core";
import { IconDots, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { AllianceView, MemberView } from "../../contracts/alliances.ts";
import { formatList } from "../../i18n/formats.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { MemberEndDialog } from "./member-end-dialog.tsx";

export interface MembersPanelProps {
  alliance: AllianceView;
  members: MemberView[];
  /** Organizations that could join; only for keepers. */
  candidates: NamedRef[];
}

/** The members with their places in the chain; keepers admit, move and end them. */
export function MembersPanel({ alliance, members, candidates }: MembersPanelProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<MemberView | "new" | null>(null);
  const [ending, setEnding] = useState<MemberView | null>(null);
  const nameOf = new Map(alliance.links.map((link) => [link.id, link.name]));
  const admit = (
    <Button variant="default" size="xs" onClick={() => setEditing("new")}>
      {t("alliances:admit")}
    </Button>
  );
  return (
    <Panel title={t("alliances:membersTitle", { count: members.length })} action={alliance.may.keep ? admit : undefined} flush>
      {members.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={t("alliances:noMembers")} action={alliance.may.keep ? admit : undefined} />
      ) : (
        <Table verticalSpacing={8} horizontalSpacing={16} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("alliances:member")}</Table.Th>
              <Table.Th scope="col" visibleFrom="sm">{t("alliances:kind")}</Table.Th>
              <Table.Th scope="col">{t("alliances:links")}</Table.Th>
              <Table.Th scope="col" visibleFrom="sm">{t("alliances:joined")}</Table.Th>
              {alliance.may.keep && (
                <Table.Th scope="col">
                  <VisuallyHidden>{t("alliances:actions")}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map((member) => (
              <Table.Tr key={member.organization.id}>
                <Table.Td title={member.organization.fullName}>
                  {member.organization.name} {member.leading && <ToneBadge tone="soon">{t("alliances:leading")}</ToneBadge>}
                </Table.Td>
                <Table.Td visibleFrom="sm">{t(`alliances:kinds.${member.organization.kind}`)}</Table.Td>
                <Table.Td>{formatList(t, member.links.flatMap((link) => nameOf.get(link) ?? [])) || t("alliances:noLink")}</Table.Td>
                <Table.Td visibleFrom="sm">
                  <Day value={member.joinedAt} year />
                </Table.Td>
                {alliance.may.keep && (
                  <Table.Td ta="end">
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("alliances:changeMember", { name: member.organization.name })}>
                          <IconDots size={18} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setEditing(member)}>{t("alliances:move")}</Menu.Item>
                        <Menu.Item onClick={() => setEnding(member)}>{t("alliances:endMembership")}</Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <MemberDialog alliance={alliance} candidates={candidates} member={editing} onClose={() => setEditing(null)} />
      <MemberEndDialog alliance={alliance.id} member={ending} onClose={() => setEnding(null)} />
    </Panel>
  );
}
