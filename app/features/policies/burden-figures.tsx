/** What a policy promises in large figures, and under each what it really took; a measured figure opens its claims. */
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PolicyBurdenView } from "../../contracts/policy-burden.ts";
import text from "../../shell/kit/text.module.css";
import classes from "./policies.module.css";

export function BurdenFigures({ policy, burden }: { policy: string; burden: PolicyBurdenView }) {
  const { t } = useTranslation();
  const { promised, measured, claims, few, partial } = burden;
  const rows = (which: "paid" | "open") => `/policies/${policy}?claims=${which}#claims`;
  return (
    <div className={classes.words}>
      <dl className={classes.figures}>
        {(["steps", "papers", "days"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`policies:burden.${name}`)}</dt>
            {/* None named is not none needed. */}
            <dd data-missing={promised[name] === null || undefined}>{promised[name] ?? t("policies:burden.notPromised")}</dd>
            {measured && measured[name] !== null && (
              <dd className={classes.took}>
                <Link to={rows("paid")}>{t("policies:burden.took", { figure: measured[name] })}</Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className={text.quiet}>
        {measured === null ? t("policies:burden.noneYet") : t(`policies:burden.${few ? "ofFew" : "of"}`, { count: claims })}
        {measured !== null && measured.firmDays > 0 && t("policies:burden.firmDays", { figure: measured.firmDays })}
        {partial && t("policies:burden.partial")}
        {burden.late > 0 && <Link to={rows("open")}>{t("policies:burden.late", { count: burden.late })}</Link>}
      </p>
    </div>
  );
}
