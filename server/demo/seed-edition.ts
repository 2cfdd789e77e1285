import type { DemoCounty } from "./demo-county.ts";

/** The machinery alliance's first edition of its lists, this morning, and another one on the first day of each month. */
export async function seedEdition(county: DemoCounty): Promise<void> {
  const { services, alliances } = county;
  county.goTo(0, "08:50");
  const secretary = await county.actorOf("secretary");
  await services.listings.setRhythm(secretary, alliances.machinery, { months: 1, day: 1, automatic: false });
  await services.listings.publishEdition(secretary, alliances.machinery, { foreword: "本期请重点看逾期和近期到期的需求，能接的单位直接在系统里答复，或与联盟秘书联系。", after: null });
}
