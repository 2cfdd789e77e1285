import { IconAlertTriangle, IconCrown } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LinkView, MemberView } from "../../contracts/alliances.ts";
import { formatList } from "../../i18n/formats.ts";
import { chainColumns } from "./chain-columns.ts";
import classes from "./chain-picture.module.css";
import { LINK_ATTRIBUTE, useChainArrows } from "./use-chain-arrows.ts";

export interface ChainPictureProps {
  links: LinkView[];
  members: MemberView[];
  /** Organizations in whose name the reader is here: marked. */
  own: ReadonlySet<string>;
}

/** The chain from upstream (left) to downstream (right) with its members; a link without any is a gap. */
export function ChainPicture({ links, members, own }: ChainPictureProps) {
  const { t } = useTranslation();
  const picture = useRef<HTMLDivElement>(null);
  const arrows = useChainArrows(picture, links);
  const columns = useMemo(() => chainColumns(links), [links]);
  const nameOf = new Map(links.map((link) => [link.id, link.name]));
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t("alliances:chainPicture")}>
      <div className={classes.picture} ref={picture}>
        <svg className={classes.arrows} aria-hidden>
          <defs>
            <marker id="chain-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0,0.5 L7.5,4 L0,7.5 Z" className={classes.head} />
            </marker>
          </defs>
          {arrows.map(({ key, path }) => (
            <path key={key} d={path} className={classes.line} markerEnd="url(#chain-arrow)" />
          ))}
        </svg>
        {columns.map((column) => (
          <div key={column[0]!.id} className={classes.column}>
            {column.map((link) => (
              <LinkCard
                key={link.id}
                link={link}
                members={members.filter((member) => member.links.includes(link.id))}
                upstream={link.after.flatMap((id) => nameOf.get(id) ?? [])}
                own={own}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function LinkCard({ link, members, upstream, own }: { link: LinkView; members: MemberView[]; upstream: string[]; own: ReadonlySet<string> }) {
  const { t } = useTranslation();
  return (
    <section className={classes.link} data-gap={members.length === 0 || undefined} {...{ [LINK_ATTRIBUTE]: link.id }}>
      <h3 className={classes.name}>
        {link.name}
        {members.length > 0 && <span className={classes.count}>{t("alliances:memberCount", { count: members.length })}</span>}
      </h3>
      {upstream.length > 0 && <p className={classes.upstream}>{t("alliances:comesAfter", { links: formatList(t, upstream) })}</p>}
      {members.length === 0 ? (
        <p className={classes.gap}>
          <IconAlertTriangle size={14} aria-hidden className={classes.gapIcon} />
          <GapWords link={link} />
        </p>
      ) : (
        <ul className={classes.chips}>
          {members.map(({ organization, leading }) => (
            <li key={organization.id} className={classes.chip} data-own={own.has(organization.id) || undefined} title={organization.fullName}>
              {leading && <IconCrown size={13} aria-hidden className={classes.crown} />}
              {organization.name}
              {leading && <span className={classes.leading}>{t("alliances:leading")}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** 本环节暂无成员 · 3 条需求找不到供给 */
export function GapWords({ link }: { link: LinkView }) {
  const { t } = useTranslation();
  const words = [t("alliances:gap")];
  if (link.unservedNeeds > 0) words.push(t("alliances:unserved", { count: link.unservedNeeds }));
  return <span>{words.join(" · ")}</span>;
}
