import { useTranslation } from "react-i18next";
import { Panel } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import classes from "./policies.module.css";

/** Steps, papers or conditions as a plain list. */
export function ListPanel({ title, items, ordered = false }: { title: string; items: string[]; ordered?: boolean }) {
  const { t } = useTranslation();
  const List = ordered ? "ol" : "ul";
  return (
    <Panel title={title}>
      {items.length === 0 ? (
        <span className={text.quiet}>{t("policies:nothing")}</span>
      ) : (
        <List className={classes.list}>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </List>
      )}
    </Panel>
  );
}
