import { createHash, randomBytes } from "node:crypto";

/** A fresh secret of 256 bits for a cookie, token or link; URL-safe. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is stored of a secret: its SHA-256. Enough, because the secret itself has 256 random bits. Pure. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
