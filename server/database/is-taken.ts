import { mongo } from "mongoose";

/** Whether an error says that another record already holds a unique key. Pure. */
export const isTaken = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11000;
