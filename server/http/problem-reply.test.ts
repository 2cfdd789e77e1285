import { mongo } from "mongoose";
import { describe, expect, it } from "vitest";
import { asAppError } from "./problem-reply.ts";

const bulk = (error: Error | { message: string; code: number }) => new mongo.MongoBulkWriteError(error as mongo.AnyError, {} as mongo.BulkWriteResult);
const broken = (code: string) => Object.assign(new Error(`write ${code}`), { code, syscall: "write" });

describe("asAppError", () => {
  it.each([
    ["a network error", new mongo.MongoNetworkError("closed")],
    ["a socket's own error", broken("EPIPE")],
    ["a socket's error that the driver met at the commit", new TypeError("commitError.hasErrorLabel is not a function")],
    ["a bulk write that a socket's error ended", bulk(broken("EPIPE"))],
    ["a bulk write that lost its connection", bulk(new mongo.MongoNetworkError("read ECONNRESET"))],
  ])("tells %s as a lost database", (_name, error) => {
    expect(asAppError(error)).toMatchObject({ code: "unavailable", status: 503, cause: error });
  });

  it("tells a body that is not compressed as it says as the sender's fault", () => {
    const error = Object.assign(new Error("incorrect header check"), { code: "Z_DATA_ERROR", status: 400 });
    expect(asAppError(error)).toMatchObject({ code: "bad_input", status: 422 });
  });

  it.each([
    ["what the server refused", new mongo.MongoServerError({ message: "bad", code: 2 })],
    ["what the server refused of a bulk write", bulk({ message: "taken", code: 11_000 })],
    ["any other error", Object.assign(new Error("no such file"), { code: "ENOENT" })],
  ])("does not take %s for one", (_name, error) => {
    expect(asAppError(error)).toMatchObject({ code: "internal", status: 500 });
  });
});
