import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { buildMeView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { useKeptValues } from "./use-kept-values.ts";

function Form() {
  const { values, set, forget } = useKeptValues("delivery:1", { note: "", done: false as boolean });
  return (
    <>
      <input aria-label="note" value={values.note} onChange={(event) => set({ note: event.currentTarget.value })} />
      <button type="button" onClick={forget}>
        sent
      </button>
    </>
  );
}

const stored = () => Object.keys(localStorage).filter((key) => key.startsWith("lianmeng:draft:"));

beforeEach(() => localStorage.clear());

describe("what is typed into a form", () => {
  it("is there again after the page was loaded anew, and gone once it was sent", async () => {
    const first = renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("note"), "第一批 300 套");
    await waitFor(() => expect(stored()).toHaveLength(1));
    first.unmount();
    const second = renderPage({ component: Form });
    await waitFor(() => expect(screen.getByLabelText("note")).toHaveValue("第一批 300 套"));
    await userEvent.click(screen.getByRole("button", { name: "sent" }));
    expect(screen.getByLabelText("note")).toHaveValue("");
    expect(stored()).toEqual([]);
    second.unmount();
    renderPage({ component: Form });
    expect(await screen.findByLabelText("note")).toHaveValue("");
  });

  it("is kept to the last word when one leaves at once", async () => {
    const first = renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("note"), "第一批");
    await waitFor(() => expect(stored()).toHaveLength(1));
    await userEvent.type(screen.getByLabelText("note"), "，今天到");
    window.dispatchEvent(new Event("pagehide"));
    expect(localStorage.getItem(stored()[0]!)).toContain("第一批，今天到");
    await userEvent.type(screen.getByLabelText("note"), "齐");
    first.unmount();
    expect(localStorage.getItem(stored()[0]!)).toContain("第一批，今天到齐");
  });

  it("is not written again by leaving right after it was sent", async () => {
    const page = renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("note"), "第一批");
    await userEvent.click(screen.getByRole("button", { name: "sent" }));
    page.unmount();
    expect(stored()).toEqual([]);
  });

  it("is nobody else's", async () => {
    const first = renderPage({ component: Form });
    await userEvent.type(await screen.findByLabelText("note"), "第一批");
    await waitFor(() => expect(stored()).toHaveLength(1));
    first.unmount();
    const me = buildMeView();
    renderPage({ component: Form, me: { ...me, person: { ...me.person, id: "f".repeat(24) } } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await screen.findByLabelText("note")).toHaveValue("");
  });

  it("is not brought back when it is older than two weeks or unreadable", async () => {
    const { person } = buildMeView();
    const key = `lianmeng:draft:${person.id}:delivery:1`;
    for (const text of [JSON.stringify({ values: { note: "旧" }, at: new Date(Date.now() - 15 * 86_400_000).toISOString() }), "{", '{"values":3}']) {
      localStorage.setItem(key, text);
      const page = renderPage({ component: Form });
      const field = await screen.findByLabelText("note");
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(field).toHaveValue("");
      page.unmount();
    }
  });
});
