/** Listings that say nearly the same: how many others have the same need, and which of them the reader may open. */
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PreviewView } from "../../contracts/match-preview.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import classes from "./matches.module.css";

export function SimilarListings({ answer }: { answer: Pick<PreviewView, "similar" | "common"> }) {
  const { t } = useTranslation();
  const { similar, common } = answer;
  if (similar.length === 0 && common.organizations === 0) return null;
  const doubled = similar.some(({ duplicate }) => duplicate);
  const title =
    common.organizations > 0
      ? t("matches:sameNeed", { count: common.organizations })
      : t(doubled ? "matches:duplicate" : "matches:similar");
  return (
    <Panel title={title} flush>
      {common.organizations > 0 && <p className={classes.note}>{t("matches:sameNeedHint")}</p>}
      <ul className={classes.rows}>
        {similar.map(({ listing, likeness }) => (
          <li key={listing.id} className={classes.line}>
            <Link to={`/listings/${listing.id}`} className={classes.lineWords} target="_blank" rel="noreferrer">
              {listing.owner.name} · {listing.title}
            </Link>
            <span className={text.quiet}>{t("matches:likeness", { percent: likeness })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
