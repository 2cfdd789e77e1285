import { Anchor, Button, Tabs } from "@mantine/core";
import { Link, useNavigate, useSearchParams } from "@remix-run/react";
import { IconListSearch, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { EditionLine, EditionView } from "../../contracts/editions.ts";
import { listingKinds, type ListingKind } from "../../contracts/listings.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { PrintButton } from "../../shell/kit/print-button.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { CountsTable } from "./counts-table.tsx";
import { EditionLines } from "./edition-lines.tsx";
import { editionNumber } from "./edition-number.ts";
import classes from "./editions.module.css";

export interface EditionPageProps {
  edition: EditionView;
  kind: ListingKind;
  page: Page<EditionLine>;
}

/** An edition as it was published: foreword, corrections, the three lists, and where each line stands now. */
export function EditionPage({ edition, kind, page }: EditionPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [correcting, setCorrecting] = useState(false);
  const { alliance, counts, corrections, foreword, previous, may } = edition;
  useLiveRevalidate([{ stream: `alliance:${alliance.id}` }], { types: ["edition.", "listing."] });
  return (
    <>
      <PageHeader
        title={t("editions:one", { number: editionNumber(t, edition) })}
        trail={[
          { label: alliance.name, href: `/alliances/${alliance.id}` },
          { label: t("editions:title"), href: `/alliances/${alliance.id}/editions` },
        ]}
        aside={
          <>
            <Day value={edition.day} year /> · {edition.name === null ? t("editions:byHub") : t("editions:by", { name: edition.name })}
          </>
        }
        actions={
          <>
            {page.items.length > 0 && <SaveLedger wideOnly href={`/editions/${edition.id}.xlsx?kind=${kind}`} />}
            <PrintButton visibleFrom="sm" />
            {may.correct && (
              <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setCorrecting(true)}>
                {t("editions:correct.open")}
              </Button>
            )}
          </>
        }
      />
      <div className={classes.stack}>
        {corrections.length > 0 && (
          <Panel title={t("editions:correct.title")} edge="brand">
            <ol className={classes.corrections}>
              {corrections.map(({ at, name, text }) => (
                <li key={at}>
                  <span className={classes.correction}>{text}</span>
                  <span className={classes.hint}>
                    {name} <Moment at={at} />
                  </span>
                </li>
              ))}
            </ol>
          </Panel>
        )}
        <Panel>
          {foreword !== "" && <p className={classes.foreword}>{foreword}</p>}
          <CountsTable counts={counts} first={previous === null} />
          <p className={classes.hint}>
            {t("editions:frozen")}{" "}
            {previous !== null && (
              <Anchor component={Link} to={`/editions/${previous}`} size="sm">
                {t("editions:previous")}
              </Anchor>
            )}
          </p>
        </Panel>
        <Tabs value={kind} onChange={(value) => void navigate(`?kind=${value}`, { preventScrollReset: true })} keepMounted={false}>
          <Tabs.List>
            {listingKinds.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`listings:kind.${one}`)} {counts[one].lines + counts[one].gone}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {page.items.length === 0 ? (
          <Panel>
            <EmptyState icon={IconListSearch} title={t("editions:noLines")} />
          </Panel>
        ) : (
          <EditionLines kind={kind} lines={page.items} first={previous === null} />
        )}
        {page.nextCursor !== null && (
          <Button component={Link} to={`?${new URLSearchParams({ ...Object.fromEntries(params), cursor: page.nextCursor })}`} variant="default" fullWidth>
            {t("editions:moreLines")}
          </Button>
        )}
      </div>
      <ReasonDialog
        opened={correcting}
        onClose={() => setCorrecting(false)}
        keptAs={`edition-correct:${edition.id}`}
        title={t("editions:correct.open")}
        effect={t("editions:correct.effect")}
        label={t("editions:correct.text")}
        field="text"
        maxLength={500}
        send={t("editions:correct.send")}
        request={(text) => ({ path: `/editions/${edition.id}/corrections`, body: { text } })}
      />
    </>
  );
}
