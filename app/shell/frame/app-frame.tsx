import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { RealtimeProvider } from "../../realtime/realtime-provider.tsx";
import type { StreamPort } from "../../realtime/stream-port.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import type { MeView } from "../../contracts/people.ts";
import type { ShellData } from "../shell-data.ts";
import classes from "./app-frame.module.css";
import { BottomBar } from "./bottom-bar.tsx";
import { ConnectionStrip } from "./connection-mark.tsx";
import { Header } from "./header.tsx";
import { Rail } from "./rail.tsx";
import { SearchDoor } from "./search-door.tsx";
import { StayOffline } from "./stay-offline.tsx";

const MAIN_ID = "main";

export interface AppFrameProps {
  shell: ShellData;
  /** The way to the hub's streams; a socket unless given. */
  port?: StreamPort;
  children: ReactNode;
}

/** The frame around every signed-in page: rail and header on a desk, header and bottom bar on a phone. */
export function AppFrame({ shell, port, children }: AppFrameProps) {
  const { t } = useTranslation();
  return (
    <RealtimeProvider port={port}>
      <KeepFrameLive me={shell.me} />
      <StayOffline />
      <div className={classes.frame}>
        <a href={`#${MAIN_ID}`} className={classes.skip}>
          {t("shell:skip")}
        </a>
        <Rail me={shell.me} />
        <div className={classes.page}>
          <Header me={shell.me} />
          <ConnectionStrip />
          <main id={MAIN_ID} tabIndex={-1} className={classes.main}>
            {children}
          </main>
        </div>
        <BottomBar me={shell.me} />
        <SearchDoor me={shell.me} />
      </div>
    </RealtimeProvider>
  );
}

/** What the frame itself shows: unread notices, seats and whether one is signed in at all. */
const FRAME_EVENTS = ["notice.", "seat.", "chair.", "session."];

function KeepFrameLive({ me }: { me: MeView }) {
  useLiveRevalidate(me.streams, { types: FRAME_EVENTS });
  return null;
}
