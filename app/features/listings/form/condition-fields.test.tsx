import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { reply, stubApi } from "../../../../tests/setup/stub-api.ts";
import type { Condition } from "../../../contracts/conditions.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { emptyValues } from "./form-values.ts";

const api = stubApi();

const trades = [
  { code: "industry.C", name: "制造业", parent: "industry" },
  { code: "industry.C35", name: "专用设备制造业", parent: "industry.C" },
  { code: "industry.C351", name: "采矿、冶金、建筑专用设备制造", parent: "industry.C35" },
];
const places = [{ code: "370812", name: "兖州区", fullName: "山东省济宁市兖州区" }];

/** Answers as the hub's reference data do. */
const answerReference = () =>
  api.fetch.mockImplementation((address) => {
    const { pathname, searchParams } = new URL(String(address), "http://hub.test");
    const code = searchParams.get("code")?.split(",");
    const q = searchParams.get("q");
    const items = pathname.endsWith("/divisions")
      ? places
      : trades.filter((one) => (code ? code.includes(one.code) : q ? one.code.includes(q.toUpperCase()) || one.name.includes(q) : one.parent === searchParams.get("parent")));
    return Promise.resolve(reply({ items, nextCursor: null }));
  });

function show(first: Condition[]) {
  renderPage({
    component: function Form() {
      const [values, setValues] = useState({ ...emptyValues, conditions: first });
      return (
        <>
          <ConditionFields
            path="policy.conditions"
            fields={{ kind: "policy", values, set: (change) => setValues((now) => ({ ...now, ...change })), errors: {}, units: [], county: "370812", readCategory: "" }}
          />
          <output>{JSON.stringify(values.conditions.map((condition) => ("anyOf" in condition ? condition.anyOf : [])))}</output>
        </>
      );
    },
  });
}

const codes = () => JSON.parse(document.querySelector("output")!.textContent!) as string[][];

it("shows the trades and places of a condition by name", async () => {
  answerReference();
  show([
    { fact: "industry", text: "属于制造业", anyOf: ["C", "C99"] },
    { fact: "region", text: "注册在兖州区", anyOf: ["370812"] },
  ]);
  expect(await screen.findByText("C 制造业")).toBeVisible();
  expect(await screen.findByText("山东省济宁市兖州区")).toBeVisible();
  // A code that no table knows is still there.
  expect(screen.getByText("C99")).toBeVisible();
  expect(codes()).toEqual([["C", "C99"], ["370812"]]);
});

it("finds a trade by its code or by its name, and keeps the code that the API takes", async () => {
  answerReference();
  show([{ fact: "industry", text: "属于专用设备制造业", anyOf: [] }]);
  const field = await screen.findByRole("combobox", { name: "符合的值" });
  await userEvent.type(field, "c351");
  expect(await screen.findByRole("option", { name: "C351 采矿、冶金、建筑专用设备制造" })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(codes()).toEqual([["C351"]]));
  await userEvent.type(field, "专用设备制造业");
  await userEvent.click(await screen.findByRole("option", { name: "C35 专用设备制造业" }));
  expect(codes()).toEqual([["C351", "C35"]]);
  expect(screen.getByText("C35 专用设备制造业")).toBeVisible();
});
