import { useTranslation } from "react-i18next";
import classes from "./resolutions.module.css";
import { textDifference } from "./text-difference.ts";

/** A text with what was changed from the older one: taken out struck through, put in underlined; each said aloud, too. */
export function ChangedText({ older, newer }: { older: string; newer: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes.wording}>
      {textDifference(older, newer).map(({ kind, text }, index) => {
        if (kind === "same") return text;
        const Tag = kind === "added" ? "ins" : "del";
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the stretches of two texts that never change
          <Tag key={index} aria-label={t(`resolutions:change.${kind}`, { text })}>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}
