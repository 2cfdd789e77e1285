import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LinkView, MemberView } from "../../contracts/alliances.ts";
import { formatList } from "../../i18n/formats.ts";
import { GapWords } from "./chain-picture.tsx";

/** The chain as a table: the same facts for reading aloud and for print. */
export function ChainTable({ links, members }: { links: LinkView[]; members: MemberView[] }) {
  const { t } = useTranslation();
  const nameOf = new Map(links.map((link) => [link.id, link.name]));
  return (
    <Table captionSide="top" verticalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("alliances:link")}</Table.Th>
          <Table.Th scope="col">{t("alliances:upstream")}</Table.Th>
          <Table.Th scope="col">{t("alliances:members")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {links.map((link) => {
          const inLink = members.filter((member) => member.links.includes(link.id));
          return (
            <Table.Tr key={link.id}>
              <Table.Th scope="row">{link.name}</Table.Th>
              <Table.Td>{formatList(t, link.after.flatMap((id) => nameOf.get(id) ?? [])) || t("alliances:chainStart")}</Table.Td>
              <Table.Td>
                {inLink.length === 0 ? <GapWords link={link} /> : formatList(t, inLink.map((member) => memberWords(member, t("alliances:leading"))))}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

const memberWords = ({ organization, leading }: MemberView, leadingWord: string): string =>
  leading ? `${organization.name}（${leadingWord}）` : organization.name;
