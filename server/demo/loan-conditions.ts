import type { Condition } from "../../app/contracts/conditions.ts";

/** Whom the bank of the demo lends to, by product. */
export const loanConditions = {
  working: [
    { fact: "region", text: "注册在济宁市", anyOf: ["370800"] },
    { fact: "type", text: "企业法人", anyOf: ["enterprise"] },
    { fact: "size", text: "小型或微型企业", anyOf: ["small", "micro"] },
    { fact: "question", text: "近两年无逾期贷款" },
  ],
  equipment: [
    { fact: "industry", text: "属于制造业", anyOf: ["C"] },
    { fact: "revenue", text: "年营业收入不低于 1000 万元", minFen: 1_000_000_000 },
    { fact: "question", text: "设备购置合同已签订" },
  ],
} satisfies Record<string, Condition[]>;
