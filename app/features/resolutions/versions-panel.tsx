import { useTranslation } from "react-i18next";
import type { ResolutionVersion, ResolutionView } from "../../contracts/resolutions.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SealMark } from "../../shell/kit/seal-mark.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { ChangedText } from "./changed-text.tsx";
import classes from "./resolutions.module.css";

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
      <SealMark
        hash={hash}
        sound={sound}
        words={t(`resolutions:versions.${sound ? "sound" : "broken"}`)}
        hint={t(`resolutions:versions.${sound ? "soundHint" : "brokenHint"}`)}
        copy={t("resolutions:versions.copySeal")}
      />
    </li>
  );
}
