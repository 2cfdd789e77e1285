import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { ContestedFields } from "../kit/contested-fields.tsx";
import { useEditedValues } from "./use-edited-values.ts";

type Stored = { presenter: string; text: string };

const formOver = (first: Stored) =>
  function Form() {
    const [stored, setStored] = useState(first);
    const { values, set, changed, contested, forget } = useEditedValues("item:1", stored);
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
        <button type="button" onClick={forget}>
          saved
        </button>
        <button type="button" onClick={() => setStored({ presenter: values.presenter.trim(), text: values.text })}>
          read anew
        </button>
      </>
    );
  };

const Form = formOver({ presenter: "", text: "" });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const changedFields = () => document.querySelector("output")!.textContent;
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("lianmeng:draft:"));

beforeEach(() => localStorage.clear());

describe("a form over something that others change while it is open", () => {
  it("follows them where nothing was typed, and sends only what was", async () => {
    renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("presenter"), "陈静");
    await press("somebody else saves");
    expect(screen.getByLabelText("text")).toHaveValue("附件二");
    expect(screen.getByLabelText("presenter")).toHaveValue("陈静");
    expect(changedFields()).toBe("presenter");
  });

  it("says where both changed the same, and takes theirs on demand", async () => {
    renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("presenter"), "陈静");
    expect(screen.queryByText(/刚被他人/)).not.toBeInTheDocument();
    await press("somebody else saves");
    expect(screen.getByText("“presenter”刚被他人改为“周明”，保存后以这里填写的为准。")).toBeVisible();
    await press("改用对方的");
    expect(screen.getByLabelText("presenter")).toHaveValue("周明");
    expect(screen.queryByText(/刚被他人/)).not.toBeInTheDocument();
  });

  it("has nothing left to send once it is saved, and follows from then on what is stored", async () => {
    renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("presenter"), "陈静 ");
    await press("saved");
    expect(screen.getByLabelText("presenter")).toHaveValue("陈静 ");
    expect(changedFields()).toBe("");
    await press("read anew");
    expect(screen.getByLabelText("presenter")).toHaveValue("陈静");
    await press("somebody else saves");
    expect(screen.getByLabelText("presenter")).toHaveValue("周明");
    expect(changedFields()).toBe("");
  });

  it("shows what is stored when somebody sets back what was saved here", async () => {
    renderPage({ component: formOver({ presenter: "周明", text: "附件二" }) });
    await userEvent.clear(await screen.findByLabelText("presenter"));
    await userEvent.type(screen.getByLabelText("presenter"), "陈静");
    await press("saved");
    await press("read anew");
    await press("somebody else saves");
    expect(screen.getByLabelText("presenter")).toHaveValue("周明");
    expect(changedFields()).toBe("");
  });

  it("brings back what was typed over a content that others have changed meanwhile, beside what they changed", async () => {
    const first = renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("presenter"), "陈静");
    await waitFor(() => expect(kept()).toHaveLength(1));
    first.unmount();
    renderPage({ component: formOver({ presenter: "周明", text: "附件二" }) });
    await waitFor(() => expect(screen.getByLabelText("presenter")).toHaveValue("陈静"));
    expect(screen.getByLabelText("text")).toHaveValue("附件二");
    expect(screen.getByText("“presenter”刚被他人改为“周明”，保存后以这里填写的为准。")).toBeVisible();
    expect(changedFields()).toBe("presenter");
  });
});
