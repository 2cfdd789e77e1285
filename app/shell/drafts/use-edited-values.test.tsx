import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { ContestedFields } from "../kit/contested-fields.tsx";
import { useEditedValues } from "./use-edited-values.ts";

function Form() {
  const [stored, setStored] = useState({ presenter: "", text: "" });
  const { values, set, changed, contested } = useEditedValues("item:1", stored);
  return (
    <>
      {(["presenter", "text"] as const).map((name) => (
        <input key={name} aria-label={name} value={values[name]} onChange={(event) => set({ [name]: event.currentTarget.value })} />
      ))}
      <output>{changed.join()}</output>
      <ContestedFields fields={contested.map((name) => ({ name, label: name, theirs: stored[name] }))} onTake={(name) => set({ [name]: stored[name] })} />
      <button type="button" onClick={() => setStored({ presenter: "周明", text: "附件二" })}>
        somebody else saves
      </button>
    </>
  );
}

beforeEach(() => localStorage.clear());

describe("a form over something that others change while it is open", () => {
  it("follows them where nothing was typed, and sends only what was", async () => {
    renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("presenter"), "陈静");
    await userEvent.click(screen.getByRole("button", { name: "somebody else saves" }));
    expect(screen.getByLabelText("text")).toHaveValue("附件二");
    expect(screen.getByLabelText("presenter")).toHaveValue("陈静");
    expect(document.querySelector("output")).toHaveTextContent(/^presenter$/);
  });

  it("says where both changed the same, and takes theirs on demand", async () => {
    renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("presenter"), "陈静");
    expect(screen.queryByText(/刚被他人/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "somebody else saves" }));
    expect(screen.getByText("“presenter”刚被他人改为“周明”，保存后以这里填写的为准。")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "改用对方的" }));
    expect(screen.getByLabelText("presenter")).toHaveValue("周明");
    expect(screen.queryByText(/刚被他人/)).not.toBeInTheDocument();
  });
});
