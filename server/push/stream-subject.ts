import type { StreamName } from "../../app/contracts/streams.ts";
import type { StreamSubject } from "../access/stream-rules.ts";
import type { Models } from "../database/models.ts";

/** What a stream's name stands for, or null when there is no such thing. One read at most. */
export async function findStreamSubject(models: Models, stream: StreamName): Promise<StreamSubject | null> {
  const [kind, id] = stream.split(":") as [StreamSubject["kind"], string];
  switch (kind) {
    case "user":
    case "organization":
      return { kind, id };
    case "alliance": {
      const alliance = await models.alliances.findOne({ _id: id }, { county: 1 }).lean();
      return alliance && { kind, id, scope: { alliance: id, county: alliance.county } };
    }
    case "meeting": {
      const meeting = await models.meetings.findOne({ _id: id }, { alliance: 1, county: 1, state: 1 }).lean();
      return meeting && { kind, id, scope: { alliance: meeting.alliance, county: meeting.county }, state: meeting.state };
    }
  }
}

/** Scope by which an event's audience is judged; null for streams of one person or organization. Pure. */
export const scopeOf = (subject: StreamSubject) => ("scope" in subject ? subject.scope : null);
