import { Code } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ResolutionVersion, ResolutionView } from "../../contracts/resolutions.ts";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { ChangedText } from "./changed-text.tsx";
import classes from "./resolutions.module.css";

/** Digits of a seal that people compare at a glance. */
const SHORT = 12;

/** Every wording that the resolution has had, the one in force first, with what each changed and its seal. */
export function VersionsPanel({ resolution }: { resolution: ResolutionView }) {
  const { t } = useTranslation();
  const { versions } = resolution;
  return (
    <Panel flush title={t("resolutions:versions.title")}>
      <ol className={classes.versions}>
        {versions.toReversed().map((version) => (
          <Version key={version.number} version={version} before={versions[version.number - 2]} current={version.number === versions.length} />
        ))}
      </ol>
      <p className={classes.sealHint}>{t("resolutions:versions.sealHint")}</p>
    </Panel>
  );
}

function Version({ version, before, current }: { version: ResolutionVersion; before: ResolutionVersion | undefined; current: boolean }) {
  const { t } = useTranslation();
  const { number, text, reason, hash, sound, name, at } = version;
  return (
    <li className={classes.version}>
      <div className={classes.versionHead}>
        <strong>{t(before ? "resolutions:versions.number" : "resolutions:versions.first", { number })}</strong>
        {current && <ToneBadge tone="brand">{t("resolutions:versions.current")}</ToneBadge>}
        <span>
          {name} <Moment at={at} />
        </span>
      </div>
      {reason !== "" && <p className={classes.reason}>{t("resolutions:versions.reason", { reason })}</p>}
      {before && <ChangedText older={before.text} newer={text} />}
      {/* The only wording stands at the head of the page. */}
      {!before && !current && <p className={classes.wording}>{text}</p>}
      <div className={classes.seal}>
        <ToneBadge tone={sound ? "good" : "late"} icon={sound ? IconLock : IconAlertTriangle} title={t(`resolutions:versions.${sound ? "soundHint" : "brokenHint"}`)}>
          {t(`resolutions:versions.${sound ? "sound" : "broken"}`)}
        </ToneBadge>
        <span>
          SHA-256 <Code title={hash}>{hash.slice(0, SHORT)}…</Code>
        </span>
        <CopyButton value={hash} variant="subtle" size="compact-xs">
          {t("resolutions:versions.copySeal")}
        </CopyButton>
      </div>
    </li>
  );
}
