import { Anchor, Title } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ExampleView } from "../../contracts/examples.ts";
import { Columns } from "../../shell/kit/columns.tsx";
import { Figure, FigureList } from "../../shell/kit/figure-list.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { Quantity } from "../../shell/kit/quantity.tsx";
import { Obstacle, Quote } from "../followup/record-page.tsx";
import { useReadNotices } from "../followup/use-read-notices.ts";
import { AdoptionsPanel } from "./adoptions-panel.tsx";
import { ExampleBadge } from "./example-badge.tsx";
import { ExampleSteps } from "./example-steps.tsx";
import { FiguresLine } from "./figures-line.tsx";
import { UnitsPanel } from "./units-panel.tsx";
import classes from "./examples.module.css";

/** A model case: what was stuck, what was done, what came of it by the records, whom it names, who has adopted it. */
export function ExamplePage({ example }: { example: ExampleView }) {
  const { t } = useTranslation();
  useReadNotices();
  const { state, number, alliance, figures, problem, method, lesson, sources, withdrawn, author, publishedAt, log } = example;
  return (
    <>
      <PageHeader
        title={example.title}
        trail={[{ label: t("examples:title"), href: "/examples" }]}
        badge={<ExampleBadge state={state} />}
        aside={
          <>
            {t("examples:by", { number, alliance: alliance.name, author })} {publishedAt !== null && <Moment at={publishedAt} />}
          </>
        }
      />
      <Columns
        side={
          <>
            <UnitsPanel example={example} />
            {(state === "published" || example.adoptions.length > 0) && <AdoptionsPanel example={example} />}
            {log.length > 0 && (
              <Panel title={t("examples:log")}>
                <ol className={classes.list}>
                  {log.toReversed().map((entry) => (
                    <li key={entry.id}>
                      <span className={classes.head}>
                        <strong>{t(`examples:entry.${entry.kind}`)}</strong> {entry.name} <Moment at={entry.at} />
                      </span>
                      {entry.text !== "" && <p>{entry.text}</p>}
                    </li>
                  ))}
                </ol>
              </Panel>
            )}
          </>
        }
      >
        <ExampleSteps example={example} />
        <Panel>
          {state === "withdrawn" && withdrawn !== null && <Obstacle>{t("examples:withdrawnFor", { reason: withdrawn })}</Obstacle>}
          <div className={classes.figures}>
            <FigureList>
              {figures.value && (
                <Figure term={t("examples:figure.value")}>
                  <Money fen={figures.value.amount} large />
                </Figure>
              )}
              {figures.quantity && (
                <Figure term={t("examples:figure.quantity")}>
                  <Quantity {...figures.quantity} large />
                </Figure>
              )}
              {figures.days !== null && (
                <Figure term={t("examples:figure.days")}>
                  <Quantity value={String(figures.days)} unit={t("examples:figure.dayUnit", { count: figures.days })} large />
                </Figure>
              )}
            </FigureList>
          </div>
          <Part title={t("examples:field.problem")} text={problem} />
          <Part title={t("examples:field.method")} text={method} />
          {lesson !== "" && <Part title={t("examples:field.lesson")} text={lesson} />}
          <Title order={2} size="h5" mb={4}>
            {t("examples:field.sources")}
          </Title>
          <ul className={classes.sources}>
            {sources.map(({ id, kind, title, figures: own, href }) => (
              <li key={id}>
                {t(`examples:source.${kind}`)}{" "}
                {href === null ? (
                  title
                ) : (
                  <Anchor component={Link} to={href} inherit>
                    {title}
                  </Anchor>
                )}
                {sources.length > 1 && (
                  <span className={classes.quiet}>
                    <FiguresLine figures={own} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      </Columns>
    </>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <Title order={2} size="h5" mb={4}>
        {title}
      </Title>
      <Quote>{text}</Quote>
    </section>
  );
}
