import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { showDone, showUndo } from "./show-undo.tsx";

it("marks what was done as a success, also where it can be taken back", async () => {
  renderPage({ component: () => null });
  act(() => {
    showDone("已保存");
    showUndo({ message: "已撤回", undoLabel: "撤销", onUndo: () => {} });
  });
  for (const words of ["已保存", "已撤回"]) {
    const toast = (await screen.findByText(words)).closest<HTMLElement>("[role=alert]")!;
    expect(toast.style.getPropertyValue("--notification-color")).toContain("teal");
    expect(toast.querySelector("svg.tabler-icon-check")).toBeInTheDocument();
  }
});
