import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { commentKinds, type CommentKind } from "../../contracts/consultations.ts";
import classes from "./consultations.module.css";

/** How many are in favour, for another wording, against: as a bar, and in words and numbers. `linked`: the words open their rows. */
export function KindBar({ kinds, linked = false }: { kinds: Readonly<Record<CommentKind, number>>; linked?: boolean }) {
  const { t } = useTranslation();
  const shown = commentKinds.filter((kind) => kinds[kind] > 0);
  if (shown.length === 0) return null;
  return (
    <div className={classes.kinds}>
      <div className={classes.bar} aria-hidden>
        {shown.map((kind) => (
          <span key={kind} data-kind={kind} style={{ flexGrow: kinds[kind] }} />
        ))}
      </div>
      <ul className={classes.kindWords}>
        {shown.map((kind) => {
          const words = t(`consultations:kindOf.${kind}`, { count: kinds[kind] });
          return (
            <li key={kind} data-kind={kind}>
              {linked ? <Link to={`?part=${kind}#comments`}>{words}</Link> : words}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
