/**
 * Who supplies whom, as a flow from resources (left) to needs (right); its width is the quantity. The table beside it
 * says the same in words, so the picture is hidden from reading aloud.
 */
import { useElementSize } from "@mantine/hooks";
import { Layer, Rectangle, Sankey, type SankeyNodeProps } from "recharts";
import type { PlanView } from "../../contracts/plans.ts";
import classes from "./plans.module.css";

const MARGIN = 4;
const NODE_WIDTH = 8;
/** Characters of a name that fit beside a node. */
const LONGEST_NAME = 12;

/** Nodes and links of a plan; needs and resources that take no part are left out. Pure. */
export function flowOf(plan: Pick<PlanView, "rows">) {
  const rows = plan.rows.filter((row) => row.parts.length > 0);
  const resources = [...new Map(rows.flatMap((row) => row.parts.map(({ resource }) => [resource.id, resource] as const))).values()];
  const at = new Map(resources.map(({ id }, index) => [id, index]));
  return {
    nodes: [
      ...resources.map(({ owner, title }) => ({ name: `${owner.name} · ${title}`, side: "resource" })),
      ...rows.map(({ need }) => ({ name: `${need.owner.name} · ${need.title}`, side: "need" })),
    ],
    links: rows.flatMap((row, index) =>
      row.parts.map(({ resource, quantity }) => ({ source: at.get(resource.id)!, target: resources.length + index, value: Number(quantity.value) })),
    ),
  };
}

export function FlowPicture({ plan }: { plan: PlanView }) {
  const { ref, width, height } = useElementSize();
  const data = flowOf(plan);
  return (
    <div ref={ref} className={classes.flow} aria-hidden>
      {width > 0 && data.links.length > 0 && (
        <Sankey
          width={width}
          height={height}
          data={data}
          node={<Node />}
          nodeWidth={NODE_WIDTH}
          nodePadding={22}
          margin={{ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }}
          link={{ stroke: "var(--mantine-color-teal-6)", strokeOpacity: 0.35 }}
        />
      )}
    </div>
  );
}

function Node({ x = 0, y = 0, width = 0, height = 0, payload }: Partial<SankeyNodeProps>) {
  const { name = "", side } = (payload ?? {}) as { name?: string; side?: string };
  const left = side === "resource";
  const text = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return (
    <Layer>
      <Rectangle x={x} y={y} width={width} height={height} fill={left ? "var(--mantine-color-teal-8)" : "var(--mantine-color-brand-7)"} />
      <text x={left ? x + width + 6 : x - 6} y={y + height / 2} textAnchor={left ? "start" : "end"} dominantBaseline="middle" fontSize={12} fill="currentColor">
        {text}
      </text>
    </Layer>
  );
}
