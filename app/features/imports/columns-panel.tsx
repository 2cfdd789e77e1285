/** What each column of the file is taken for; put right, the lines are checked again at once. */
import { NativeSelect, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldsOfKind, type ImportField, type ImportPatch, type ImportView } from "../../contracts/imports.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { fieldName } from "./field-name.ts";
import classes from "./imports.module.css";

export function ColumnsPanel({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { id, kind, columns, revision } = view;
  const change = useCommand<ImportPatch>({ method: "PATCH", path: `/imports/${id}` });
  const fields = columns.map(({ field }) => field);
  const hasTitle = fields.includes("title");
  const known = fields.filter((field) => field !== null).length;

  const mean = (index: number, field: ImportField | null) => {
    // A field is one column's: whoever had it gives it up.
    const next = fields.map((before, at) => (at === index ? field : before === field ? null : before));
    void change.submit({ columns: next }, { revision });
  };

  return (
    <details className={classes.columns} open={!hasTitle || undefined}>
      <summary>
        <strong>{t("imports:columns.title")}</strong>
        <span className={classes.quiet} role="status">
          {change.busy ? t("imports:columns.checking") : t("imports:columns.summary", { known, all: columns.length })}
        </span>
      </summary>
      <div className={classes.columnsBody}>
        <CommandProblem command={change} />
        <Text size="sm" c="dimmed">
          {t("imports:columns.hint")}
        </Text>
        <div className={classes.columnGrid}>
          {columns.map(({ head, field, samples }, index) => (
            <NativeSelect
              // eslint-disable-next-line react/no-array-index-key -- a column is its place
              key={index}
              label={head || t("imports:columns.unnamed", { number: index + 1 })}
              description={samples.join(" · ") || " "}
              descriptionProps={{ className: classes.samples }}
              value={field ?? ""}
              disabled={change.busy}
              onChange={(event) => mean(index, (event.currentTarget.value || null) as ImportField | null)}
              data={[{ value: "", label: t("imports:columns.ignored") }, ...fieldsOfKind(kind).map((one) => ({ value: one, label: fieldName(t, one, kind) }))]}
            />
          ))}
        </div>
      </div>
    </details>
  );
}
