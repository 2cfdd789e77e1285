import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { DayField } from "./day-field.tsx";

describe("a field for a day", () => {
  const render = (props: Partial<Parameters<typeof DayField>[0]> = {}) => {
    const { container } = renderPage({ now: "2026-11-28T02:00:00.000Z", component: () => <DayField name="due" label="最晚交付" min="2026-11-28" {...props} /> });
    return { sent: () => container.querySelector<HTMLInputElement>('input[type="hidden"][name="due"]')?.value };
  };

  it("takes what people type, writes it out, and sends the day", async () => {
    const { sent } = render();
    const field = await screen.findByLabelText("最晚交付");
    await userEvent.type(field, "1月9日");
    await userEvent.tab();
    expect(field).toHaveValue("2027年1月9日");
    expect(sent()).toBe("2027-01-09");
    await userEvent.click(screen.getByRole("button", { name: "清除" }));
    expect(sent()).toBe("");
  });

  it("keeps a day beyond its bounds for the hub to refuse with a reason, but offers none", async () => {
    const { sent } = render({ defaultValue: "2026-11-30" });
    const field = await screen.findByLabelText("最晚交付");
    await userEvent.click(field);
    expect(await screen.findByRole("button", { name: /2026年11月27日/ })).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, "2026-11-02");
    await userEvent.tab();
    expect(sent()).toBe("2026-11-02");
  });

  it("lays no calendar over the reason of a refusal, unless asked for it", async () => {
    render({ defaultValue: "2026-11-02", error: "请改为今天或以后" });
    const field = await screen.findByLabelText("最晚交付");
    act(() => field.focus());
    await userEvent.type(field, "0", { skipClick: true });
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
    await userEvent.click(field);
    expect(await screen.findByRole("table")).toBeVisible();
  });
});
