import type { ResolutionRecord } from "../../models/resolution.ts";
import { dayAt } from "../../server/clock.ts";
import type { Dependencies } from "../../server/dependencies.ts";
import { sealVersion } from "../../server/meetings/resolutions/seal-version.ts";

let serial = 5_000;

/** A resolution with one version, straight in the store; with a number that no meeting of a test comes to. */
export async function buildResolution(
  { models, ids, clock }: Dependencies,
  given: Pick<ResolutionRecord, "alliance" | "county"> & Partial<ResolutionRecord>,
): Promise<ResolutionRecord> {
  const at = clock.now();
  const day = dayAt(at);
  const version = { text: "同意由联盟见证签约", reason: "", person: ids.next(), name: "赵试验", at };
  const record: ResolutionRecord = {
    _id: ids.next(),
    year: Number(day.slice(0, 4)),
    serial: ++serial,
    internal: false,
    meeting: ids.next(),
    meetingTitle: "联席会议",
    item: ids.next(),
    title: "喷涂外协",
    day,
    poll: null,
    about: null,
    text: version.text,
    versions: [],
    reviewOn: null,
    reviewSetAt: null,
    reviews: [],
    revision: 0,
    at,
    ...given,
  };
  const sealed = { ...record, versions: [{ ...version, hash: sealVersion(record, version, "") }] };
  await models.resolutions.create([sealed]);
  return sealed;
}
