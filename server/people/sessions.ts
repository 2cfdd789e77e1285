import type { Dependencies } from "../dependencies.ts";
import { hashSecret, newSecret } from "../secrets.ts";

/** A session ends after this long without a request … */
export const IDLE_MS = 8 * 3_600_000;
/** … and at the latest after this long. */
export const ABSOLUTE_MS = 72 * 3_600_000;
/** `lastSeenAt` is written at most this often. */
const TOUCH_MS = 60_000;

/** Opens a session for a person. Returns the cookie's token, which is not stored. */
export async function openSession(
  { models, clock, ids }: Dependencies,
  person: string,
  device: string,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSecret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_MS);
  await models.sessions.create({
    _id: hashSecret(token),
    publicId: ids.next(),
    person,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    device: device.slice(0, 200),
  });
  return { token, expiresAt };
}

/** The live session of a cookie's token, or null; notes that it was seen. */
export async function findSession({ models, clock }: Dependencies, token: string) {
  const session = await models.sessions.findOne({ _id: hashSecret(token) }).lean();
  const now = clock.now();
  if (!session || session.expiresAt <= now) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > IDLE_MS) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) {
    await models.sessions.updateOne({ _id: session._id }, { $set: { lastSeenAt: now } });
  }
  return session;
}
