/** Whose listings are shown where a figure or a name led here: an alliance, an organization; each can be taken away. */
import { Group } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";

const scopes = ["alliance", "owner"] as const;

/** `first` is any row of the list, which knows the names. */
export function ListingScope({ first }: { first: ListingView | undefined }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const chosen = scopes.filter((scope) => search.has(scope));
  if (chosen.length === 0) return null;
  const remove = (scope: string) =>
    setSearch((before) => {
      before.delete(scope);
      before.delete("cursor");
      return before;
    });
  return (
    <Group gap="xs" mb="sm">
      {chosen.map((scope) => {
        const words = first?.[scope].name ?? t(`listings:filter.${scope}`);
        return (
          <ScopePill key={scope} onRemove={() => remove(scope)} removeLabel={t("listings:filter.remove", { scope: words })}>
            {words}
          </ScopePill>
        );
      })}
    </Group>
  );
}
