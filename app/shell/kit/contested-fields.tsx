/**
 * In a form that stays open while others work: the fields that somebody else has changed too, with what stands there now,
 * before one writes over it. One press takes it over.
 *
 *   <ContestedFields fields={contested.map((name) => ({ name, label: …, theirs: … }))} onTake={(name) => set({ [name]: stored[name] })} />
 */
import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./command-problem.module.css";

interface ContestedFieldsProps<Name extends string> {
  /** `theirs` is empty where they emptied the field, null where they removed the whole thing. */
  fields: { name: Name; label: string; theirs: string | null }[];
  onTake: (name: Name) => void;
}

export function ContestedFields<Name extends string>({ fields, onTake }: ContestedFieldsProps<Name>) {
  const { t } = useTranslation();
  return (
    <div role="status" className={classes.contested}>
      {fields.map(({ name, label, theirs }) => (
        <div key={name} className={classes.problem} data-lost>
          <IconUsers size={20} aria-hidden className={classes.icon} />
          <p className={classes.words}>{t(theirs === null ? "shell:contested.removed" : theirs === "" ? "shell:contested.emptied" : "shell:contested.changed", { field: label, theirs })}</p>
          <Button variant="default" size="xs" onClick={() => onTake(name)}>
            {t("shell:contested.take")}
          </Button>
        </div>
      ))}
    </div>
  );
}
