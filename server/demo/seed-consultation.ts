import { addDays } from "../clock.ts";
import type { DemoCounty } from "./demo-county.ts";

/** A draft of the industry department that is open for comments, with two of them: one for another wording, one whose unit is named to the department only. */
export async function seedConsultation(county: DemoCounty): Promise<void> {
  const { consultations } = county.services;
  const department = await county.actorOf("department");
  county.goTo(-7, "10:10");
  const { id } = await consultations.createConsultation(department, {
    title: "农机装备企业技术改造补助办法（征求意见稿）",
    audience: { scope: "alliances", alliances: [county.alliances.machinery] },
    explanation: "原办法今年底到期。联席会议上多家企业反映，补助门槛高、兑现慢。\n本稿降低了设备投资门槛，补助改为分两次兑现。",
    paragraphs: [
      { heading: "补助对象", text: "在本区登记、设备投资额不低于 200 万元的农机装备制造和配套企业。", origin: null },
      { heading: "补助标准", text: "按核定设备投资额的 5% 补助，单个项目最高 50 万元；用于涂装废气治理的，按 8% 补助。", origin: null },
      { heading: "申报和兑现", text: "每年三月、九月集中申报。项目备案后兑现四成，验收后兑现六成，每次自受理起不超过 20 个工作日。", origin: null },
    ],
    until: addDays(county.today, 12),
    shortReason: "",
    contact: { name: "何敏", phone: "0537-5550123" },
    previous: null,
    source: null,
  });
  county.goTo(-6, "09:00");
  const { paragraphs } = await consultations.commandConsultation(department, id, { command: "open" });
  county.goTo(-4, "15:25");
  await consultations.addComment(await county.liaisonOf("qinghe"), id, {
    paragraph: paragraphs[0]!.id,
    kind: "change",
    wording: "在本区登记、设备投资额不低于 100 万元的农机装备制造和配套企业。",
    text: "配套企业单项设备多在 100 万到 150 万元，200 万元把多数挡在外面。",
    named: true,
  });
  county.goTo(-3, "11:40");
  await consultations.addComment(await county.liaisonOf("dongyue"), id, { paragraph: paragraphs[2]!.id, kind: "against", wording: "", text: "分两次兑现，企业要垫更久的钱，不如一次兑现。", named: false });
}
