import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { lazyDialog } from "./lazy-dialog.tsx";

const api = stubApi();

it("asks a network that is gone for no code, says so, and opens when the hub is back", async () => {
  const load = vi.fn<() => Promise<() => React.JSX.Element>>(async () => () => <p>the dialog</p>);
  const Dialog = lazyDialog(load);
  function Page() {
    const [opened, setOpened] = useState(false);
    return (
      <>
        <button onClick={() => setOpened(true)}>open</button>
        <Dialog opened={opened} onClose={() => setOpened(false)} />
      </>
    );
  }
  renderPage({ component: Page });
  const user = userEvent.setup();
  const button = await screen.findByRole("button", { name: "open" });
  api.loseNetwork();
  await user.click(button);
  expect(await screen.findByText("网络不通，没有打开，请稍后再试")).toBeVisible();
  expect(load).not.toHaveBeenCalled();
  api.answer();
  await user.click(button);
  expect(await screen.findByText("the dialog")).toBeVisible();
});
