import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EditionView } from "../../contracts/editions.ts";
import { listingKinds } from "../../contracts/listings.ts";
import classes from "./editions.module.css";

/** Lines by kind, and how they differ from the edition before. */
export function CountsTable({ counts, first }: Pick<EditionView, "counts"> & { first: boolean }) {
  const { t } = useTranslation();
  const columns = first ? (["lines"] as const) : (["lines", "new", "changed", "gone"] as const);
  return (
    <Table fz="sm" verticalSpacing={6} className={classes.counts}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("editions:list")}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column} scope="col" ta="end">
              {t(`editions:count.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {listingKinds.map((kind) => (
          <Table.Tr key={kind}>
            <Table.Th scope="row">{t(`listings:kind.${kind}`)}</Table.Th>
            {columns.map((column) => (
              <Table.Td key={column} ta="end">
                {counts[kind][column]}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
