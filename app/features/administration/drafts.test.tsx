import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { buildMeView, buildSeatView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { NewAllianceDialog } from "./new-alliance-dialog.tsx";
import { NewPersonDialog } from "./new-person-dialog.tsx";
import { OrganizationForm } from "./organization-form.tsx";
import { SeatForm } from "./seat-form.tsx";

const api = stubApi();
const administrator = buildMeView({ seats: [buildSeatView({ role: "administrator", organization: null, alliance: null })] });
const counties = [{ code: "370812", name: "兖州区" }];

const forms: [name: string, field: string, form: () => ReactElement][] = [
  ["organization", "单位全称", () => <OrganizationForm organization={null} counties={counties} onDone={() => {}} />],
  ["seat", "依据", () => <SeatForm person={"a".repeat(24)} alliances={[]} organizations={[]} />],
  ["alliance", "联盟名称", () => <NewAllianceDialog opened departments={[]} onClose={() => {}} />],
  ["account", "姓名", () => <NewPersonDialog opened counties={counties} anywhere onClose={() => {}} />],
];

const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("lianmeng:draft:"));

describe("the administration's forms", () => {
  it.each(forms)("keep what was typed of a new %s when the session is lost, and forget it once it is sent", async (_name, field, form) => {
    const show = () => renderPage({ component: form, me: administrator });
    api.refuse("signed_out");
    const first = show();
    await userEvent.type(await screen.findByRole("textbox", { name: field }), "云杉涂装有限公司");
    await waitFor(() => expect(kept()).toHaveLength(1));
    await userEvent.click(document.querySelector<HTMLButtonElement>("button[type=submit]")!);
    expect(await screen.findByText(/^elsewhere \/sign-in/)).toBeVisible();
    first.unmount();

    api.answer({ person: { id: "b".repeat(24), name: "x" }, invitation: null }, 201);
    show();
    await waitFor(() => expect(screen.getByRole("textbox", { name: field })).toHaveValue("云杉涂装有限公司"));
    await userEvent.click(document.querySelector<HTMLButtonElement>("button[type=submit]")!);
    await waitFor(() => expect(kept()).toEqual([]));
  });
});
