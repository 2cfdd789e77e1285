import { mongo } from "mongoose";
import type { AppError } from "../errors.ts";

/** Whether an error says that another record already holds a unique key. Pure. */
export const isTaken = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11000;

/** For `catch`: a key that another record already holds is refused in words, every other error goes on as it is. */
export const takenAs =
  (refusal: () => AppError) =>
  (error: unknown): never => {
    throw isTaken(error) ? refusal() : error;
  };
