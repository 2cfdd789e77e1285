import { Alert, Button, Group, Stack, Textarea } from "@mantine/core";
import { Link, useNavigate } from "@remix-run/react";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MOST_EDITION_LINES, type EditionInput, type EditionPreview, type EditionView } from "../../contracts/editions.ts";
import { listingKinds } from "../../contracts/listings.ts";
import { useCommand } from "../../http/use-command.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { CountsTable } from "./counts-table.tsx";
import { editionNumber } from "./edition-number.ts";
import classes from "./editions.module.css";

/** What the next edition would hold, what is worth a look before, and the button that publishes it. */
export function NewEditionPage({ preview }: { preview: EditionPreview }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { alliance, after, counts, unspecified, expiring, tooMany } = preview;
  useLiveRevalidate([{ stream: `alliance:${alliance.id}` }], { types: ["listing.", "policy.", "edition."] });
  const { values, set, forget } = useKeptValues(`edition:${alliance.id}`, { foreword: "" });
  const publish = useCommand<EditionInput, EditionView>({
    method: "POST",
    path: `/alliances/${alliance.id}/editions`,
    forget,
    onDone(edition) {
      showDone(t("editions:published", { number: editionNumber(t, edition) }));
      void navigate(`/editions/${edition.id}`);
    },
  });
  const held = listingKinds.reduce((sum, kind) => sum + counts[kind].lines, 0);
  return (
    <>
      <PageHeader
        title={t("editions:new", { number: editionNumber(t, preview) })}
        trail={[
          { label: t("alliances:title"), href: "/alliances" },
          { label: alliance.name, href: `/alliances/${alliance.id}` },
          { label: t("editions:title"), href: `/alliances/${alliance.id}/editions` },
        ]}
      />
      <Panel>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void publish.submit({ foreword: values.foreword, after: after?.id ?? null });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={publish} />
            {tooMany ? (
              <Alert color="orange" icon={<IconAlertTriangle size={18} aria-hidden />}>
                {t("editions:tooMany", { most: MOST_EDITION_LINES })}
              </Alert>
            ) : (
              <>
                <p className={classes.hint}>{after ? t("editions:against", { number: editionNumber(t, after) }) : t("editions:first")}</p>
                <CountsTable counts={counts} first={after === null} />
              </>
            )}
            {held === 0 && !tooMany && <p className={classes.hint}>{t("editions:empty")}</p>}
            {(unspecified > 0 || expiring > 0) && (
              <ul className={classes.lookAt}>
                {unspecified > 0 && <li>{t("editions:unspecified", { count: unspecified })}</li>}
                {expiring > 0 && <li>{t("editions:expiring", { count: expiring })}</li>}
                <li>
                  <Link to={`/listings?kind=need&alliance=${alliance.id}`}>{t("editions:lookAtLists")}</Link>
                </li>
              </ul>
            )}
            <Textarea
              name="foreword"
              label={t("editions:foreword")}
              description={t("editions:forewordHint")}
              value={values.foreword}
              onChange={(event) => set({ foreword: event.currentTarget.value })}
              maxLength={2_000}
              autosize
              minRows={3}
              error={publish.errors.foreword}
            />
            <p className={classes.hint}>{t("editions:effect")}</p>
            <Group justify="flex-end">
              <Button type="submit" loading={publish.busy} disabled={held === 0}>
                {t("editions:publishNow")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </>
  );
}
