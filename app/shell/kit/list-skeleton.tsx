/**
 * Grey rows in the true shape of a list, shown only when waiting takes longer than 150 ms.
 *
 *   <ListSkeleton rows={5} />
 */
import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./list-skeleton.module.css";

export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.list} role="status" aria-label={t("shell:loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          <div className={classes.words}>
            <Skeleton height={14} width={`${72 - (row % 3) * 14}%`} />
            <Skeleton height={12} width={`${48 - (row % 2) * 12}%`} />
          </div>
          <Skeleton height={32} width={88} />
        </div>
      ))}
    </div>
  );
}
