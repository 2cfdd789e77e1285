import { Schema, type Connection, type Model } from "mongoose";
import type { Locale } from "../app/contracts/locale.ts";

/** A person with one account. `accountKey` is the account folded to lower case, unique. */
export interface PersonRecord {
  _id: string;
  account: string;
  accountKey: string;
  name: string;
  phone?: string;
  /** Division code of the county whose officers keep the account; absent: the administrators of the hub. */
  county?: string;
  locale: Locale;
  /** argon2id; absent while the person has not set a password yet. */
  passwordHash?: string;
  passwordChangedAt?: Date;
  /** Hash of the one-time link with which the person sets a password. */
  invitation?: { hash: string; expiresAt: Date };
  /** Asks for a code besides the password. The authenticator's secret is sealed, spare codes are hashes; a step of time is good once. */
  secondFactor?: { sealed: string; since: Date; lastStep: number; spares: string[] };
  /** A secret whose first code is still to be entered. */
  secondFactorOffer?: { sealed: string; until: Date };
  /** Seat chosen last. */
  seat?: string;
  disabledAt?: Date;
  /** Made by the demo seed; may sign in without a password in demo mode. */
  demo?: boolean;
  revision: number;
  createdAt: Date;
}

/** Also read of a backup, without models. */
export const personCollection = "people";

const schema = new Schema<PersonRecord>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    accountKey: { type: String, required: true },
    name: { type: String, required: true },
    phone: String,
    county: String,
    locale: { type: String, required: true },
    passwordHash: String,
    passwordChangedAt: Date,
    invitation: { type: { hash: String, expiresAt: Date }, _id: false },
    secondFactor: { type: { sealed: String, since: Date, lastStep: Number, spares: [String] }, _id: false },
    secondFactorOffer: { type: { sealed: String, until: Date }, _id: false },
    seat: String,
    disabledAt: Date,
    demo: Boolean,
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: personCollection },
);
schema.index({ accountKey: 1 }, { unique: true });
schema.index({ "invitation.hash": 1 }, { sparse: true });
schema.index({ county: 1, accountKey: 1 });
schema.index({ demo: 1 }, { sparse: true });

export const personModel = (connection: Connection): Model<PersonRecord> => connection.model<PersonRecord>("Person", schema);
