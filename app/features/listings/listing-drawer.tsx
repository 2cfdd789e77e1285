import { Button, Drawer, Group, Stack } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { ListingFacts } from "./listing-facts.tsx";
import { ListingHead } from "./listing-head.tsx";
import { ListingState } from "./listing-state.tsx";

interface ListingDrawerProps {
  /** Null before a first one is read. */
  listing: ListingView | null;
  opened: boolean;
  onClose: () => void;
  /** It is out of sight. */
  onClosed: () => void;
}

/** One line of a list, read beside the list on a desk; its suggestions and what can be done stand on its own page. */
export function ListingDrawer({ listing, opened, onClose, onClosed }: ListingDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened={opened} onClose={onClose} returnFocus={false} onExitTransitionEnd={onClosed} size={520} title={listing?.title} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {listing && (
        <Stack gap="md">
          <Group justify="space-between">
            <ListingState state={listing.state} />
            <Button component={Link} to={`/listings/${listing.id}`} rightSection={<IconArrowRight size={16} aria-hidden />} data-autofocus>
              {t("listings:openPage")}
            </Button>
          </Group>
          <ListingHead listing={listing} />
          <ListingFacts listing={listing} />
        </Stack>
      )}
    </Drawer>
  );
}
