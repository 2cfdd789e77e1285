import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { ToldPanel } from "./told-panel.tsx";

it("says who was told what, and who has read it, in words", async () => {
  const at = "2026-11-20T02:00:00.000Z";
  renderPage({
    component: () => (
      <ToldPanel
        told={{
          items: [
            { at, kind: "nobody_read", unit: "清河机械", people: [{ name: "秘书某", readAt: null }] },
            { at, kind: "action_assigned", unit: null, people: [{ name: "甲某", readAt: "2026-11-20T03:12:00.000Z" }, { name: "乙某", readAt: null }] },
          ],
        }}
      />
    ),
  });
  const [silence, assigned] = (await screen.findAllByRole("list")).slice(1);
  expect(screen.getByText("清河机械无人查看，请电话联系")).toBeVisible();
  expect(silence).toHaveTextContent("秘书某 未读");
  expect(within(assigned!).getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["甲某 已读 昨天 11:12", "乙某 未读"]);
});
