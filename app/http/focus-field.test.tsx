import { MultiSelect, Select, TextInput } from "@mantine/core";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../tests/setup/render-page.tsx";
import { focusField, labelOfField } from "./focus-field.ts";

const Form = () => (
  <form>
    <TextInput name="title" label="联盟名称" required />
    <Select name="lead" label="牵头部门" required data={["工信局"]} searchable />
    <MultiSelect name="helpers" label="配合单位" data={["工信局"]} />
    <input name="rows.0.text" aria-label="条件原文" />
    <input name="bare" />
  </form>
);

it("finds a field by the name that the API has for it, and what the page calls it", async () => {
  renderPage({ component: Form });
  await screen.findByRole("textbox", { name: "联盟名称" });
  expect(["title", "lead", "helpers", "rows.0.text", "bare", "none"].map(labelOfField)).toEqual(["联盟名称", "牵头部门", "配合单位", "条件原文", undefined, undefined]);
  expect(focusField("lead")).toBe(true);
  expect(screen.getByRole("combobox", { name: "牵头部门" })).toHaveFocus();
  expect(focusField("none")).toBe(false);
});
