/**
 * A secret that the hub cannot show again: selected as a whole, broken anywhere, with a button that copies it and one that says it is kept.
 *
 *   <SecretOnce once={t("people:token.once")} secret={token} copy={t("people:token.copy")} kept={t("people:token.kept")} onKept={close} />
 *   <SecretText>{address}</SecretText>
 */
import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { CopyButton } from "./copy-button.tsx";
import classes from "./secret-once.module.css";

export interface SecretOnceProps {
  /** What it is for, and that it is shown this once. */
  once: string;
  secret: string;
  /** Words of the buttons. */
  copy: string;
  kept: string;
  onKept: () => void;
}

export function SecretOnce({ once, secret, copy, kept, onKept }: SecretOnceProps) {
  return (
    <Stack gap="md">
      <Text size="sm">{once}</Text>
      <SecretText>{secret}</SecretText>
      <Group justify="flex-end" gap="sm">
        <CopyButton value={secret} variant="default">
          {copy}
        </CopyButton>
        <Button onClick={onKept}>{kept}</Button>
      </Group>
    </Stack>
  );
}

export function SecretText({ children }: { children: string }) {
  return (
    <Code block className={classes.secret}>
      {children}
    </Code>
  );
}
