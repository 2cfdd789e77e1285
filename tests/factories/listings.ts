import type { ListingInput } from "../../app/contracts/listings.ts";
import { listingInput } from "../../app/contracts/listings.ts";
import type { Dependencies } from "../../server/dependencies.ts";
import type { TestHub } from "../setup/start-test-hub.ts";

/** A need of 500 sets to be sprayed, as the API takes it; `given` changes it. */
export function listingBody(given: Record<string, unknown> & { alliance: string }): Record<string, unknown> {
  return {
    kind: "need",
    title: "500台套覆盖件喷涂外协",
    text: "喷涂线满负荷，急需外协",
    category: "process.p14",
    quantity: { value: "500", unit: "台套" },
    place: "370812",
    ...given,
  };
}

/** Makes a listing through the use case, as an administrator would, so that everything derived is right. */
export async function buildListing(
  hub: Pick<TestHub, "services" | "dependencies">,
  given: Record<string, unknown> & { alliance: string; owner: string },
): Promise<{ id: string; revision: number }> {
  const input: ListingInput = listingInput.parse(listingBody(given));
  return hub.services.listings.createListing(await systemActor(hub.dependencies), input);
}

/** A policy with a condition of each sort. */
export const policyBody = (given: Record<string, unknown> & { alliance: string }): Record<string, unknown> => ({
  kind: "policy",
  title: "技改设备奖补",
  policy: {
    conditions: [
      { fact: "industry", text: "属于制造业", anyOf: ["C"] },
      { fact: "region", text: "注册在本县", anyOf: ["370812"] },
      { fact: "question", text: "三年内无重大安全事故" },
    ],
    benefit: "按设备投资的 8% 奖补，最高 100 万元",
    department: "县工信局",
    phone: "0537-1234567",
    papers: ["设备发票", "验收报告"],
    steps: ["网上申报", "现场核查", "公示", "拨付"],
    days: 15,
  },
  ...given,
});

async function systemActor({ clock }: Dependencies) {
  return {
    person: { id: "0".repeat(24), name: "系统", account: "system", locale: "zh-CN" as const },
    seats: [
      {
        id: "system",
        role: "administrator" as const,
        organization: null,
        alliance: null,
        county: null,
        from: new Date(0),
        until: null,
        cause: "test",
      },
    ],
    seat: null,
    session: null,
    token: null,
    validUntil: new Date(clock.now().getTime() + 3_600_000),
  };
}
