/**
 * Who supplies whom, as a flow from resources (left) to needs (right); its width is the value saved. The table beside it says the same
 * in words, so the picture is hidden from reading aloud.
 */
import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Layer, Rectangle, Sankey, type SankeyNodeProps } from "recharts";
import type { PlanRow } from "../../contracts/plans.ts";
import classes from "./plans.module.css";

const MARGIN = 4;
const NODE_WIDTH = 8;
const NODE_GAP = 18;
const ROW_HEIGHT = 46;
const LEAST_HEIGHT = 160;
/** Width of a Chinese character of the labels, and the room that the flow itself keeps. */
const CHARACTER_PX = 12;
const FLOW_SHARE = 0.24;

/** Nodes and links of these rows; a resource that the reader may not see goes by `someone`. Pure. */
export function flowOf(rows: readonly PlanRow[], someone: string) {
  const resources = new Map<string, { name: string; at: number }>();
  for (const { parts } of rows) {
    for (const { resource } of parts) {
      const id = resource?.id ?? "";
      if (!resources.has(id)) resources.set(id, { name: resource?.owner.name ?? someone, at: resources.size });
    }
  }
  return {
    nodes: [
      ...[...resources.values()].map(({ name }) => ({ name, side: "resource" })),
      ...rows.map(({ need }) => ({ name: `${need.owner.name} · ${need.title}`, side: "need" })),
    ],
    links: rows.flatMap((row, index) =>
      row.parts
        .filter(({ value }) => value.amount > 0)
        .map(({ resource, value }) => ({ source: resources.get(resource?.id ?? "")!.at, target: resources.size + index, value: value.amount })),
    ),
  };
}

export function FlowPicture({ rows }: { rows: readonly PlanRow[] }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const data = flowOf(rows, t("plans:someone"));
  const height = Math.max(LEAST_HEIGHT, ROW_HEIGHT * rows.length);
  const longest = Math.floor((width * (1 - FLOW_SHARE)) / 2 / CHARACTER_PX);
  return (
    <div ref={ref} className={classes.flow} style={{ height }} aria-hidden>
      {width > 0 && (
        <Sankey
          width={width}
          height={height}
          accessibilityLayer={false}
          data={data}
          node={<Node longest={longest} />}
          nodeWidth={NODE_WIDTH}
          nodePadding={NODE_GAP}
          margin={{ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }}
          link={{ stroke: "var(--mantine-color-teal-6)", strokeOpacity: 0.28 }}
        />
      )}
    </div>
  );
}

function Node({ x = 0, y = 0, width = 0, height = 0, payload, longest }: Partial<SankeyNodeProps> & { longest: number }) {
  const { name = "", side } = (payload ?? {}) as { name?: string; side?: string };
  const left = side === "resource";
  const text = name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
  return (
    <Layer>
      <title>{name}</title>
      <Rectangle x={x} y={y} width={width} height={Math.max(1, height)} fill={left ? "var(--mantine-color-teal-8)" : "var(--lm-brand)"} />
      <text x={left ? x + width + 6 : x - 6} y={y + height / 2} textAnchor={left ? "start" : "end"} dominantBaseline="middle" fontSize={CHARACTER_PX} fill="currentColor">
        {text}
      </text>
    </Layer>
  );
}
